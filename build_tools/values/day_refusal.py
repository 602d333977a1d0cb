"""Why a text is no day, and the day that was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from build_tools.values.errors import BadValue
from build_tools.values.numerals import CHINESE_DIGITS

_EXAMPLE = "写成 2026-05-01。"
_YEAR_AND_MONTH = re.compile(r"(\d{4})\s*[年/.-]\s*(\d{1,2})\s*月?")
_NO_YEAR = re.compile(rf"[\d{CHINESE_DIGITS}]{{1,3}}\s*[月/.-]\s*[\d{CHINESE_DIGITS}]{{1,3}}\s*[日号]?")
_OF_OUR_TIME = date(2015, 1, 1)
_HUNDRED = 100


def no_such_day(text: str) -> BadValue:
    """2026-02-30."""
    return BadValue(f"没有“{text.strip()}”这一天", "核对年、月、日。" + _EXAMPLE, "E204")


def of_the_republic(text: str, year: int, month: int, day: int) -> BadValue:
    """民国115年5月1日."""
    meant = [*_existing((year + 1911, month, day))]
    return BadValue(f"“{text.strip()}”像是民国纪年", f"改成公历：{meant[0]}。", "E204") if meant else no_such_day(text)


def unclear_order(text: str, first: int, second: int, third: int) -> BadValue:
    """01/02/2026 and 5/1/26 each mean several days; offer those that exist, those of our time if any."""
    if first >= _HUNDRED:
        return BadValue(f"“{text.strip()}”的年份 {first} 不对", "核对年份。" + _EXAMPLE, "E204")
    year_last = third if third >= _HUNDRED else _century(third)
    orders = [(year_last, first, second), (year_last, second, first)]
    if third < _HUNDRED:
        orders.append((_century(first), second, third))
    days = sorted({*_existing(*orders)})
    choices = [day for day in days if day >= _OF_OUR_TIME] or days
    if not choices:
        return no_such_day(text)
    what = f"“{text.strip()}”可能是不同的日子"
    return BadValue(what, f"写明年份：{' 或 '.join(map(str, choices))}。", "E204")


def unreadable(text: str, typed: str) -> BadValue:
    """5月1日, 2026-05 and whatever else is no day."""
    if match := _YEAR_AND_MONTH.fullmatch(typed):
        what = f"“{text.strip()}”不是日期，没有写几号"
        return BadValue(what, f"写到日，例如 {match[1]}-{int(match[2]):02}-01。", "E204")
    if _NO_YEAR.fullmatch(typed):
        return BadValue(f"“{text.strip()}”没有写年份", "写全，例如 2026-05-01。", "E204")
    return BadValue(f"“{text.strip()}”不是日期", _EXAMPLE, "E204")


def _century(year: int) -> int:
    return 1900 + year if year > 50 else 2000 + year  # noqa: PLR2004


def _existing(*days: tuple[int, int, int]) -> Iterator[date]:
    for day in days:
        try:
            yield date(*day)
        except ValueError:
            continue
