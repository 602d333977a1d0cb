"""Which service of a direction runs on a date: of those that hold, the one that speaks of it most nearly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache, partial
from typing import NamedTuple

from build_tools.calendar.day import Almanac, CalendarDay, DayKind
from build_tools.departures.running_days import Claim, Nearness, claim_on
from build_tools.values.service_days import ServiceDays

_SATURDAY = 5
HOLIDAYS_OPEN = "节假日班次待定，请电询"


class Chosen(NamedTuple):
    """The services that run, by their place; two are an editor's mistake, none is 停驶.

    ``note`` says what is not known yet: then nothing else may be promised, and no service is not 停驶.
    """

    numbers: tuple[int, ...]
    note: str = ""


@lru_cache(4)
def chooser(almanac: Almanac) -> Callable[[tuple[ServiceDays, ...]], Callable[[date], Chosen]]:
    """Remember what was chosen: whole fleets share a few sets of days."""
    return cache(lambda services: cache(partial(services_on, services=services, almanac=almanac)))


def services_on(on: date, services: Sequence[ServiceDays], almanac: Almanac) -> Chosen:
    """Choose among the services of one direction; a year without a calendar keeps its weekdays and says so."""
    claims = [claim_on(on, days, almanac) for days in services]
    if not _is_open(claims):
        return Chosen(_nearest(claims))
    if almanac(on).kind is not DayKind.UNKNOWN:
        return Chosen(_nearest(claims), _note(claims, services))
    claims = [claim_on(on, days, _by_weekday(almanac)) for days in services]
    others = (_note(claims, services),) if _is_open(claims) else ()
    return Chosen(_nearest(claims), "；".join((HOLIDAYS_OPEN, *others)))


def _nearest(claims: Sequence[Claim]) -> tuple[int, ...]:
    best = max(claim.sure for claim in claims)
    return tuple(n for n, claim in enumerate(claims) if claim.sure == best) if best else ()


def _is_open(claims: Sequence[Claim]) -> bool:
    """Whether what is not known would change the choice."""
    may_win = _may_win(claims)
    return bool(may_win) and may_win != _nearest(claims)


def _may_win(claims: Sequence[Claim]) -> tuple[int, ...]:
    best = max(claim.sure for claim in claims)
    return tuple(n for n, claim in enumerate(claims) if claim.possible != Nearness.NONE and claim.possible >= best)


def _note(claims: Sequence[Claim], services: Sequence[ServiceDays]) -> str:
    return f"{'、'.join(str(services[n]) for n in _may_win(claims))}班次待定，请电询"


def _by_weekday(announced: Almanac) -> Almanac:
    def almanac(on: date) -> CalendarDay:
        day = announced(on)
        if day.kind is not DayKind.UNKNOWN:
            return day
        return replace(day, kind=DayKind.WORKDAY if on.weekday() < _SATURDAY else DayKind.WEEKEND)

    return almanac
