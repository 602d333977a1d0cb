"""Text without quotes that was meant as something else: an item, a list, or a field of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from build_tools.load.yaml_beside import slips_beside
from build_tools.load.yaml_flow import WIDE_BRACKETS, wide_brackets
from build_tools.load.yaml_lines import FALSE_DASHES, tight_dash, wide_dash, wide_space
from build_tools.load.yaml_mistakes import swallowed
from build_tools.problem import Location, Problem

_DASHES = frozenset(f"-{FALSE_DASHES}")
ODD_STARTS = frozenset("\u3000") | WIDE_BRACKETS | _DASHES


def slips_in_plain(event: Any, text: str, path: str, first_line: int) -> Iterator[Problem]:
    """Yield what the scalar of ``event`` was probably meant to be, where it stands in ``text``."""
    start, stop = event.start_mark, event.end_mark
    at = Location(path, start.line + first_line, start.column + 1)
    if event.value[0] == "\u3000":
        yield Problem(at, "E117", "行首有全角空格", "行首只能用半角空格缩进，请换掉。")
    if event.value[0] in WIDE_BRACKETS and (fault := wide_brackets(event.value)):
        yield Problem(at, *fault)
    found = _item(text, start.index, at) if event.value[0] in _DASHES else None
    if not found and start.line != stop.line:
        found = swallowed(text, start.index, stop.index, Location(path, first_line))
    if found:
        yield from (found, *slips_beside(found, text.split("\n"), first_line))


def _item(text: str, start: int, at: Location) -> Problem | None:
    """A dash at the head of a line, and yet no list: its space is missing, or it is none."""
    head = text.rfind("\n", 0, start) + 1
    if text[head:start].strip(" "):
        return None
    end = text.find("\n", start)
    line = text[head : end if end >= 0 else None]
    return wide_space(line, at) or wide_dash(line, at) or tight_dash(line, at)
