"""Whether letters are as large as the format promises: for old eyes, at arm's length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools.verify.press.finding import OURS, Finding
from build_tools.verify.press.opened import Page
from build_tools.verify.press.wanted import MM, Said, Side

_HAIR = 0.05  # points


def check(page: Page, side: Side) -> Iterator[Finding]:
    """Yield text below the least size of a side, the smallest first."""
    small = [mark for mark in page.marks if mark.kind == "text" and mark.size < side.least_pt - _HAIR]
    if small:
        mark = min(small, key=lambda mark: mark.size)
        what = f"有字只有 {mark.size:.1f} 磅，这种规格最小 {side.least_pt:g} 磅"
        yield Finding("E523", page.number, mark.box[0] / MM, mark.box[1] / MM, what, OURS)


def check_card(pages: Sequence[Page], said: Said) -> Iterator[Finding]:
    """Yield numbers of a card that are smaller than its numbers must be."""
    for number in said.large:
        for page in pages:
            for at in _places(page, number):
                size = min(page.letter_size(n) for n in range(at, at + len(number)))
                if size < said.large_pt - _HAIR:
                    left, bottom, _, _ = page.text.get_charbox(at)
                    what = f"“{number}”只有 {size:.1f} 磅，至少 {said.large_pt:g} 磅"
                    yield Finding("E523", page.number, left / MM, bottom / MM, what, OURS)


def _places(page: Page, words: str) -> Iterator[int]:
    found = page.text.search(words, match_whole_word=True)
    while place := found.get_next():
        yield place[0]
