"""Which inks a page asks for: CMYK only, text in black alone, no more ink than paper takes, nothing see-through."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.verify.press.finding import OURS, Finding
from build_tools.verify.press.graphics import BLACK, Inks, Mark
from build_tools.verify.press.opened import Page
from build_tools.verify.press.wanted import MM

LIMIT = 3.0
"""The most ink that coated offset paper takes, all four inks together (300 %)."""

_WHITE = Inks("CMYK", (0, 0, 0, 0))
_EVERY_INK = (1.0, 1.0, 1.0, 1.0)
_OVERPRINT = ("/OP", "/op")
_SEE_THROUGH = ("/CA", "/ca")


def check(page: Page) -> Iterator[Finding]:
    """Yield each fault once for each colour, at the first place that has it."""
    told: set[tuple[str, Inks]] = set()
    for mark in page.marks:
        for code, what in _faults(mark):
            if (what, mark.inks) not in told:
                told.add((what, mark.inks))
                yield Finding(code, page.number, mark.box[0] / MM, mark.box[1] / MM, what, OURS)
    if "/Group" in page.objects and page.objects["/Group"].get("/CS") == "/DeviceRGB":
        yield Finding("E520", page.number, 0, 0, "页面的透明混合用 RGB", OURS)


def _faults(mark: Mark) -> Iterator[tuple[str, str]]:
    if mark.kind == "state":
        yield from _state_faults(mark)
    elif mark.kind in ("image", "shading"):
        yield "E520", f"有{mark.inks.space}，连心卡只用文字和线条"
    elif mark.inks.space != "CMYK":
        yield "E512", f"{_NAMES[mark.kind]}的颜色是 {mark.inks.space}，不是 CMYK"
    elif mark.kind == "text" and mark.inks not in (BLACK, _WHITE):
        yield "E513", f"文字的墨是 {_percent(mark.inks)}，应是单色黑 K100 或反白"
    elif sum(mark.inks.shares) > LIMIT and mark.inks.shares != _EVERY_INK:
        yield "E514", f"总墨量 {sum(mark.inks.shares) * 100:.0f}%（{_percent(mark.inks)}），上限 {LIMIT * 100:.0f}%"


_NAMES = {"text": "文字", "fill": "色块", "stroke": "线条"}


def _state_faults(mark: Mark) -> Iterator[tuple[str, str]]:
    state = mark.font or {}
    if any(float(state.get(key, 1)) < 1 for key in _SEE_THROUGH) or state.get("/SMask", "/None") != "/None":
        yield "E520", "有透明"
    if state.get("/BM", "/Normal") not in ("/Normal", "/Compatible"):
        yield "E520", "有混合模式"
    if any(bool(state.get(key, False)) for key in _OVERPRINT):
        yield "E520", "有叠印，反白的字会消失"


def _percent(inks: Inks) -> str:
    return " ".join(f"{name}{share * 100:.0f}" for name, share in zip("CMYK", inks.shares, strict=False))
