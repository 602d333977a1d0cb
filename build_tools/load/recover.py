"""Reading on behind a mistake, so that one run tells everything wrong with a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from build_tools.load.source import SourceText, parse_source
from build_tools.load.yaml_beside import indent_of
from build_tools.problem import Invalid, Problem

# Slips that spoil their own lines; after others nobody knows what the rest would mean.
_LOCAL = frozenset((
    "E110", "E111", "E112", "E113", "E114", "E115", "E116", "E117", "E118", "E120", "E125", "E126", "E127",
    "E129", "E130", "E131", "E132", "E133", "E134", "E135", "E136", "E137", "E138", "E142",
))  # fmt: skip
_ROUNDS = 5


class Recovered(NamedTuple):
    """What is wrong with a file's writing, and what can be read of it without those lines, if anything."""

    problems: tuple[Problem, ...]
    source: SourceText | None


def read_on(data: bytes, path: str, first: tuple[Problem, ...]) -> Recovered:
    """Read a file again without the lines of ``first`` and what hangs below them."""
    found = first
    wrong = first
    for _ in range(_ROUNDS):
        if not all(problem.code in _LOCAL for problem in wrong):
            break
        data = _without(wrong, data)
        try:
            return Recovered(found, parse_source(data, path))
        except Invalid as error:
            wrong = error.problems
            found += wrong
    # Mistakes of a later round may be consequences of the first.
    return Recovered(first, None)


def _without(wrong: Iterable[Problem], data: bytes) -> bytes:
    """Blank the lines of ``wrong`` and those below that are deeper; every other character keeps its place."""
    spoilt = {problem.at.line - 1 for problem in wrong}
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    above = -1
    for number, line in enumerate(lines):
        if number in spoilt:
            above = indent_of(line)
        elif line.strip() and indent_of(line) <= above:
            above = -1
        if above >= 0:
            lines[number] = ""
    return "\n".join(lines).encode()
