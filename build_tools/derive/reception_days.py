"""When people are received: a rule that calendars understand, the dates that differ from it, and those not sure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from dateutil.rrule import rrulestr

from build_tools.calendar.day import Almanac, DayKind
from build_tools.kinds.reception import Reception
from build_tools.opening import Opening
from build_tools.values.hours import Hours
from build_tools.values.hours.week import State

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAYS_AHEAD = 400

Span = tuple[int, int]


class Sitting(NamedTuple):
    """One time of day: the first start and end, an RRULE or nothing, the starts left out of it and those besides it."""

    start: datetime
    end: datetime
    rule: str
    skipped: tuple[datetime, ...]
    added: tuple[datetime, ...]


class ReceptionDays(NamedTuple):
    """``doubtful`` are days off on which nobody has said whether anybody is there."""

    sittings: tuple[Sitting, ...]
    doubtful: tuple[tuple[datetime, datetime], ...]


def reception_days(reception: Reception, almanac: Almanac, first: date, today: date) -> ReceptionDays:
    """Work out every day from ``first`` until 400 days ahead, or until the record ends."""
    last = min(filter(None, (today + timedelta(_DAYS_AHEAD), reception.valid_to)))
    sure: dict[Span, list[datetime]] = {}
    doubtful = []
    opening = Opening(reception.hours, almanac)
    for on in (first + timedelta(n) for n in range((last - first).days + 1)):
        midnight = datetime.combine(on, time())
        for spell in opening.service_day(on):
            start, end = (midnight + timedelta(minutes=minutes) for minutes in (spell.start, spell.end))
            if spell.state is State.OPEN or (spell.state is State.UNKNOWN and almanac(on).kind is DayKind.UNKNOWN):
                sure.setdefault((spell.start, spell.end), []).append(start)
            elif spell.state is State.UNKNOWN:
                doubtful.append((start, end))
    until = datetime.combine(last, time.max)
    return ReceptionDays(tuple(_sitting(reception.hours, *each, until) for each in sure.items()), tuple(doubtful))


def _sitting(hours: Hours, span: Span, starts: list[datetime], until: datetime) -> Sitting:
    end = starts[0] + timedelta(minutes=span[1] - span[0])
    rule = _rule(hours)
    if not rule:
        return Sitting(starts[0], end, "", (), tuple(starts[1:]))
    told = set(rrulestr(rule, dtstart=starts[0]).between(starts[0], until, inc=True))
    return Sitting(starts[0], end, rule, tuple(sorted(told - {*starts})), tuple(sorted({*starts} - told)))


def _rule(hours: Hours) -> str:
    """Of the weekdays in the first rule: every week, or by their number in the month; else nothing."""
    days = hours.rules[0].days
    if (
        days.is_dated
        or days.holidays
        or days.lunar
        or days.spring
        or days.told
        or any(each.offset for each in days.weekdays)
    ):
        return ""
    numbered = [*_by_day(hours)]
    frequency = "MONTHLY" if any(each.nth for each in days.weekdays) else "WEEKLY"
    return f"FREQ={frequency};BYDAY={','.join(numbered)}" if numbered else ""


def _by_day(hours: Hours) -> Iterator[str]:
    for each in hours.rules[0].days.weekdays:
        for n in range(each.first, each.last + 1 + 7 * (each.last < each.first)):
            yield from (f"{number}{_WEEKDAYS[n % 7]}" for number in each.nth or ("",))
