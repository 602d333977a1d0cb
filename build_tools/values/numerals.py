"""Whole numbers as people write them: 2100, 2,100, 两千一百, 二〇二六, 廿四."""

from __future__ import annotations

import re

from build_tools.values.errors import BadValue
from build_tools.values.fold import fold

CHINESE_DIGITS = "〇零○一二三四五六七八九十百千两廿卅"

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
_WRITTEN_OUT = re.compile("[〇零○一二三四五六七八九]{1,12}")
_ONE = "[一二三四五六七八九]"
_TENS = f"{_ONE}?十{_ONE}?"
_HUNDREDS = f"[一二两三四五六七八九]百(?:[零〇○]{_ONE}|{_TENS})?"
_THOUSANDS = f"[一二两三四五六七八九]千(?:[零〇○](?:{_TENS}|{_ONE})|{_HUNDREDS})?"
# 三百二 is 320 when spoken and 302 when read by place, 三四十 is thirty or forty: neither is a number here.
_BY_PLACE = re.compile(f"{_TENS}|{_HUNDREDS}|{_THOUSANDS}")
_PLACES = {"十": 10, "百": 100, "千": 1000}

_ARABIC = re.compile(r"[0-9]{1,12}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3}")
_YEAR_LONG = 4


def parse_number(text: str) -> int:
    """Read a count; raise ``BadValue`` for anything that is not a whole number of 0 or more."""
    digits = fold(text).removesuffix("户").removesuffix("人").strip()
    if _ARABIC.fullmatch(digits):
        return int(digits.replace(",", ""))
    number = chinese_number(digits)
    if number is None:
        raise BadValue(f"“{text}”不是整数", "写成阿拉伯数字，例如 2100。", "E207")
    return number


def chinese_number(text: str) -> int | None:
    """Read 三百二十 by place, up to 9,999, and 二〇二六 digit by digit; None for other text."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    if _BY_PLACE.fullmatch(text):
        return _by_place(text)
    if text == "两":
        return 2
    # 一二 is “one or two” and 三四百 “three or four hundred”; four digits or a zero are written out.
    is_written_out = len(text) in (1, _YEAR_LONG) or any(zero in text for zero in "〇零○")
    return digit_by_digit(text) if is_written_out else None


def digit_by_digit(text: str) -> int | None:
    """Read 一一五 as 115, as years are written; None for other text."""
    return int("".join(str(_DIGITS[c]) for c in text)) if _WRITTEN_OUT.fullmatch(text) else None


def _by_place(text: str) -> int:
    total, digit = 0, 0
    for c in text:
        if c in _PLACES:
            total += (digit or 1) * _PLACES[c]
            digit = 0
        else:
            digit = _DIGITS[c]
    return total + digit
