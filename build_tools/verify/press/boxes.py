"""Where a page is cut, how far its colour goes beyond, and that no mark stands inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from build_tools.verify.press.finding import OURS, Finding
from build_tools.verify.press.opened import Page
from build_tools.verify.press.wanted import MM, Side, Wanted

_TOLERANCE = 0.1
_EVERY_INK = (1.0, 1.0, 1.0, 1.0)


def check(page: Page, side: Side, wanted: Wanted) -> Iterator[Finding]:
    """Yield what is wrong with the boxes of a page."""
    here = page.number
    for key in ("/TrimBox", "/BleedBox"):
        if key not in page.objects:
            yield Finding("E511", here, 0, 0, f"没有{_NAMES[key]}（{key[1:]}）", OURS)
            return
    media, bleed, trim = (_box(page, key) for key in ("/MediaBox", "/BleedBox", "/TrimBox"))
    size = (trim[2] - trim[0]) / MM, (trim[3] - trim[1]) / MM
    if any(abs(is_ - want) > _TOLERANCE for is_, want in zip(size, side[:2], strict=True)):
        text = f"成品尺寸是 {size[0]:.1f}×{size[1]:.1f} 毫米，应是 {side.width_mm:g}×{side.height_mm:g} 毫米"
        yield Finding("E511", here, 0, 0, text, OURS)
    room = min(trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]) / MM
    if room < wanted.bleed_mm - _TOLERANCE:
        yield Finding("E511", here, 0, 0, f"出血只有 {room:.1f} 毫米，应是 {wanted.bleed_mm:g} 毫米", OURS)
    if not _holds(media, bleed):
        yield Finding("E511", here, 0, 0, "出血框伸出了页面", OURS)


def check_marks(page: Page) -> Iterator[Finding]:
    """Yield marks in all inks that stand on a card or its bleed: something of them would be left on it."""
    if "/BleedBox" not in page.objects:
        return
    bleed = _box(page, "/BleedBox")
    for mark in page.marks:
        if mark.inks.shares == _EVERY_INK and _meets(mark.box, bleed):
            x, y = mark.box[0] / MM, mark.box[1] / MM
            yield Finding("E511", page.number, x, y, "裁切标记画进了出血里，会留在卡上", OURS)


_NAMES = {"/TrimBox": "成品框", "/BleedBox": "出血框"}


def _box(page: Page, key: str) -> tuple[float, ...]:
    return tuple(float(x) for x in page.objects[key])


def _holds(outer: Any, inner: Any) -> bool:
    lower = outer[0] <= inner[0] + _TOLERANCE and outer[1] <= inner[1] + _TOLERANCE
    return bool(lower and inner[2] <= outer[2] + _TOLERANCE and inner[3] <= outer[3] + _TOLERANCE)


def _meets(one: Any, other: Any) -> bool:
    return bool(one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3])
