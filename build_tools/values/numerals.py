"""Whole numbers as people write them: 2100, 2,100, 两千一百, 二〇二六, 廿四."""

from __future__ import annotations

from build_tools.values.errors import BadValue
from build_tools.values.fold import fold

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0, "元": 1}
_TENS = {"十": 10, "百": 100, "千": 1000}
CHINESE_DIGITS = "〇零一二三四五六七八九十百千两廿卅"


def parse_number(text: str) -> int:
    """Read a count; raise ``BadValue`` for anything that is not a whole number of 0 or more."""
    digits = fold(text).replace(",", "").removesuffix("户").removesuffix("人").strip()
    if digits.isascii() and digits.isdigit() and len(digits) <= 12:  # noqa: PLR2004
        return int(digits)
    number = chinese_number(digits)
    if number is None:
        raise BadValue(f"“{text}”不是整数", "写成阿拉伯数字，例如 2100。", "E207")
    return number


def chinese_number(text: str) -> int | None:
    """Read 二〇二六 digit by digit and 三百二十 by place, up to 9,999; None for other text."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not text or any(c not in _DIGITS and c not in _TENS for c in text):
        return None
    if not any(c in _TENS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, None
    for c in text:
        if c in _TENS:
            total += (1 if digit is None else digit) * _TENS[c]
            digit = None
        else:
            digit = _DIGITS[c]
    return total + (digit or 0)
