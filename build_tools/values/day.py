"""Calendar days: 2026-05-01 in canonical form, written in many ways."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from build_tools.values.day_refusal import (
    no_such_day,
    of_the_republic,
    unclear_order,
    unreadable,
)
from build_tools.values.errors import BadValue
from build_tools.values.fold import fold
from build_tools.values.numerals import (
    CHINESE_DIGITS,
    chinese_number,
    digit_by_digit,
)

_YEAR = rf"(\d{{1,4}}|[{CHINESE_DIGITS}]{{1,4}})"
_NUMBER = rf"(\d{{1,2}}|[{CHINESE_DIGITS}]{{1,3}})"
_MONTH_AND_DAY = rf"{_NUMBER}\s*[月/.-]\s*{_NUMBER}\s*[日号]?"
_FULL = re.compile(rf"{_YEAR}\s*[年/.-]\s*{_MONTH_AND_DAY}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_SHORT = re.compile(_MONTH_AND_DAY)
_DAY_ONLY = re.compile(rf"{_NUMBER}\s*[日号]?")
_ROC = re.compile(rf"(?:民国|民國)\s*{_YEAR}\s*年\s*{_MONTH_AND_DAY}")
# 2026.10.1-10.7 is two days, 2026-10-1 is one: a dash joins days only after 日, dots or a whole date.
_DOTTED = "|".join(rf"(?<=[./]\d{{{month}}}[./]\d{{{day}}})" for month in (1, 2) for day in (1, 2))
_TO = re.compile(rf"\s*(?:至|到|~|\s-\s|(?:(?<=[日号])|{_DOTTED})-|(?<=\d{{4}}-\d\d-\d\d)-(?=\d{{4}}))\s*")
_FIRST_WORD = re.compile(
    rf"([\d{CHINESE_DIGITS}]+\s*年\s*[\d{CHINESE_DIGITS}]+\s*月\s*[\d{CHINESE_DIGITS}]+\s*[日号]?|[^\s:：,，、;；]+)"
    r"(?:[\s:：,，、;；]+|(?<=[日号])|$)(.*)",
    re.DOTALL,
)
_ROC_YEARS = range(100, 200)
_YEARS = range(1900, 2101)


@dataclass(frozen=True, order=True)
class DayRange:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first} 至 {self.last}"

    def days(self) -> tuple[date, ...]:
        """Every day of the range."""
        return tuple(self.first + timedelta(n) for n in range((self.last - self.first).days + 1))


@lru_cache(4096)
def parse_day(text: str) -> date:
    """Read an ISO, Chinese, slashed or dotted day; refuse ROC years and days without a year."""
    typed = fold(text)
    if numbers := _numbers(_ROC.fullmatch(typed)):
        raise of_the_republic(text, *numbers)
    if numbers := _numbers(_YEAR_LAST.fullmatch(typed)):
        raise unclear_order(text, *numbers)
    numbers = _numbers(_COMPACT.fullmatch(typed) or _FULL.fullmatch(typed))
    if not numbers:
        raise unreadable(text, typed)
    year, month, day = numbers
    if year in _ROC_YEARS:
        raise of_the_republic(text, year, month, day)
    if year not in _YEARS:
        raise unclear_order(text, year, month, day)
    return _date(text, year, month, day)


def parse_days(text: str) -> DayRange:
    """Read one day, or two joined by 至; the second may leave out what it shares with the first."""
    parts = _TO.split(fold(text))
    if len(parts) > 2:  # noqa: PLR2004
        raise BadValue(f"“{text}”里有三个以上的日期", "写成“2026-10-01 至 2026-10-07”。", "E204")
    if not all(parts):
        what = f"“{text.strip()}”少了{'开始' if parts[-1] else '结束'}的日期"
        raise BadValue(what, "写成“2026-10-01 至 2026-10-07”；只有一天就只写那一天。", "E204")
    first = parse_day(parts[0])
    last = _later(parts[1], first, text) if len(parts) > 1 else first
    if last < first:
        what = f"“{text}”的结束日期早于开始日期"
        raise BadValue(what, "把前后两个日期核对一遍；跨了年的，两个日期都写上年份。", "E216")
    return DayRange(first, last)


def split_after_day(text: str) -> tuple[str, str]:
    """Part ``2026 年 5 月 1 日 电话`` into the day, spaces and all, and what is said of it."""
    match = _FIRST_WORD.fullmatch(text.strip())
    return (match[1], match[2]) if match else (text, "")


def _later(text: str, first: date, whole: str) -> date:
    if numbers := _numbers(_DAY_ONLY.fullmatch(text)):
        return _date(whole, first.year, first.month, *numbers)
    if numbers := _numbers(_SHORT.fullmatch(text)):
        return _date(whole, first.year, *numbers)
    return parse_day(text)


def _numbers(match: re.Match[str] | None) -> tuple[int, ...]:
    """The numbers of a match; none where a word is no number, such as the 三四 of 三四月."""
    texts = match.groups() if match else ()
    read = [*map(_year, texts[:-2]), *map(_number, texts[-2:])]
    numbers = tuple(number for number in read if number is not None)
    return numbers if len(numbers) == len(read) else ()


def _year(text: str) -> int | None:
    year = int(text) if text.isdigit() else digit_by_digit(text)
    return chinese_number(text) if year is None else year


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else chinese_number(text)


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise no_such_day(text) from None
