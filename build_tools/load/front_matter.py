"""A notice: fields between two lines of ``---``, then Markdown."""

from __future__ import annotations

from typing import Any, NamedTuple

import frontmatter
from frontmatter.default_handlers import BaseHandler

from build_tools.load.characters import problems_in_prose, problems_in_yaml
from build_tools.load.fences import EXAMPLE, FENCE, fences_in
from build_tools.load.limits import Limits
from build_tools.load.markdown_depth import too_deep
from build_tools.load.markdown_losses import losses_in
from build_tools.load.tree import Mapping, Sequence
from build_tools.load.yaml_tree import read_part
from build_tools.problem import Invalid, Location, Problem


class Notice(NamedTuple):
    """The fields as a tree, the text below them, the line on which that text begins, and what it would lose."""

    fields: Mapping
    body: str
    body_line: int
    losses: tuple[Problem, ...]


class _StrictFields(BaseHandler):
    """python-frontmatter splits the file; its fields are read by our own strict reader."""

    FM_BOUNDARY = FENCE
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, path: str, limits: Limits) -> None:
        super().__init__()
        self._path = path
        self._limits = limits

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        return {"tree": read_part(fm.removeprefix("\n"), self._path, self._limits, 2)}


def read_notice(text: str, path: str, limits: Limits) -> Notice:
    """Split and read a notice; raise ``Invalid`` when the fences or the fields are wrong."""
    _, close = fences_in(text, path)
    body_line = text.count("\n", 0, close.end()) + 2
    characters = (
        *problems_in_yaml(text[: close.start()], path),
        *problems_in_prose(text[close.end() + 1 :], path, body_line),
    )
    deep = too_deep(text[close.end() + 1 :], path, body_line)
    if characters or deep:
        raise Invalid(*characters, *([deep] if deep else []))
    metadata, body = frontmatter.parse(text, handler=_StrictFields(path, limits))
    fields: Mapping | Sequence = metadata["tree"]  # type: ignore[assignment]
    if isinstance(fields, Sequence):
        raise Invalid(Problem(Location(path, 2), "E141", "公告开头要由“栏目: 内容”组成", EXAMPLE))
    blank = len(text[close.end() + 1 :]) - len(text[close.end() + 1 :].lstrip())
    skipped = text.count("\n", close.end() + 1, close.end() + 1 + blank)
    losses = tuple(losses_in(text[close.end() + 1 :], path, body_line))
    return Notice(fields, body, body_line + skipped, losses)
