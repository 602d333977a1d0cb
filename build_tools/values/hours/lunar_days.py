"""Days of the lunar calendar by name: 初一 to 三十 of every month, 除夕 and 正月初一 of the year."""

from __future__ import annotations

LUNAR_DAYS = tuple(
    f"{ten}{digit}" if digit != "十" else {"初": "初十", "十": "二十", "廿": "三十"}[ten]
    for ten in "初十廿"
    for digit in "一二三四五六七八九十"
)


def spring_day(number: int) -> str:
    """除夕, 正月初一."""
    return "除夕" if number < 0 else f"正月{LUNAR_DAYS[number]}"
