"""The days that Chinese hours speak of: 周一至周五, 每月第二个周三, 5月1日至9月30日, 农历初一."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import timedelta

from build_tools.values.errors import BadValue
from build_tools.values.hours.chinese_lunar import LUNAR_MENTIONS
from build_tools.values.hours.chinese_told import TOLD_MENTIONS
from build_tools.values.hours.cursor import Cursor
from build_tools.values.hours.dated import DateSpan, Weekdays
from build_tools.values.hours.dates import date_span, days_in, month_day, whole_date
from build_tools.values.hours.joints import AND, TO
from build_tools.values.hours.week import PUBLIC_HOLIDAY, SCHOOL_DAY, SCHOOL_HOLIDAY, Days, weekday_ranges

_WEEK = "(?:周|星期|礼拜)"
_DAY = "[一二三四五六日天1-7]"
_ONE = r"(?:[一二三四五六日天](?![月点时])|[1-7](?![\d:.月点时]))"
_STRETCH = rf"{_ONE}(?:{TO}{_WEEK}?{_ONE})?"
_WEEKDAYS = re.compile(rf"(?:每个?|逢)?{_WEEK}(?P<run>{_STRETCH}(?:(?:{AND})?(?:每?{_WEEK})?{_STRETCH})*)")
# 隔周三、五 is both; in 隔周三、周五 the second may be of every week.
_FORTNIGHT = re.compile(rf"隔周(?P<from>\d{{4}}-\d\d-\d\d)\s*{_WEEK}?(?P<run>{_STRETCH}(?:(?:{AND})?{_STRETCH})*)")
_COUNT = "[一二三四五1-5]"
_FROM_END = rf"最后一?个?|倒数第{_COUNT}个?"
_ITEM = rf"(?:{_FROM_END}|第?{_COUNT}个?)"
_NTH = re.compile(rf"每个?月的?(?P<nth>(?:{_FROM_END}|第{_COUNT}个?)(?:{AND}{_ITEM})*){_WEEK}(?P<day>{_DAY})")
_OF_MONTH = r"(?:[日号]|(?![:.点时\d]))"
_DATE = (
    rf"(?:(?:(?P<{{0}}year>\d{{{{4}}}})年)?(?P<{{0}}month>\d{{{{1,2}}}})月份?(?:(?P<{{0}}day>\d{{{{1,2}}}}){_OF_MONTH})?"
    r"|(?P<{0}iso>\d{{4}}-\d{{1,2}}-\d{{1,2}}))"
)
_NEXT_YEAR = "次年|翌年|第二年|来年"
_DATES = re.compile(
    rf"(?:每年)?{_DATE.format('')}"
    rf"(?:{TO}(?:(?P<next>{_NEXT_YEAR})?{_DATE.format('last_')}|(?P<only>\d{{1,2}})[日号]))?"
)
_OF_EACH_MONTH = rf"\d{{1,2}}(?:[日号]?{TO}\d{{1,2}})?[日号]?"
_MONTHLY = re.compile(rf"每个?月(?P<items>{_OF_EACH_MONTH}(?:{AND}{_OF_EACH_MONTH})*)(?<=[日号])")
_MONTHS = re.compile(r"(?:每年)?(?P<months>\d{1,2}(?:、\d{1,2})+)月(?!\d)")
_MONTH_TO_MONTH = re.compile(rf"(?:每年)?(\d{{1,2}}){TO}(?:{_NEXT_YEAR})?(\d{{1,2}})月份?(?!\d)")
_NAMES = "一二三四五六日"
_SEVEN = len(_NAMES)
_WEEKEND = Days(weekdays=(Weekdays(5, 6),))
_WORDS = (
    (re.compile(r"每一?[天日](?:[两二三四]次)?|天天|每(?=晚)|[一每]周[七7]天|全年(?!无休)|一年四季"), Days()),
    (re.compile(r"双休日?|周末|公休日"), _WEEKEND),
    (re.compile(r"休息日|非工作日"), _WEEKEND | Days(holidays=(PUBLIC_HOLIDAY,))),
    (
        re.compile(r"(?:每?逢|如?遇)?(?:国家|国定|法定)*(?:节假日|节日|假日|假期)(?:期间|当天)?"),
        Days(holidays=(PUBLIC_HOLIDAY,)),
    ),
    (
        re.compile(r"(?:学校)?(?:寒暑假|寒、?暑假|寒假[、和及与]暑假|暑假[、和及与]寒假)(?:期间)?"),
        Days(holidays=(SCHOOL_HOLIDAY,)),
    ),
    (re.compile(SCHOOL_DAY), Days(holidays=(SCHOOL_DAY,))),
)


def days_at(cursor: Cursor) -> Days | None:
    """Read one mention of days, or return None and stay; ``Days()`` is every day."""
    for pattern, read in _MENTIONS:
        if match := cursor.take(pattern):
            return read(match)
    for pattern, days in _WORDS:
        if cursor.take(pattern):
            return days
    return None


def _month_to_month(match: re.Match[str]) -> Days:
    first, last = (month_day(None, int(month), None) for month in match.groups())
    return Days(dates=(date_span(first, last),))


def _months(match: re.Match[str]) -> Days:
    months = (month_day(None, int(month), None) for month in match["months"].split("、"))
    return Days(dates=tuple(DateSpan(month, month) for month in months))


def _monthly(items: str) -> Iterable[DateSpan]:
    """每月15日 is a day of each month; the 31st only of those that have it."""
    for month in range(1, 13):
        for first, last in re.findall(rf"(\d+)(?:[日号]?{TO}(\d+))?[日号]?", items):
            start, end = month_day(None, 1, first), month_day(None, 1, last or first)
            if (start.day or 0) <= days_in(month):
                start, end = (
                    each._replace(month=month, day=min(each.day or 0, days_in(month))) for each in (start, end)
                )
                yield date_span(start, end)


def _week(match: re.Match[str]) -> Days:
    if re.search(f"({_DAY})\\1", match["run"]):
        what = f"“{match[0].strip()}”里同一天写了两遍，也许“一”是“至”"
        raise BadValue(what, "写成“周一至周五”。", "E206")
    if "五一" in match["run"]:
        what = f"“{match[0].strip()}”是周五和周一，还是五一劳动节，看不出来"
        raise BadValue(what, "写“周一、周五”，或“劳动节”。", "E206")
    return Days(weekdays=weekday_ranges(_members(match["run"])))


def _members(run: str) -> Iterable[int]:
    for first, last in re.findall(rf"({_DAY})(?:{TO}{_WEEK}?({_DAY}))?", run):
        start, end = _weekday(first), _weekday(last or first)
        for day in range(start, end + 1 if end >= start else end + _SEVEN + 1):
            yield day % _SEVEN


def _fortnight(match: re.Match[str]) -> Days:
    begins, members = whole_date(match["from"]), {*_members(match["run"])}
    if begins.weekday() and begins.weekday() not in members:
        what = f"{begins} 是周{_NAMES[begins.weekday()]}，不是写的周几"
        raise BadValue(what, "写第一次的日子，或那一周的周一。", "E206")
    return Days(weekdays=weekday_ranges(members), fortnight=begins - timedelta(begins.weekday()))


def _weekday(name: str) -> int:
    return _NAMES.find(name.replace("天", "日")) if not name.isdigit() else int(name) - 1


def _nth(match: re.Match[str]) -> Weekdays:
    nth: list[int] = []
    for item in re.findall(_ITEM, match["nth"]):
        found = re.search(_COUNT, item.removeprefix("最后一"))
        number = int(found[0]) if found and found[0].isdigit() else _NAMES.index(found[0]) + 1 if found else 1
        nth.append(-number if item.startswith(("最后", "倒数")) else number)
    day = _weekday(match["day"])
    return Weekdays(day, day, tuple(nth))


def _dates(match: re.Match[str]) -> DateSpan:
    year, month, day = _parts(match, "")
    first = month_day(year, int(month), day)
    if match["only"]:
        return date_span(first, month_day(year, int(month), match["only"]))
    if not match["last_month"] and not match["last_iso"]:
        return DateSpan(first, first)
    last_year, month, day = _parts(match, "last_")
    if not last_year and year:
        last_year = str(int(year) + 1) if match["next"] else year
    return date_span(first, month_day(last_year, int(month), day))


def _parts(match: re.Match[str], which: str) -> tuple[str | None, str, str | None]:
    if match[f"{which}iso"]:
        year, month, day = match[f"{which}iso"].split("-")
        return year, month, day
    return match[f"{which}year"], match[f"{which}month"], match[f"{which}day"]


_MENTIONS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Days]], ...] = (
    (_FORTNIGHT, _fortnight),
    *LUNAR_MENTIONS,
    *TOLD_MENTIONS,
    (_NTH, lambda match: Days(weekdays=(_nth(match),))),
    (_MONTHLY, lambda match: Days(dates=tuple(_monthly(match["items"])))),
    (_MONTHS, _months),
    (_MONTH_TO_MONTH, _month_to_month),
    (_DATES, lambda match: Days(dates=(_dates(match),))),
    (_WEEKDAYS, _week),
)
