"""A new record as a file: the answers, then everything else that could be said, as comments."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from datetime import date

from build_tools.edit import written
from build_tools.interview import Answer
from build_tools.kinds import Entry
from build_tools.kinds.notice import Notice
from build_tools.validate.shape import FieldShape, shape_of

_MOST = 48


def suggested_id(title: str, kind: type[Entry], today: date, taken: Container[str]) -> str:
    """Spell ``title`` in pinyin; a notice begins with its day. The editor has the last word."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - 170 ms, for this question only

    spelt = "-".join(word.lower() for part in lazy_pinyin(title) for word in re.findall(r"[A-Za-z0-9]+", part))
    stem = f"{today}-{spelt}" if kind is Notice else spelt or kind.kind
    stem = re.sub(r"[^a-z0-9]+", "-", stem)[:_MOST].strip("-")
    numbered = (stem if n == 1 else f"{stem}-{n}" for n in range(1, 1000))
    return next(name for name in numbered if name not in taken)


def file_text(kind: type[Entry], answers: dict[str, Answer], path: str) -> str:
    """Return the whole file; what was not answered stands below as comments with help and example."""
    body = answers.get("body", "")
    shapes = {name: shape for name, shape in shape_of(kind).items() if name != "id"}
    said = [line for name in answers if name in shapes for line in _field(shapes[name], answers[name], "")]
    unsaid = [_comment(shape) for name, shape in shapes.items() if name not in answers]
    schema = f"# yaml-language-server: $schema={'../' * path.count('/')}schema/{kind.kind}.json"
    rest = ["", "# 下面这些可以不写。要写哪一行，就去掉那一行开头的“# ”，再改成自己的内容。", *unsaid]
    if kind is Notice:
        return "\n".join(["---", schema, *said, *rest[1:], "---", "", str(body), ""])
    return "\n".join([schema, *said, *rest, ""])


def _field(shape: FieldShape, answer: Answer, indent: str) -> Iterator[str]:
    if isinstance(answer, str):
        yield f"{indent}{shape.label}: {written(answer, in_flow=False)}"
        return
    yield f"{indent}{shape.label}:"
    assert shape.model  # noqa: S101 - what is no table is answered by a text
    shapes = shape_of(shape.model)
    if isinstance(answer, dict):
        yield from (line for name in answer for line in _field(shapes[name], answer[name], indent + "  "))
        return
    for table in answer:
        assert isinstance(table, dict)  # noqa: S101 - tables are asked field by field
        yield from _table(shapes, table, indent + "  ")


def _table(shapes: dict[str, FieldShape], table: dict[str, Answer], indent: str) -> Iterator[str]:
    lead = f"{indent}- "
    for name, answer in table.items():
        for line in _field(shapes[name], answer, indent + "  "):
            yield lead + line[len(lead) :] if lead.strip() else line
        lead = ""


def _comment(shape: FieldShape) -> str:
    """Help above, example below: with the sign taken away, a line must be right as it stands."""
    return f"#\n#   {shape.help}\n# {shape.label}: {shape.example}".rstrip()
