"""Whether the words of a finished file are those of the records: every number and time, both ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from build_tools.verify.press.figures import listed, recognised
from build_tools.verify.press.finding import OURS, Finding
from build_tools.verify.press.opened import Page
from build_tools.verify.press.wanted import MM, Cell, Said, Side


def check_card(pages: Sequence[Page], said: Said) -> Iterator[Finding]:
    """Hold the numbers, times and names on the sides of one card against those of its records."""
    first = pages[0].number
    required, free = listed(said.required), listed(said.free)
    found: Counter[str] = Counter()
    for page in pages:
        here, foreign = recognised(page.text.get_text_range(), required + free)
        found += here
        for figure in dict.fromkeys(foreign):
            yield Finding("E517", page.number, *_place_of(page, figure), f"“{figure}”不在记录里", OURS)
    for figure, times in (required - found).items():
        much = "" if times == required[figure] else f"少了 {times} 次，"
        yield Finding("E517", first, 0, 0, f"{much}记录里的“{figure}”没有印出来", OURS)
    for figure, times in (found - required).items():
        if figure not in free:
            yield Finding("E517", first, 0, 0, f"“{figure}”多印了 {times} 次", OURS)
    texts = (text.get_text_range() for page in pages for text in (page.text, page.turned_text))
    text = "".join("".join(part.split()) for part in texts)
    for name in said.names:
        if "".join(name.split()) not in text:
            yield Finding("E517", first, 0, 0, f"卡上找不到“{name}”", OURS)


def check_sides(pages: Sequence[Page], said: Said) -> Iterator[Finding]:
    """Yield sides that do not say which edition they belong to."""
    for page in pages:
        text = "".join((page.text.get_text_range() + page.turned_text.get_text_range()).split())
        for words in said.everywhere:
            if "".join(words.split()) not in text:
                what = f"这一面没有“{words}”，认不出和哪一面是一张"
                yield Finding("E504", page.number, 0, 0, what, OURS)


def check_cells(page: Page, side: Side) -> Iterator[Finding]:
    """Hold the words of each card on a sheet against those of the card that belongs there."""
    for cell in (*side.cells, *((side.beside,) if side.beside else ())):
        if cell.words is None:
            continue
        told = words_in(page, cell)
        if told != cell.words:
            what = f"这里应是{cell.label}，读到的字不同：{_difference(told, cell.words)}"
            yield Finding("E519", page.number, cell.left_mm, cell.bottom_mm, what, OURS)
        if cell.line and cell.code_mm and _text_in(page, cell.turned, cell.code_mm) != cell.line:
            what = f"{cell.label}的“{cell.line}”伸出了留给它的位置"
            yield Finding("E521", page.number, cell.left_mm, cell.bottom_mm, what, OURS)


def words_in(page: Page, cell: Cell) -> str:
    """Return the text of one card on a page, without blanks."""
    left, bottom = cell.left_mm, cell.bottom_mm
    return _text_in(page, cell.turned, (left, bottom, left + cell.width_mm, bottom + cell.height_mm))


def _text_in(page: Page, turned: bool, area_mm: tuple[float, float, float, float]) -> str:  # noqa: FBT001 - a fact
    text = page.turned_text if turned else page.text
    return "".join(text.get_text_bounded(*(side * MM for side in area_mm)).split())


def _difference(told: str, wanted: str) -> str:
    """The first piece that differs, with a little around it."""
    at = next((n for n, pair in enumerate(zip(told, wanted, strict=False)) if pair[0] != pair[1]), 0)
    around = slice(max(0, at - 4), at + 12)
    return f"“{told[around]}”，应是“{wanted[around]}”"


def _place_of(page: Page, figure: str) -> tuple[float, float]:
    """Where a figure stands, in millimetres."""
    found: Any = page.text.search(figure).get_next()
    if not found:
        return 0.0, 0.0
    left, bottom, _, _ = page.text.get_charbox(found[0])
    return left / MM, bottom / MM
