"""Moving dates, years and weeks in Chinese words."""

from __future__ import annotations

from collections.abc import Iterable

from build_tools.values.hours.dated import MovingDay, MovingSpan, Stride

_NAMES = "一二三四五六日"


def moving_in_words(span: MovingSpan) -> str:
    """8月最后一个周日前1天至9月30日."""
    if span.last is None:
        return f"{_moving_day(span.first)}起"
    if span.first == span.last:
        return _moving_day(span.first)
    return f"{_moving_day(span.first)}至{_moving_day(span.last)}"


def numbered_in_words(found: Iterable[Stride], unit: str) -> str:
    """2026年至2030年, 第2周至第52周每2周."""
    return "、".join(_numbered(each, unit) for each in found)


def nth_in_words(number: int) -> str:
    """第二个, 最后一个, 倒数第二个."""
    if number == -1:
        return "最后一个"
    return f"{'倒数' if number < 0 else ''}第{_NAMES[abs(number) - 1]}个"


def days_from(offset: int) -> str:
    """后1天, or nothing."""
    return f"{'后' if offset > 0 else '前'}{abs(offset)}天" if offset else ""


def _numbered(found: Stride, unit: str) -> str:
    first = f"{'第' * (unit == '周')}{found.first}{unit}"
    if found.last is None:
        return f"{first}起"
    if found.last == found.first:
        return first
    every = f"每{found.step}{unit}" if found.step > 1 else ""
    return f"{first}至{'第' * (unit == '周')}{found.last}{unit}{every}"


def _moving_day(day: MovingDay) -> str:
    year = f"{day.year}年" if day.year else ""
    month = f"{day.month}月" if day.month else "复活节"
    weekday = f"{nth_in_words(day.nth)}周{_NAMES[day.weekday]}" if day.nth else ""
    return year + month + weekday + (f"{day.day}日" if day.day else "") + days_from(day.offset)
