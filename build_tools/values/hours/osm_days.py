"""The days of a rule in OSM's form: years, months and dates, weeks, weekdays, days off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from build_tools.values.errors import BadValue
from build_tools.values.hours.cursor import Cursor
from build_tools.values.hours.dated import WEEKDAYS, DateSpan, MovingSpan, Stride, Weekdays
from build_tools.values.hours.dates import whole_date
from build_tools.values.hours.day_groups import Group, gathered
from build_tools.values.hours.lunar_days import LUNAR_DAYS
from build_tools.values.hours.osm_dates import MONTH, OFFSET, YEAR, dates_at
from build_tools.values.hours.week import Days

_I = re.IGNORECASE
_DAY_NAME = r"(Mo|Tu|We|Th|Fr|Sa|Su)(?:n|e|es|d|u|r|i|t|nday|esday|dnesday|ursday|iday|turday)?\.?"
_WEEKDAY = re.compile(rf"{_DAY_NAME}(?:\s*-\s*{_DAY_NAME})?(?:\s*\[([-\d,\s]+)\]{OFFSET}?)?(?![a-z])", _I)
_HOLIDAY = re.compile(rf"(PH|SH|上学日)(?![a-z]){OFFSET}?", _I)
_LUNAR = re.compile(rf"农历({'|'.join(LUNAR_DAYS)})((?:[,、](?:{'|'.join(LUNAR_DAYS)}))*)")
_SPRING_DAY = rf"(?:除夕|正月(?:{'|'.join(LUNAR_DAYS)}))"
_SPRING = re.compile(rf"农历({_SPRING_DAY}(?:,{_SPRING_DAY})*)")
_FORTNIGHT = re.compile(r"隔周(\d{4}-\d\d-\d\d)")
_RANGE = r"{0}(?:\s*-\s*{0}(?:\s*/\s*\d{{1,3}})?|\+)?"
_YEAR_RANGE, _WEEK_RANGE = _RANGE.format(YEAR), _RANGE.format(r"\d{1,2}")
_YEARS = re.compile(rf"{_YEAR_RANGE}(?:\s*,\s*{_YEAR_RANGE})*(?!\d|:\d)")
# In 2026 Oct the year is the month's; 2026-2028 Oct and 2026,2028 Oct are October in these years.
_YEAR_OF_A_DATE = re.compile(rf"{YEAR}\s*(?:{MONTH}|easter)", _I)
_WEEKS = re.compile(rf"week\s*({_WEEK_RANGE}(?:\s*,\s*{_WEEK_RANGE})*)(?!\d|:\d)", _I)
_NUMBERS = re.compile(r"(\d+)(?:\s*(\+)|\s*-\s*(\d+)(?:\s*/\s*(\d+))?)?")
_SEPARATOR = re.compile(r":")
_COMMA = re.compile(r",")
_LIKE_A_DATE = re.compile(rf"(?:{YEAR}\s*)?(?:{MONTH}|easter)", _I)
_LAST_WEEK = 53


def days_of_rule(cursor: Cursor) -> Group:
    """Read the days with which a rule begins; every day where it names none."""
    within = Days(years=tuple(_years(cursor)))
    for dates in _dates(cursor):
        within |= Days(dates=(dates,)) if isinstance(dates, DateSpan) else Days(moving=(dates,))
    within |= Days(weeks=tuple(_weeks(cursor)))
    if match := cursor.take(_FORTNIGHT):
        within |= Days(fortnight=_monday(match[1]))
    cursor.take(_SEPARATOR)
    return gathered(within | _named(cursor))


def take_comma_before(cursor: Cursor, *patterns: re.Pattern[str]) -> bool:
    """Step over a comma only where the list goes on; elsewhere it begins another rule."""
    rest = cursor.rest
    if not rest.startswith(",") or not any(p.match(rest[1:].lstrip()) for p in patterns):
        return False
    cursor.take(_COMMA)
    return True


def _years(cursor: Cursor) -> Iterator[Stride]:
    if not _YEAR_OF_A_DATE.match(cursor.rest) and (match := cursor.take(_YEARS)):
        yield from _strides(match[0])


def _weeks(cursor: Cursor) -> Iterator[Stride]:
    match = cursor.take(_WEEKS)
    for stride in _strides(match[1] if match else ""):
        if not 1 <= stride.first <= (stride.last or 0) <= _LAST_WEEK:
            raise BadValue(f"没有第 {stride.first} 周到第 {stride.last} 周", "一年有第 1 到第 53 周。", "E206")
        yield stride


def _strides(text: str) -> Iterator[Stride]:
    for first, plus, last, step in _NUMBERS.findall(text):
        found = Stride(int(first), None if plus else int(last or first), int(step or 1))
        if (found.last is not None and found.last < found.first) or not found.step:
            raise BadValue(f"“{text}”的结束在开始之前", "从小到大写。", "E206")
        yield found


def _dates(cursor: Cursor) -> Iterator[DateSpan | MovingSpan]:
    while (found := dates_at(cursor)) is not None:
        yield found
        if not take_comma_before(cursor, _LIKE_A_DATE):
            return


def _monday(typed: str) -> date:
    day = whole_date(typed)
    return day - timedelta(day.weekday())


def _named(cursor: Cursor) -> Days:
    days = Days()
    while True:
        if match := cursor.take(_WEEKDAY):
            days |= Days(weekdays=(_weekdays(match),))
        elif match := cursor.take(_HOLIDAY):
            days |= Days(holidays=(_holiday(match, cursor),))
        elif match := cursor.take(_SPRING):
            days |= Days(spring=tuple(_spring_day(name) for name in match[1].split(",")))
        elif match := cursor.take(_LUNAR):
            days |= Days(lunar=tuple(LUNAR_DAYS.index(d) + 1 for d in re.split("[,、]", match[1] + match[2])))
        else:
            return days
        if not take_comma_before(cursor, _WEEKDAY, _HOLIDAY, _SPRING, _LUNAR):
            return days


def _spring_day(name: str) -> int:
    return -1 if name == "除夕" else LUNAR_DAYS.index(name.removeprefix("正月"))


def _holiday(match: re.Match[str], cursor: Cursor) -> str:
    if match[2]:
        what = f"“{match[0]}”：放假的前几天、后几天，没有公布放假安排就不知道是哪天"
        raise BadValue(what, "写日期。", "E206")
    if _WEEKDAY.match(cursor.rest):
        what = f"“{match[0]} {cursor.rest[:2]}”是放假的那些周几，还是两样都算，看不出来"
        raise BadValue(what, f"两样都算写 {match[0]},{cursor.rest[:2]}。", "E206")
    return match[1].upper()


def _weekdays(match: re.Match[str]) -> Weekdays:
    first = WEEKDAYS.index(match[1].capitalize())
    last = WEEKDAYS.index(match[2].capitalize()) if match[2] else first
    nth = tuple(n for item in (match[3] or "").split(",") for n in _counts(item.strip()))
    if any(not -5 <= n <= 5 or n == 0 for n in nth) or (match[3] and (not nth or first != last)):  # noqa: PLR2004
        raise BadValue(f"“{match[0]}”里的第几个不对", "写一个周几，第 1 到第 5 个：We[2]；最后一个写 We[-1]。", "E206")
    return Weekdays(first, last, nth, int(f"{match[4]}{match[5]}") if match[4] else 0)


def _counts(item: str) -> Iterable[int]:
    """1-3 is 1, 2, 3; -1 is the last."""
    if match := re.fullmatch(r"(\d)\s*-\s*(\d)", item):
        return range(int(match[1]), int(match[2]) + 1)
    return (int(item),) if re.fullmatch(r"-?\d", item) else ()
