"""What was promised, and whether the figures keep it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builders import LIANXIN
from checking import RECORDS, Checks
from editing import Edit
from rounds import Build, spread

_LARGE = 10_000  # pages: the size at which the promises hold
_MEMORY = 150.0  # MB a process
_LINEAR = 1.1  # times as long a page at ten times as many pages
_COMMAND = 0.5  # s
_SERVED = 0.25  # s
_CHECKED = 1.0  # s


class Target(NamedTuple):
    """A promise, the figure that was measured, and the most it may be."""

    what: str
    measured: float
    most: float
    unit: str = ""

    @property
    def met(self) -> bool:
        """Whether the figure keeps the promise."""
        return self.measured <= self.most


def targets(builds: Sequence[Build], edits: Sequence[Edit], checks: Checks | None) -> Iterator[Target]:
    """Yield the promises that these figures can speak of."""
    ours = {build.asked: build for build in builds if build.name == LIANXIN.name}
    hugo = {build.asked: build for build in builds if build.name == "Hugo"}
    if _LARGE in ours:
        yield Target(f"{_LARGE:,} pages in no more wall time than Hugo", ours[_LARGE].ratio(hugo[_LARGE]).middle, 1)
        largest = max(run.largest for run in ours[_LARGE].runs)
        yield Target(f"{_LARGE:,} pages in at most {_MEMORY:.0f} MB a process", largest, _MEMORY, "MB")
    if {_LARGE, 10 * _LARGE} <= ours.keys():
        what = f"{10 * _LARGE:,} pages: at most {_LINEAR} times as long a page as {_LARGE:,}"
        for clock, figure in (("wall", 0), ("CPU", 1)):
            most, few = (spread([run[figure] for run in ours[size].runs]).middle for size in (10 * _LARGE, _LARGE))
            yield Target(f"{what}, {clock}", most / 10 / few, _LINEAR)
    if edits and _LARGE in ours:
        command, _, served, _ = edits
        what = f"One edit at {_LARGE:,} pages"
        yield Target(f"{what}, as a command: at most {_COMMAND} s", spread(command.seconds).middle, _COMMAND, "s")
        yield Target(f"{what}, until served: at most {_SERVED} s", spread(served.seconds).middle, _SERVED, "s")
    if checks:
        for name, runs in checks._asdict().items():
            middle = spread([run.wall for run in runs]).middle
            yield Target(f"{RECORDS:,} records checked {name}: at most {_CHECKED:.0f} s", middle, _CHECKED, "s")
