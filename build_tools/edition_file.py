"""An edition as a file that a volunteer can read, and that is read back as the same edition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from build_tools.edit import written
from build_tools.kinds.edition import Edition
from build_tools.kinds.fields import Model
from build_tools.validate.shape import shape_of

_NUMBERS = re.compile(r"\d+")


def edition_path(edition: Edition) -> str:
    """Return where the edition is kept: 2026年第1版 in directory/cards/<card>/editions/2026-1.yml."""
    name = "-".join(_NUMBERS.findall(edition.edition)) or edition.code
    return f"directory/cards/{edition.card}/editions/{name}.yml"


def edition_text(edition: Edition) -> str:
    """Return the whole file, in the words of the handbook."""
    lines = [
        f"# {edition.frozen_on} 定版时由 lianxin cards --freeze 写下：印出去的就是这些。",
        "# 请不要改这个文件。内容有变，把卡的“版次”加一，再定版。",
        *_table(edition, ""),
    ]
    return "\n".join([*lines, ""])


def _table(model: Model, indent: str) -> Iterator[str]:
    for name, shape in shape_of(type(model)).items():
        value = getattr(model, name)
        if value is None or value == () or value is False:
            continue
        if shape.model:
            yield f"{indent}{shape.label}:"
            for item in value:
                first, *rest = _table(item, indent + "    ")
                yield f"{indent}  - {first.lstrip()}"
                yield from rest
        else:
            yield f"{indent}{shape.label}: {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(written(str(item), in_flow=True) for item in value) + "]"
    if value is True:
        return "是"
    return value.isoformat() if isinstance(value, date) else written(str(value), in_flow=False)
