"""The days that Chinese hours speak of: 周一至周五, 每月第二个周三, 5月1日至9月30日, 农历初一."""

from __future__ import annotations

import re
from collections.abc import Iterable

from build_tools.values.hours.cursor import Cursor
from build_tools.values.hours.week import (
    LUNAR_DAYS,
    PUBLIC_HOLIDAY,
    SCHOOL_HOLIDAY,
    DateSpan,
    Days,
    MonthDay,
    Weekdays,
    weekday_ranges,
)

_WEEK = "(?:周|星期|礼拜)"
_DAY = "[一二三四五六日天1-7]"
_AND = "[、,及和与]"
_ONE = r"(?:[一二三四五六日天](?![月点时])|[1-7](?![\d:.月点时]))"
_STRETCH = rf"{_ONE}(?:-{_WEEK}?{_ONE})?"
_WEEKDAYS = re.compile(rf"(?:每个?|逢)?{_WEEK}(?P<run>{_STRETCH}(?:{_AND}?(?:每?{_WEEK})?{_STRETCH})*)")
_NTH = re.compile(
    rf"每个?月的?(?:第(?P<nth>[一二三四五1-5](?:个?{_AND}第?[一二三四五1-5])*)个?|最后一?个?){_WEEK}(?P<day>{_DAY})"
)
_LUNAR_DAY = "|".join(LUNAR_DAYS)
_LUNAR = re.compile(rf"(?:每月)?农历(?:每月)?(?P<days>(?:{_LUNAR_DAY})(?:{_AND}(?:{_LUNAR_DAY}))*)")
_DATE = r"(?:(?P<{0}year>\d{{4}})年)?(?P<{0}month>\d{{1,2}})月(?:(?P<{0}day>\d{{1,2}})[日号]?)?"
_DATES = re.compile(rf"(?:每年)?{_DATE.format('')}(?:-(?:(?:次年)?{_DATE.format('last_')}|(?P<only>\d{{1,2}})[日号]))?")
_NAMES = "一二三四五六日"
_WEEKEND = Days(weekdays=(Weekdays(5, 6),))


def days_at(cursor: Cursor) -> Days | None:
    """Read one mention of days, or return None and stay; ``Days()`` is every day."""
    if match := cursor.take(_LUNAR):
        return Days(lunar=tuple(LUNAR_DAYS.index(d) + 1 for d in re.findall(_LUNAR_DAY, match["days"])))
    if match := cursor.take(_NTH):
        return Days(weekdays=(_nth(match),))
    if match := cursor.take(_DATES):
        return Days(dates=(_date_span(match),))
    if match := cursor.take(_WEEKDAYS):
        return Days(weekdays=weekday_ranges(_members(match["run"])))
    for pattern, days in _WORDS:
        if cursor.take(pattern):
            return days
    return None


_WORDS = (
    (re.compile(r"每一?[天日]|天天|全年(?!无休)|一年四季"), Days()),
    (re.compile(r"双休日?|周末"), _WEEKEND),
    (re.compile(r"休息日"), _WEEKEND | Days(holidays=(PUBLIC_HOLIDAY,))),
    (re.compile(r"(?:国家|国定|法定)*(?:节假日|节日|假日|假期)(?:期间|当天)?"), Days(holidays=(PUBLIC_HOLIDAY,))),
    (re.compile(r"(?:学校)?寒暑假(?:期间)?"), Days(holidays=(SCHOOL_HOLIDAY,))),
)  # fmt: skip


def _members(run: str) -> Iterable[int]:
    for first, last in re.findall(rf"({_DAY})(?:-{_WEEK}?({_DAY}))?", run):
        start, end = _weekday(first), _weekday(last or first)
        yield from range(start, end + 1 if end >= start else end + 8)


def _weekday(name: str) -> int:
    return _NAMES.find(name.replace("天", "日")) if not name.isdigit() else int(name) - 1


def _nth(match: re.Match[str]) -> Weekdays:
    numbers = re.findall("[一二三四五1-5]", match["nth"] or "")
    nth = tuple(int(n) if n.isdigit() else _NAMES.index(n) + 1 for n in numbers) or (-1,)
    day = _weekday(match["day"])
    return Weekdays(day, day, nth)


def _date_span(match: re.Match[str]) -> DateSpan:
    first = MonthDay(int(match["month"]), _number(match["day"]), _number(match["year"]))
    if match["only"]:
        return DateSpan(first, first._replace(day=int(match["only"])))
    if not match["last_month"]:
        return DateSpan(first, first)
    year = _number(match["last_year"]) or first.year
    return DateSpan(first, MonthDay(int(match["last_month"]), _number(match["last_day"]), year))


def _number(text: str | None) -> int | None:
    return int(text) if text else None
