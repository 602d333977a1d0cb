"""From what a rule found to the line on which it stands.

Positions are not kept with every entry: a finding is rare, and its file is read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from build_tools.kinds import Entry
from build_tools.load import tree
from build_tools.load.source import SourceText, read_source
from build_tools.problem import Invalid, Location, Problem
from build_tools.rules.finding import Finding
from build_tools.validate import Converted, convert


def locate(findings: Iterable[Finding], root: Path) -> Iterator[Problem]:
    """Yield each finding as a problem with its line and column."""
    by_path = attrgetter("entry.origin.path")
    for path, group in groupby(sorted(findings, key=by_path), by_path):
        try:
            source = read_source(root, path)
        except Invalid:
            # The file changed under our feet; its first line is still the right file.
            source = None
        read: dict[int | None, Converted] = {}
        for finding in group:
            at = _position(finding, source, read) if source else Location(path)
            yield Problem(at, finding.code, finding.message, finding.remedy)


def pinned(problems: Iterable[Problem], entries: Mapping[str, Entry], root: Path) -> Iterator[Problem]:
    """Yield the problems, those with a ``place`` at its line; ``entries`` are found by their id."""
    for problem in problems:
        name, *way = problem.place or ("",)
        entry = entries.get(str(name))
        if entry is None:
            yield problem
        else:
            yield from locate([Finding(entry, tuple(way), problem.code, problem.message, problem.remedy)], root)


def _position(finding: Finding, source: SourceText, read: dict[int | None, Converted]) -> Location:
    """``read`` keeps what has been converted already: one entry may have a thousand findings."""
    path, index, _ = finding.entry.origin
    if finding.place[:1] == ("body",):
        _, line, column = finding.place
        assert isinstance(line, int)  # noqa: S101 - a place in a text is counted
        assert isinstance(column, int)  # noqa: S101
        return Location(path, source.body_line + line - 1, column)
    if index not in read:
        typed = (
            source.tree.items[index] if isinstance(source.tree, tree.Sequence) and index is not None else source.tree
        )
        if not isinstance(typed, tree.Mapping):
            return Location(path)
        read[index] = convert(typed, type(finding.entry), path)[1]
    return read[index].at(finding.place)
