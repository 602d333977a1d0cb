"""Whether every letter can be seen where it is said to be, and keeps away from the cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from build_tools.verify.press.finding import OURS, Finding
from build_tools.verify.press.opened import Page
from build_tools.verify.press.wanted import MM, Cell, Side

_CONTRAST = 60
"""The least difference of grey, of 255, between a letter and its ground."""

_SAFE = 2.0
"""How far in millimetres letters stay from the cut: small shops cut about 1 mm aside."""


def check(page: Page, side: Side) -> Iterator[Finding]:
    """Yield runs of letters that cannot be seen, and letters beyond or too near to the cut of their card."""
    hidden, near = [], []
    for number, letter, box in _letters(page):
        if not _is_seen(page, box):
            hidden.append((number, letter, box))
        if any(_is_near(box, cell) for cell in side.cells):
            near.append((number, letter, box))
    for text, (left, bottom, _, _) in _runs(hidden):
        yield Finding("E521", page.number, left / MM, bottom / MM, f"“{text}”看不见（被盖住，或和底色一样）", OURS)
    for text, (left, bottom, _, _) in _runs(near):
        yield Finding("E521", page.number, left / MM, bottom / MM, f"“{text}”离裁切线不到 {_SAFE:g} 毫米", OURS)


def _letters(page: Page) -> Iterator[tuple[int, str, Any]]:
    text = page.text.get_text_range()
    count = page.text.count_chars()
    if len(text) != count:  # a character beyond U+FFFF is two to pdfium
        text = "".join(page.text.get_text_range(n, 1) or " " for n in range(count))
    for number, letter in enumerate(text):
        if not letter.isspace():
            box = page.text.get_charbox(number)
            if box[2] > box[0] and box[3] > box[1]:
                yield number, letter, box


def _is_seen(page: Page, box: Any) -> bool:
    scale = page.dpi / 72
    height = page.picture.height
    left, bottom, right, top = (side * scale for side in box)
    darkest, lightest = page.picture.crop(
        (int(left) - 1, int(height - top) - 1, int(right) + 2, int(height - bottom) + 2)
    ).getextrema()
    return bool(lightest - darkest >= _CONTRAST)


def _is_near(box: Any, cell: Cell) -> bool:
    """Whether a letter that is on this card, even in part, leaves its safe part."""
    left, bottom, right, top = cell.in_points
    if box[2] <= left or box[0] >= right or box[3] <= bottom or box[1] >= top:
        return False
    edge = _SAFE * MM
    return bool(box[0] < left + edge or box[2] > right - edge or box[1] < bottom + edge or box[3] > top - edge)


def _runs(letters: list[tuple[int, str, Any]]) -> Iterator[tuple[str, Any]]:
    """Put letters that follow each other together, with the place of the first."""
    while letters:
        run = [letters[0]]
        for letter in letters[1:]:
            if letter[0] != run[-1][0] + 1:
                break
            run.append(letter)
        yield "".join(letter for _, letter, _ in run), run[0][2]
        letters = letters[len(run) :]
