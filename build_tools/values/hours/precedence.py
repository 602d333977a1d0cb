"""Which rule holds over which: the nearer to one day, the later it stands."""

from __future__ import annotations

from collections.abc import Iterable

from build_tools.values.hours.dated import DateSpan
from build_tools.values.hours.week import Days, Rule, State

_FORTNIGHT = 14
_MONTH = 31
_MONTHS_WITH_31_DAYS = 7
_EVERY_DAY, _SEASON, _WEEKDAYS, _COUNTED, _WITHIN_SEASON, _HOLIDAYS, _FESTIVALS, _DATES = range(8)
_BY_STATE = {State.UNKNOWN: 0, State.OPEN: 1, State.OFF: 2}


def in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Every day, then seasons, weekdays, the nth weekday, holidays, festivals and at last single dates."""
    return tuple(sorted(rules, key=lambda rule: (rank(rule), _order_of_state(rule))))


def rank(rule: Rule) -> int:
    """How near to a single day the rule speaks."""
    days = rule.days
    if days.spring or days.festivals:
        return _DATES if days.spring else _FESTIVALS
    if _is_monthly(days):
        return _COUNTED
    if days.dates:
        if is_season(days) and rule.state is State.OPEN:
            return _WITHIN_SEASON if days.weekdays or days.holidays or days.lunar else _SEASON
        return _DATES
    if "PH" in days.holidays:
        return _HOLIDAYS
    if days.holidays or days.lunar or days.fortnight or days.workdays or any(each.nth for each in days.weekdays):
        return _COUNTED
    return _WEEKDAYS if days.weekdays else _EVERY_DAY


def is_season(days: Days) -> bool:
    """More than a fortnight, as 5月至9月; 10月1日至7日 is a date."""
    return any(_length(span) > _FORTNIGHT for span in days.dates)


def _is_monthly(days: Days) -> bool:
    """每月15日: days of seven months or more, for the 31st is only in seven."""
    return len({span.first.month for span in days.dates if not span.first.year}) >= _MONTHS_WITH_31_DAYS


def is_of_the_week(rule: Rule) -> bool:
    """Whether the rule speaks of the ordinary course of weeks and seasons."""
    counted = rank(rule) == _COUNTED and not (rule.days.holidays or rule.days.lunar)
    return rank(rule) in {_EVERY_DAY, _SEASON, _WEEKDAYS, _WITHIN_SEASON} or counted


def is_of_dates(rule: Rule) -> bool:
    """Whether the rule speaks of single dates or of festivals by name, above holidays."""
    return rank(rule) in {_FESTIVALS, _DATES}


def _order_of_state(rule: Rule) -> int:
    """休息 stands after the times of its days; 其余时间请电询 before them."""
    return _BY_STATE[rule.state] if rule.state is State.OFF or rule.days == Days() else _BY_STATE[State.OPEN]


def _length(span: DateSpan) -> int:
    """About how many days; exact within a month."""
    (month, day, year), (last_month, last_day, last_year) = span
    months = (last_month - month) % 12 if year is None else (last_year or year) * 12 + last_month - year * 12 - month
    return months * _MONTH + (last_day or _MONTH) - (day or 1) + 1
