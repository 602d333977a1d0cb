"""Slips are rarely made once: what the neighbours of a wrong line show, so that one run tells all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from build_tools.load.yaml_lines import (
    Look,
    conflict,
    tight_colon,
    tight_dash,
    wide_colon,
    wide_dash,
    wide_hash,
    wide_indent,
    wide_space,
)
from build_tools.problem import Location, Problem

_BLOCK = re.compile(r"(?:^|[:-]) +[|>][-+0-9]*\s*(?:#.*)?$")
_MOST = 30
# Those that say what they mean whatever the parser makes of the line.
_PLAIN_SLIPS: tuple[Look, ...] = (
    conflict, wide_indent, wide_space, wide_colon, tight_colon, wide_dash, tight_dash, wide_hash,
)  # fmt: skip


def slips_beside(found: Problem, lines: Sequence[str], first_line: int) -> Iterator[Problem]:
    """Yield the slips of the lines that are indented as the one of ``found``: as far as they are plain."""
    index = found.at.line - first_line
    indent, block, told = indent_of(lines[index]), -1, 0
    for number, line in enumerate(lines):
        if block >= 0 and (not line.strip() or indent_of(line) > block):
            continue
        block = indent_of(line) if _BLOCK.search(line) else -1
        if number != index and indent_of(line) == indent and told < _MOST:
            at = Location(found.at.path, first_line + number)
            slips = [slip for look in _PLAIN_SLIPS if (slip := look(line, at))]
            told += len(slips)
            yield from slips


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
