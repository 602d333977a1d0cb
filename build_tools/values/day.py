"""Calendar days: 2026-05-01 in canonical form, written in many ways."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from build_tools.values.errors import BadValue
from build_tools.values.fold import fold
from build_tools.values.numerals import CHINESE_DIGITS, chinese_number

_NUMBER = rf"(\d{{1,4}}|[{CHINESE_DIGITS}]{{1,4}})"
_FULL = re.compile(rf"{_NUMBER}\s*[年/.-]\s*{_NUMBER}\s*[月/.-]\s*{_NUMBER}\s*[日号]?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SHORT = re.compile(rf"{_NUMBER}\s*[月/.-]\s*{_NUMBER}\s*[日号]?")
_ROC = re.compile(rf"(?:民国|民國)\s*{_NUMBER}\s*年\s*{_NUMBER}\s*月\s*{_NUMBER}\s*[日号]?")
_TO = re.compile(r"\s*(?:至|到|~|\s-\s|(?<=[日号])-|(?<=\d{4}-\d\d-\d\d)-(?=\d{4}))\s*")
_EXAMPLE = "写成 2026-05-01。"
_ROC_YEARS = range(90, 200)
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
    if match := _ROC.fullmatch(typed):
        raise _roc(text, *_numbers(match))
    match = _COMPACT.fullmatch(typed) or _FULL.fullmatch(typed)
    if not match:
        raise _unreadable(text, typed)
    year, month, day = _numbers(match)
    if year in _ROC_YEARS:
        raise _roc(text, year, month, day)
    if year not in _YEARS:
        raise _unclear_order(text, year, month, day)
    return _date(text, year, month, day)


def parse_days(text: str) -> DayRange:
    """Read one day, or two joined by 至; the second may leave out what it shares with the first."""
    parts = _TO.split(fold(text))
    first = parse_day(parts[0])
    if len(parts) == 1:
        return DayRange(first, first)
    if len(parts) > 2:  # noqa: PLR2004
        raise BadValue(f"“{text}”里有三个以上的日期", "写成“2026-10-01 至 2026-10-07”。", "E204")
    last = _later(parts[1], first, text)
    if last < first:
        raise BadValue(f"“{text}”的结束日期早于开始日期", "把前后两个日期核对一遍。", "E216")
    return DayRange(first, last)


def _later(text: str, first: date, whole: str) -> date:
    if match := re.fullmatch(rf"{_NUMBER}\s*[日号]?", text):
        (day,) = _numbers(match)
        return _date(whole, first.year, first.month, day)
    if match := _SHORT.fullmatch(text):
        month, day = _numbers(match)
        return _date(whole, first.year, month, day)
    return parse_day(text)


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(int(t) if t.isdigit() else chinese_number(t) or 0 for t in match.groups())


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise BadValue(f"没有“{text.strip()}”这一天", "核对年、月、日。" + _EXAMPLE, "E204") from None


def _roc(text: str, year: int, month: int, day: int) -> BadValue:
    meant = f"{year + 1911:04}-{month:02}-{day:02}"
    return BadValue(f"“{text.strip()}”像是民国纪年", f"改成公历：{meant}。", "E204")


def _unclear_order(text: str, first: int, second: int, third: int) -> BadValue:
    """01/02/2026 and 26-05-01 each mean two days; offer those that exist."""
    year = third if third in _YEARS else 2000 + third
    choices = {(year, first, second), (year, second, first)} if third in _YEARS else {(2000 + first, second, third)}
    days = sorted(f"{y:04}-{m:02}-{d:02}" for y, m, d in choices if m in range(1, 13) and d in range(1, 32))
    return BadValue(f"“{text.strip()}”可能是不同的日子", f"写明年份：{' 或 '.join(days) or _EXAMPLE}", "E204")


def _unreadable(text: str, typed: str) -> BadValue:
    if _SHORT.fullmatch(typed):
        return BadValue(f"“{text.strip()}”没有写年份", "写全，例如 2026-05-01。", "E204")
    return BadValue(f"“{text.strip()}”不是日期", _EXAMPLE, "E204")
