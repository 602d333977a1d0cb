"""Lengths of time by the calendar: 3个月, 90天, 1年."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from dateutil.relativedelta import relativedelta

from build_tools.values.errors import BadValue
from build_tools.values.fold import fold
from build_tools.values.numerals import CHINESE_DIGITS, chinese_number

_PERIOD = re.compile(
    rf"(\d{{1,4}}|半|[{CHINESE_DIGITS}]+)\s*(?:个)?\s*(天|日|周|星期|月|季度|年|days?|weeks?|months?|years?)"
)
_MONTHS = {"月": 1, "季度": 3, "年": 12, "month": 1, "months": 1, "year": 12, "years": 12}
_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "day": 1, "days": 1, "week": 7, "weeks": 7}
_MOST_MONTHS, _MOST_DAYS = 1200, 36525
_EXAMPLE = "写成“3个月”或“90天”。"


@dataclass(frozen=True)
class Period:
    """A number of months or of days, never both."""

    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """Return the day this long after ``day``; 31 January and one month is the last of February."""
        return _after(day, self.months, self.days)

    def __str__(self) -> str:
        return f"{self.months}个月" if self.months else f"{self.days}天"


@cache
def _after(day: date, months: int, days: int) -> date:
    return day + relativedelta(months=months, days=days)


def parse_period(text: str) -> Period:
    """Read 3个月, 两周, 半年, 90 days, up to a hundred years."""
    match = _PERIOD.fullmatch(fold(text).lower())
    if not match:
        raise _unreadable(text)
    unit = match[2]
    if match[1] == "半":
        return _half(text, unit)
    count = int(match[1]) if match[1].isdigit() else chinese_number(match[1])
    if count is None:
        raise _unreadable(text)
    period = Period(months=count * _MONTHS.get(unit, 0), days=count * _DAYS.get(unit, 0))
    if not count:
        raise BadValue(f"“{text}”的长度是零", _EXAMPLE, "E214")
    if period.months > _MOST_MONTHS or period.days > _MOST_DAYS:
        raise BadValue(f"“{text}”太长，超过了一百年", _EXAMPLE, "E214")
    return period


def _unreadable(text: str) -> BadValue:
    return BadValue(f"“{text}”看不出多长时间", _EXAMPLE, "E214")


def _half(text: str, unit: str) -> Period:
    if unit.startswith(("年", "year")):
        return Period(months=6)
    raise BadValue(f"“{text}”看不出多长时间", "写成多少天，例如“15天”。", "E214")
