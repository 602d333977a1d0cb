"""What the package ``chinesecalendar`` knows of past notices, and where we hold with the notice instead."""

from __future__ import annotations

from datetime import date
from functools import cache

from build_tools.calendar.announcement import Announcement
from build_tools.calendar.day import DayKind

_VICTORY = "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日"
_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": _VICTORY,
}
# The notices say 6月4日至6日放假, 6月22日至24日放假 and 9月3日至5日放假; the package leaves these weekend days out.
_LEFT_OUT = {date(2011, 6, 5): "端午节", date(2012, 6, 23): "端午节", date(2015, 9, 5): _VICTORY}
# Weekends beside a day off, which the notices call “与周末连休” or not at all, and never name. The package takes
# them in where its users asked for it (its issues 69 and 73), and not in other years, nor for other festivals.
_WEEKENDS = frozenset(
    {
        date(2014, 4, 6),
        date(2019, 4, 6),
        date(2019, 4, 7),
        date(2019, 6, 8),
        date(2019, 6, 9),
        date(2019, 9, 14),
        date(2019, 9, 15),
        date(2023, 12, 30),
        date(2023, 12, 31),
    }
)
_DECEMBER = 12


@cache
def of_library(year: int) -> Announcement | None:
    """The notice for ``year`` as the package has it; None for a year that it does not know."""
    from chinese_calendar.constants import holidays, workdays  # noqa: PLC0415 - slow, and seldom beside records

    if not min(holidays).year <= year <= max(holidays).year:
        return None
    off = {day: (DayKind.HOLIDAY, _NAMES[name]) for day, name in holidays.items() if day not in _WEEKENDS}
    off |= {day: (DayKind.HOLIDAY, name) for day, name in _LEFT_OUT.items()}
    at_work = {day: (DayKind.MAKEUP, _NAMES[name]) for day, name in workdays.items()}
    named = {day: what for day, what in (off | at_work).items() if _announced_for(day) == year}
    return Announcement(year, "程序自带的历年放假安排", named)


def _announced_for(day: date) -> int:
    """The year of the notice: whatever is named in December is 元旦's, of the next year."""
    return day.year + (day.month == _DECEMBER)
