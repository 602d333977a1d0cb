"""A notice: fields between two lines of ``---``, then Markdown."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import frontmatter
from frontmatter.default_handlers import BaseHandler

from build_tools.load.characters import problems_in_prose, problems_in_yaml
from build_tools.load.limits import Limits
from build_tools.load.tree import Mapping, Sequence
from build_tools.load.yaml_tree import read_part
from build_tools.problem import Invalid, Location, Problem

_FENCE = re.compile(r"^---[ ]*$", re.MULTILINE)
_EXAMPLE = "文件第一行写 ---，接着写栏目，再写一行 ---，然后是正文。"


class Notice(NamedTuple):
    """The fields as a tree, the text below them, and the line on which that text begins."""

    fields: Mapping
    body: str
    body_line: int


class _StrictFields(BaseHandler):
    """python-frontmatter splits the file; its fields are read by our own strict reader."""

    FM_BOUNDARY = _FENCE
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, path: str, limits: Limits) -> None:
        super().__init__()
        self._path = path
        self._limits = limits

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        return {"tree": read_part(fm.removeprefix("\n"), self._path, self._limits, 2)}


def read_notice(text: str, path: str, limits: Limits) -> Notice:
    """Split and read a notice; raise ``Invalid`` when the fences or the fields are wrong."""
    fences = list(_FENCE.finditer(text))
    _check_fences(text, path, [fence.start() for fence in fences])
    close = fences[1]
    body_line = text.count("\n", 0, close.end()) + 2
    characters = (
        *problems_in_yaml(text[: close.start()], path),
        *problems_in_prose(text[close.end() + 1 :], path, body_line),
    )
    if characters:
        raise Invalid(*characters)
    metadata, body = frontmatter.parse(text, handler=_StrictFields(path, limits))
    fields: Mapping | Sequence = metadata["tree"]  # type: ignore[assignment]
    if isinstance(fields, Sequence):
        raise Invalid(Problem(Location(path, 2), "E141", "公告开头要由“栏目: 内容”组成", _EXAMPLE))
    blank = len(text[close.end() + 1 :]) - len(text[close.end() + 1 :].lstrip())
    skipped = text.count("\n", close.end() + 1, close.end() + 1 + blank)
    return Notice(fields, body, body_line + skipped)


def _check_fences(text: str, path: str, fences: list[int]) -> None:
    first_line = text.split("\n", 1)[0]
    if invisible := tuple(problems_in_yaml(first_line, path)):
        raise Invalid(*invisible)
    if not fences or fences[0] != 0:
        what = f"公告要以一行 --- 开头，现在第一行是“{first_line[:20]}”"
        raise Invalid(Problem(Location(path), "E150", what, _EXAMPLE))
    if len(fences) == 1:
        what = "开头的栏目没有用 --- 结束"
        raise Invalid(Problem(Location(path), "E151", what, _EXAMPLE))
