"""Hours as one Chinese sentence, fit for a page, a card and for reading aloud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from build_tools.values.clock import Clock
from build_tools.values.hours.dated import DateSpan, MonthDay, Weekdays
from build_tools.values.hours.dated_words import days_from, moving_in_words, nth_in_words, numbered_in_words
from build_tools.values.hours.lunar_days import LUNAR_DAYS, spring_day
from build_tools.values.hours.precedence import is_of_dates
from build_tools.values.hours.week import (
    FULL_DAY,
    PUBLIC_HOLIDAY,
    SCHOOL_DAY,
    Days,
    Hours,
    Join,
    Rule,
    Span,
    State,
    plain_weekdays,
)

_WEEK = frozenset(range(7))
_NAMES = "一二三四五六日"
_ROUND_THE_CLOCK = "24小时"
# Said without 凌晨, they might be in the afternoon.
_ONE, _FIVE = 60, 5 * 60
_HOLIDAYS = {PUBLIC_HOLIDAY: "节假日", "SH": "寒暑假", SCHOOL_DAY: SCHOOL_DAY}
_STATES = {State.OFF: "休息", State.UNKNOWN: "请先电询"}


@lru_cache(4096)
def sentence(hours: Hours) -> str:
    """Say when it is open; what nobody has said of holidays is said to be unknown."""
    first, *others = hours.rules
    if others and first == Rule(state=State.UNKNOWN):
        return "，".join([*map(rule_in_words, others), "其余时间请先电询"])
    said = [_joined_in_words(rule, hours.rules[:number]) for number, rule in enumerate(hours.rules)]
    names_weekdays = any(rule.days.weekdays for rule in hours.rules if rule.state is State.OPEN)
    if names_weekdays and not hours.names_holidays:
        dated = takewhile(is_of_dates, reversed(hours.rules))
        said.insert(len(said) - sum(1 for _ in dated), "节假日请先电询")
    return "，".join(said)


def _joined_in_words(rule: Rule, before: Sequence[Rule]) -> str:
    """其余时间 for what holds where the others are shut, 另有 for what adds to their days."""
    said = rule_in_words(rule)
    if rule.join is Join.ELSE:
        return f"其余时间{said.removeprefix('每天 ')}" if rule.days == Days() else f"别的时候{said}"
    adds = rule.join is Join.BESIDE and rule.state is State.OPEN and rule.spans
    if adds and any(_weekdays_of(rule) & _weekdays_of(other) for other in before):
        return said.replace(" ", "另有 ", 1)
    return said


def _weekdays_of(rule: Rule) -> frozenset[int]:
    return plain_weekdays(rule.days) or _WEEK


def rule_in_words(rule: Rule) -> str:
    """Say one rule, as 周一至周五 8:30–17:00 or 节假日休息."""
    times = "、".join(map(span_in_words, rule.spans))
    state = _STATES.get(rule.state, "")
    if not rule.spans and rule.state is State.OPEN:
        times = _ROUND_THE_CLOCK
    days = days_in_words(rule.days)
    if rule.state is not State.OPEN and rule.days == Days() and not times:
        days = ""
    said = f"{days} {times}{state}" if times else f"{days}{state}"
    comment = f"（{rule.comment}）" if rule.comment else ""
    return said + comment


def in_a_comment(rule: Rule) -> str:
    """``PH unknown "春节假期休息"``: OSM has no words for these days, so its readers are told that they must look."""
    days = f"{PUBLIC_HOLIDAY} " if rule.days.festivals else ""
    return f'{days}{State.UNKNOWN.value} "{rule_in_words(rule)}"'


def span_in_words(span: Span) -> str:
    """Say one span, as 8:30–17:00, 22:00–次日6:00 or 凌晨2:00–5:00."""
    if span == Span(0, FULL_DAY):
        return _ROUND_THE_CLOCK
    night = "凌晨" if _ONE <= span.start < _FIVE else ""
    start = night + Clock(span.start).spoken
    if span.end is None:
        return f"{start}起"
    end = "24:00" if span.end == FULL_DAY else Clock(span.end).spoken
    return f"{start}–{end}"


def days_in_words(days: Days) -> str:
    """Name the days of a rule, as 周一至周五 or 5月1日至9月30日."""
    names = [*map(_weekdays, days.weekdays), *(_HOLIDAYS[name] for name in days.holidays)]
    names += _of_new_year(days.spring)
    if days.lunar:
        names.append("农历" + "、".join(LUNAR_DAYS[day - 1] for day in days.lunar))
    if days.festivals:
        names.append("、".join(days.festivals) + "假期")
    if days.workdays:
        names.append(f"每月{'、'.join(map(nth_in_words, days.workdays))}工作日")
    dates = _every_month(days.dates) or "、".join([*map(_dates, days.dates), *map(moving_in_words, days.moving)])
    within = numbered_in_words(days.years, "年") + dates + numbered_in_words(days.weeks, "周")
    first = days.fortnight
    fortnight = f"{first.year}年{first.month}月{first.day}日起隔周" if first else ""
    return within + fortnight + "、".join(names) or "每天"


def _of_new_year(days: tuple[int, ...]) -> Iterator[str]:
    """除夕至正月初三, where no day is left out."""
    first, *others = days or (0,)
    if len(others) > 1 and others == [*range(first + 1, first + 1 + len(others))]:
        yield f"{spring_day(first)}至{spring_day(others[-1])}"
    else:
        yield from map(spring_day, days)


def _every_month(dates: tuple[DateSpan, ...]) -> str:
    """每月15日, where all twelve months have the same days."""
    by_month = {
        month: [(first.day, last.day) for first, last in dates if first[::2] == last[::2] == (month, None)]
        for month in range(1, 13)
    }
    items = by_month[1]
    is_same = all(found == items for found in by_month.values()) and len(items) * 12 == len(dates)
    if not is_same or not all(first for first, _ in items):
        return ""
    said = (f"{first}日" if first == last else f"{first}日至{last}日" for first, last in items)
    return "每月" * bool(items) + "、".join(said)


def _weekdays(weekdays: Weekdays) -> str:
    first, last, nth, offset = weekdays
    if nth:
        return f"每月{'、'.join(map(nth_in_words, nth))}周{_NAMES[first]}{days_from(offset)}"
    if first == last:
        return f"周{_NAMES[first]}"
    joint = "、" if last == first + 1 else "至"
    return f"周{_NAMES[first]}{joint}周{_NAMES[last]}"


def _dates(span: DateSpan) -> str:
    if span.first == span.last:
        return _month_day(span.first)
    if span.first.day and span.first[::2] == span.last[::2]:
        return f"{_month_day(span.first)}至{span.last.day}日"
    last = span.last._replace(year=None) if span.last.year == span.first.year else span.last
    return f"{_month_day(span.first)}至{_month_day(last)}"


def _month_day(day: MonthDay) -> str:
    year = f"{day.year}年" if day.year else ""
    return f"{year}{day.month}月" + (f"{day.day}日" if day.day else "")
