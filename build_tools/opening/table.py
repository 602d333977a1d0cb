"""Hours compiled for the browser: a weekly pattern, the dates that differ, and nothing to decide.

``compiled`` gives a table of plain lists, fit for JSON::

    {"from": "2026-10-09", "days": 410,
     "patterns": [[510, 990], [], [510, -990]],
     "weeks": [[0, 0, 0, 0, 0, 0, 1, 1], [84, 2, 2, 2, 2, 2, 2, 2]],
     "except": [1, 0]}

``from``      the first service day, as an ISO date; day 0. Begin with the day before the build: an
              instant after midnight asks for the night that began the day before.
``days``      how many service days the table covers. From ``from`` + ``days`` on, and on day 0
              before its first midnight, nothing is known: say “请电询”, never a guess.
``patterns``  the courses that occur, each a flat list of pairs of minutes since midnight of the
              service day, in order and apart: start, end. ``end`` may exceed 1440: the night
              runs on into the next day. A negative end, as in 510, -990, is *unknown* from 510 to
              990; other pairs are open; what no pair covers is shut.
``weeks``     the patterns of Monday to Sunday from a day on: day, then seven indexes of
              ``patterns``. In order; the first begins on day 0, each holds until the next.
``except``    a flat list of pairs, day and index of ``patterns``: dates that differ from their week.

To ask for an instant: take its date's pattern and minute, and the pattern of the date before with
minute + 1440. Open if either is open there, else unknown if either is, else shut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TypedDict

from build_tools.opening.opening import Opening
from build_tools.opening.spell import Spells
from build_tools.values.hours.week import State

__all__ = ["Table", "compiled"]

_WEEK = 7
# A stretch shorter than this costs less as single dates.
_SHORTEST = 3 * _WEEK

Pattern = tuple[int, ...]


Table = TypedDict(
    "Table",
    {"from": str, "days": int, "patterns": list[list[int]], "weeks": list[list[int]], "except": list[int]},
)
"""The table as the module's docstring describes it."""


def compiled(opening: Opening, first: date, count: int) -> Table:
    """Compile ``count`` service days from ``first`` on."""
    known: dict[object, int] = {}
    numbers: dict[Pattern, int] = {}
    days = []
    for ahead, key in enumerate(opening.alike(first, count)):
        if key not in known:
            pattern = _pattern(opening.service_day(first + timedelta(ahead)))
            known[key] = numbers.setdefault(pattern, len(numbers))
        days.append(known[key])
    weeks = [*_weeks(days, _stretches(opening.seasons(first, count)), first.weekday())]
    return {
        "from": first.isoformat(),
        "days": count,
        "patterns": [list(pattern) for pattern in numbers],
        "weeks": weeks,
        "except": [*_exceptions(days, weeks, first.weekday())],
    }


def _pattern(spells: Spells) -> Pattern:
    signs = {State.OPEN: 1, State.UNKNOWN: -1}
    joined: list[int] = []
    for start, end, state, _ in spells:
        if state is not State.OFF:
            sign = signs[state]
            if joined and joined[-1] == sign * start:
                joined[-1] = sign * end
            else:
                joined += [start, sign * end]
    return tuple(joined)


@lru_cache(256)
def _stretches(seasons: tuple[object, ...]) -> tuple[tuple[int, int], ...]:
    """First day and end of each stretch of one season; a short one is part of the one before it."""
    changes = [n for n, (one, other) in enumerate(pairwise(seasons), 1) if one != other]
    starts = [0, *(start for start, end in pairwise([*changes, len(seasons)]) if end - start >= _SHORTEST)]
    return tuple(pairwise([*starts, len(seasons)]))


def _weeks(days: Sequence[int], stretches: Iterable[tuple[int, int]], weekday: int) -> Iterator[list[int]]:
    """The usual week of each stretch, where it is another than before; ``weekday`` is that of day 0."""
    before: list[int] = []
    for start, end in stretches:
        firsts = [start + (day - weekday - start) % _WEEK for day in range(_WEEK)]
        usual = [_commonest(days[first:end:_WEEK] or days[start:end]) for first in firsts]
        if usual != before:
            yield [start, *usual]
            before = usual


def _commonest(found: Sequence[int]) -> int:
    """The first of them where two are as common, so that a table is the same every time."""
    return max(dict.fromkeys(found), key=found.count)


def _exceptions(days: Sequence[int], weeks: Sequence[Sequence[int]], weekday: int) -> Iterator[int]:
    for (start, *week), (end, *_) in pairwise([*weeks, [len(days)]]):
        for n in range(start, end):
            if days[n] != week[(weekday + n) % _WEEK]:
                yield n
                yield days[n]
