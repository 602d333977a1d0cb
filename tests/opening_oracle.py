"""What hours mean on a date, written down by hand beside each text; knows chinesecalendar and nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

import chinese_calendar

OPEN, CLOSED, UNKNOWN = "open", "closed", "unknown"
ALL_DAY = "0:00-24:00"
ASK = "?"
AS_ANY_DAY = None


@dataclass(frozen=True)
class Meaning:
    """Times of Monday to Sunday, of days off (``AS_ANY_DAY``: as the weekday has it), and of single dates.

    Times are ``8:00-11:30,13:00-17:00``, empty where shut, ``?`` where nobody knows,
    ``?8:00-9:00`` where nobody knows whether those hold.
    """

    text: str
    week: tuple[str, ...]
    holiday: str | None = ASK
    dated: object = field(default=lambda _: None)


def week(workdays, saturday="", sunday=None):
    return (workdays,) * 5 + (saturday, saturday if sunday is None else sunday)


def daily(times):
    return (times,) * 7


def season(times, otherwise, first, last):
    """``times`` within first to last, (month, day) both included, whatever the weekday."""
    return lambda on: times if first <= (on.month, on.day) <= last else otherwise


def nth(weekday, numbers, times, otherwise=""):
    def dated(on):
        is_it = on.weekday() == weekday and (on.day + 6) // 7 in numbers
        if not is_it:
            return otherwise
        return {"holiday": ASK, "makeup": ASK + times}.get(kind(on), times)

    return dated


def saturdays_in_season(on):
    if not 3 <= on.month <= 11:
        return ""
    return {"holiday": ASK, "makeup": ""}.get(kind(on), "9:00-11:00" if on.weekday() == 5 else "")


def alternate(on, first, times):
    """``times`` on every fourteenth day, but for days off; a make-up Saturday may be any day of its week."""
    if kind(on) == "holiday" or on < first - timedelta(first.weekday()):
        return ""
    weeks = (on - first + timedelta(first.weekday())).days // 7
    if weeks % 2:
        return ""
    if kind(on) == "makeup":
        return ASK + times
    return times if on.weekday() == first.weekday() else ""


# From the Observatory's tables: the day before the first day of the lunar year.
NEW_YEARS_EVES = {
    date(*day)
    for day in (
        (2007, 2, 17), (2008, 2, 6), (2009, 1, 25), (2010, 2, 13), (2011, 2, 2), (2012, 1, 22), (2013, 2, 9),
        (2014, 1, 30), (2015, 2, 18), (2016, 2, 7), (2017, 1, 27), (2018, 2, 15), (2019, 2, 4), (2020, 1, 24),
        (2021, 2, 11), (2022, 1, 31), (2023, 1, 21), (2024, 2, 9), (2025, 1, 28), (2026, 2, 16),
    )
}  # fmt: skip


@cache
def kind(on):
    off, name = chinese_calendar.get_holiday_detail(on)
    if off:
        return "holiday" if name else "weekend"
    return "makeup" if name else "workday"


def state(meaning, on, minute):
    """What holds at a minute of a date, the night that began the day before among it."""
    now, night = _state(meaning, on, minute), _state(meaning, on - timedelta(1), minute + 1440)
    if OPEN in (now, night):
        return OPEN
    return UNKNOWN if UNKNOWN in (now, night) else CLOSED


def _state(meaning, on, minute):
    said = meaning.dated(on)
    if said is not None:
        return _within(said, minute)
    if kind(on) == "holiday" and meaning.holiday is not AS_ANY_DAY:
        return _within(meaning.holiday, minute)
    if kind(on) == "makeup":
        states = {_within(meaning.week[day], minute) for day in range(5)}
        return states.pop() if len(states) == 1 else UNKNOWN
    return _within(meaning.week[on.weekday()], minute)


@cache
def _within(times, minute):
    if times == ASK:
        return UNKNOWN if minute < 1440 else CLOSED
    inside = UNKNOWN if times.startswith(ASK) else OPEN
    for span in filter(None, times.removeprefix(ASK).split(",")):
        (h, m), (h2, m2) = (map(int, clock.split(":")) for clock in span.split("-"))
        if h * 60 + m <= minute < h2 * 60 + m2:
            return inside
    return CLOSED


def festival(name, times, otherwise=AS_ANY_DAY):
    """``times`` on the days that chinesecalendar calls by the name; on a day between two of them as well."""
    between = {date(2009, 10, 3), date(2017, 10, 4), date(2025, 10, 6)} if name == "National Day" else set()

    def dated(on):
        off, found = chinese_calendar.get_holiday_detail(on)
        return times if (off and found == name) or on in between else otherwise

    return dated


def national_day(on):
    """Shut; before it, where 中秋节 was called off together with it, nobody can say."""
    if on in {date(2012, 9, 30), date(2023, 9, 29)}:
        return "?9:00-17:00"
    return festival("National Day", "")(on)


def last_workday(times, otherwise):
    def dated(on):
        later = (on + timedelta(n) for n in range(1, 32))
        is_last = not any(chinese_calendar.is_workday(day) for day in later if day.month == on.month)
        return times if chinese_calendar.is_workday(on) and is_last else otherwise

    return dated


OFFICE = "8:30-11:00,13:30-16:30"
CLINIC = "8:00-11:30,13:00-16:30"

MEANINGS = (
    Meaning("24小时", daily(ALL_DAY), AS_ANY_DAY),
    Meaning("24/7; PH off", daily(ALL_DAY), ""),
    Meaning("每天 6:00-18:00", daily("6:00-18:00"), AS_ANY_DAY),
    Meaning("每天 8:00-21:00，节假日 9:00-15:00", daily("8:00-21:00"), "9:00-15:00"),
    Meaning("周一至周五 8:30-16:30，节假日休息", week("8:30-16:30"), ""),
    Meaning("Mo-Fr 08:30-16:30; PH off", week("8:30-16:30"), ""),
    Meaning("工作日 8:30-17:00", week("8:30-17:00"), ""),
    Meaning("法定工作日上午9:00-11:30，下午1:30-5:00", week("9:00-11:30,13:30-17:00"), ""),
    Meaning("周一至周五 8:30-11:00、13:30-16:30", week(OFFICE)),
    Meaning("周一至周五 8:30-17:00，节假日请先电询", week("8:30-17:00")),
    Meaning("周一至周五 8:30-17:00，节假日值班 9:00-11:00", week("8:30-17:00"), "9:00-11:00"),
    Meaning("周一至周五 8:00-11:30，13:00-16:30；双休日 8:00-11:30", week(CLINIC, "8:00-11:30")),
    Meaning("周一至周五8:00-16:30，周六8:00-11:00，国定节假日休息", week("8:00-16:30", "8:00-11:00", ""), ""),
    Meaning("周一至周六 8:30-16:30（周日及国定假日休息）", week("8:30-16:30", "8:30-16:30", ""), ""),
    Meaning("Mo-Sa 08:30-15:00", week("8:30-15:00", "8:30-15:00", "")),
    Meaning("周一至周四 8:30-17:00，周五 8:30-14:00，节假日休息", (*("8:30-17:00",) * 4, "8:30-14:00", "", ""), ""),
    Meaning("Mo 14:00-20:30; Tu-Su 09:00-20:30; PH off", ("14:00-20:30", *("9:00-20:30",) * 6), ""),
    Meaning("双休日 9:00-16:00", week("", "9:00-16:00")),
    Meaning("周六、周日及节假日 7:30-15:00", week("", "7:30-15:00"), "7:30-15:00"),
    Meaning("工作日17:00-次日8:30，休息日及节假日24小时", week("17:00-32:30", ALL_DAY), ALL_DAY),
    Meaning("周二至周日 9:00-17:00，周一闭馆，节假日 9:00-17:00", ("", *("9:00-17:00",) * 6), "9:00-17:00"),
    Meaning("周二至周日 9:00-17:00，周一闭馆", ("", *("9:00-17:00",) * 6)),
    Meaning("周一、三、五 9:00-11:00", ("9:00-11:00", "", "9:00-11:00", "", "9:00-11:00", "", "")),
    Meaning("周一、三、五 9:00-11:00，节假日休息", ("9:00-11:00", "", "9:00-11:00", "", "9:00-11:00", "", ""), ""),
    Meaning("8:30-17:00（11:30-15:00午休）", daily("8:30-11:30,15:00-17:00"), AS_ANY_DAY),
    Meaning("周一至周五 8:30-17:30，14:00-15:00 不办公，节假日休息", week("8:30-14:00,15:00-17:30"), ""),
    Meaning('Mo-Fr 09:00-16:00 "需预约"; PH off', week("9:00-16:00"), ""),
    Meaning("18:00-次日2:00", daily("18:00-26:00"), AS_ANY_DAY),
    Meaning("周五、周六 19:00-次日3:00，节假日休息", ("",) * 4 + ("19:00-27:00",) * 2 + ("",), ""),
    Meaning(
        "5月1日至9月30日 8:00-20:30；10月1日至次年4月30日 8:30-17:00",
        daily(""),
        AS_ANY_DAY,
        season("8:00-20:30", "8:30-17:00", (5, 1), (9, 30)),
    ),
    Meaning("每年3月至11月 每周六 9:00-11:00", week(""), ASK, saturdays_in_season),
    Meaning("每月第二个周三 14:00-16:00", week(""), ASK, nth(2, (2,), "14:00-16:00")),
    Meaning("每月第一、三个周六 8:00-16:00", week(""), ASK, nth(5, (1, 3), "8:00-16:00")),
    Meaning(
        "每天 9:00-17:00，1月1日闭馆",
        daily("9:00-17:00"),
        AS_ANY_DAY,
        lambda on: "" if (on.month, on.day) == (1, 1) else None,
    ),
    Meaning(
        "周一至周五 8:30-17:00，2026-10-01至2026-10-03 休息",
        week("8:30-17:00"),
        ASK,
        lambda on: "" if date(2026, 10, 1) <= on <= date(2026, 10, 3) else None,
    ),
    Meaning(
        "周一至周五 8:30-17:00，10月1日至7日 9:00-12:00",
        week("8:30-17:00"),
        ASK,
        lambda on: "9:00-12:00" if (10, 1) <= (on.month, on.day) <= (10, 7) else None,
    ),
    Meaning("Dec 25-Jan 05 off", daily(""), AS_ANY_DAY),
    Meaning(
        "08:00-15:00; Dec 25-Jan 05 off",
        daily("8:00-15:00"),
        AS_ANY_DAY,
        lambda on: "" if (on.month, on.day) >= (12, 25) or (on.month, on.day) <= (1, 5) else None,
    ),
    Meaning("暂不开放", daily(""), AS_ANY_DAY),
    Meaning("请先电询", daily(ASK), AS_ANY_DAY),
    Meaning("周一至周五 8:30-17:00，其余时间请电询", week("8:30-17:00", ASK), ASK),
    Meaning("周一至周五 9:00-18:00，双休日 9:00-17:00，节假日休息", week("9:00-18:00", "9:00-17:00"), ""),
    Meaning(
        "工作日上午9:00-11:30，下午13:30-17:00（周五下午政治学习）",
        (*("9:00-11:30,13:30-17:00",) * 4, "9:00-11:30", "", ""),
        "",
    ),
    Meaning("非工作日 9:00-16:00", week("", "9:00-16:00"), "9:00-16:00"),
    Meaning(
        "周一至周五 9:00-17:00，周四延长至20:00，节假日休息",
        (*("9:00-17:00",) * 3, "9:00-20:00", "9:00-17:00", "", ""),
        "",
    ),
    Meaning(
        "早餐6:30-8:30，午餐10:30-12:30，晚餐16:30-18:00（节假日除外）",
        daily("6:30-8:30,10:30-12:30,16:30-18:00"),
        "",
    ),
    Meaning("周五 20:00-次日2:00，周六 10:00-12:00，节假日休息", ("",) * 4 + ("20:00-26:00", "10:00-12:00", ""), ""),
    Meaning(
        "Mo-Fr 08:00-12:00, We 14:00-18:00; PH off",
        ("8:00-12:00",) * 2 + ("8:00-12:00,14:00-18:00",) + ("8:00-12:00",) * 2 + ("", ""),
        "",
    ),
    Meaning("9:00-17:00，除夕休息", daily("9:00-17:00"), AS_ANY_DAY, lambda on: "" if on in NEW_YEARS_EVES else None),
    Meaning(
        "2026年3月4日起隔周周三 14:00-16:00，节假日休息",
        week(""),
        "",
        lambda on: alternate(on, date(2026, 3, 4), "14:00-16:00"),
    ),
    Meaning("每天 9:00-17:00，春节休息", daily("9:00-17:00"), AS_ANY_DAY, festival("Spring Festival", "")),
    Meaning("每天 9:00-17:00，国庆休息", daily("9:00-17:00"), AS_ANY_DAY, national_day),
    Meaning(
        "周一至周五 9:00-17:00，节假日休息，春节期间 10:00-15:00",
        week("9:00-17:00"),
        "",
        festival("Spring Festival", "10:00-15:00"),
    ),
    Meaning("周一至周五 9:00-17:00，劳动节休息", week("9:00-17:00"), ASK, festival("Labour Day", "")),
    Meaning("每月最后一个工作日 9:00-11:00", daily(""), AS_ANY_DAY, last_workday("9:00-11:00", "")),
    Meaning("每天 9:00-17:00，每月最后一个工作日休息", daily("9:00-17:00"), AS_ANY_DAY, last_workday("", AS_ANY_DAY)),
    Meaning("周一至周五 9:00-17:00，双休日及节假日正常上班", daily("9:00-17:00"), "9:00-17:00"),
)
