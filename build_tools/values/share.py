"""A part of a whole: 494/501（98.6%）. Never a percentage alone, which hides of how many."""

from __future__ import annotations


def share(part: int, whole: int) -> str:
    """Return n/N with its percentage to one decimal, half up as people round; of nothing only n/N."""
    if whole == 0:
        return f"{part}/{whole}"
    tenths = (part * 2000 + whole) // (whole * 2)
    return f"{part}/{whole}（{tenths // 10}.{tenths % 10}%）"
