"""Stretches of a day during which one state holds, laid over each other."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from build_tools.values.hours.week import Rule, State

EVERY_STATE = frozenset(State)


class Ground(Enum):
    """Why a state holds."""

    SAID = auto()
    OUTSIDE = auto()
    NOTHING_SAID = auto()
    SILENT = auto()
    OPEN_END = auto()
    NO_NOTICE = auto()
    WHICH_WEEKDAY = auto()
    NO_SCHOOL_YEAR = auto()
    WHICH_FESTIVAL = auto()


class Why(NamedTuple):
    """The ground of a state, and the rule that it rests on; ``days_before`` is 1 for a night begun the day before."""

    ground: Ground
    rule: Rule | None = None
    days_before: int = 0


class Spell(NamedTuple):
    """Minutes since midnight of the service day, ``end`` not included; past 1440 is the next morning."""

    start: int
    end: int
    state: State
    why: Why


Spells = tuple[Spell, ...]


def laid_over(spells: Iterable[Spell], top: Spell, over: frozenset[State] = EVERY_STATE) -> Spells:
    """Lay ``top`` over ``spells``, which are in order; only states of ``over`` are covered, gaps always."""
    kept = [
        piece
        for spell in spells
        for piece in ((spell,) if spell.state not in over else _around(spell, top.start, top.end))
    ]
    covered = [(spell.start, spell.end) for spell in kept]
    added = [top._replace(start=start, end=end) for start, end in _gaps(covered, top.start, top.end)]
    return tuple(sorted([*kept, *added], key=itemgetter(0)))


def joined(spells: Iterable[Spell]) -> Spells:
    """Neighbours of one state and one reason as one spell."""
    found: list[Spell] = []
    for spell in spells:
        if found and found[-1].end == spell.start and found[-1][2:] == spell[2:]:
            found[-1] = found[-1]._replace(end=spell.end)
        else:
            found.append(spell)
    return tuple(found)


def _around(spell: Spell, start: int, end: int) -> Iterable[Spell]:
    if spell.start < start:
        yield spell._replace(end=min(spell.end, start))
    if spell.end > end:
        yield spell._replace(start=max(spell.start, end))


def _gaps(covered: list[tuple[int, int]], start: int, end: int) -> Iterable[tuple[int, int]]:
    """What of start to end no pair of ``covered`` touches."""
    edges = [(start, start), *sorted(covered), (end, end)]
    for (_, before), (after, _) in pairwise(edges):
        begins, ends = max(before, start), min(after, end)
        if begins < ends:
            yield begins, ends
