"""What something costs a resident, in yuan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from build_tools.values.errors import BadValue
from build_tools.values.fold import fold

_AMOUNT = r"[¥￥]?\s*(\d{1,7}(?:\.\d{1,2})?|[1-9]\d{0,2}(?:,\d{3}){1,2}(?:\.\d{1,2})?)\s*(?:元|块|圆)?"
_ONE = re.compile(_AMOUNT + r"(起)?")
_RANGE = re.compile(_AMOUNT + r"\s*(?:-|~|至|到)\s*" + _AMOUNT)
_FREE = {"免费", "不收费", "无", "0", "0元", "free"}


@dataclass(frozen=True)
class Money:
    """From ``low`` to ``high`` yuan; equal when there is one price, None above when open."""

    low: Decimal
    high: Decimal | None

    def __str__(self) -> str:
        if self.high == 0:
            return "免费"
        if self.high is None:
            return f"{_plain(self.low)}元起"
        return f"{_plain(self.low)}元" if self.low == self.high else f"{_plain(self.low)}-{_plain(self.high)}元"


def parse_money(text: str) -> Money:
    """Read 免费, 2元, ¥2.50, 1-2元, 5元起; more than two decimals are refused."""
    typed = fold(text)
    if typed in _FREE:
        return Money(Decimal(0), Decimal(0))
    if match := _ONE.fullmatch(typed):
        amount = _amount(match[1])
        return Money(amount, None if match[2] else amount)
    if match := _RANGE.fullmatch(typed):
        low, high = _amount(match[1]), _amount(match[2])
        if low < high:
            return Money(low, high)
    raise BadValue(f"“{text}”看不出价钱", "写“免费”、“2元”或“1-2元”，最多两位小数。", "E207")


def _amount(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _plain(amount: Decimal) -> str:
    return f"{amount:f}".rstrip("0").rstrip(".") if "." in f"{amount:f}" else f"{amount:f}"
