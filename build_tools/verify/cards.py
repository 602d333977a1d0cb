"""A finished card read back by other means than made it: its size, its words, its QR code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from build_tools.derive.card_content import CardContent
from build_tools.derive.card_format import BLEED, Form
from build_tools.problem import Location, Problem

_MM = 72 / 25.4
_TOLERANCE = 0.1
_TURNS = (0, 180)  # the cover of what folds stands on its head, and pdfium reads from left to right
_READ_AT = 1000  # pixels of width, as a telephone's camera would see the whole card
_GAPS = re.compile(r"\s+")
_OURS = "这是程序的错误，请把这一行发给维护的人。"


def problems_in_card(data: bytes, contents: Sequence[CardContent], form: Form) -> Iterator[Problem]:
    """Yield what is wrong with a press file: sides, boxes, missing numbers and times, an unreadable QR code.

    ``data`` has the sides of one card after those of another, as ``contents`` has them.
    """
    import pypdfium2  # noqa: PLC0415 - most builds set no card

    at = Location(contents[0].origin)
    pdf = pypdfium2.PdfDocument(data)
    if len(pdf) != form.sides * len(contents):
        yield Problem(at, "E504", f"卡有 {len(pdf)} 面，应是 {form.sides * len(contents)} 面", _OURS)
        return
    for number, page in enumerate(pdf, 1):
        if not _has_boxes(page, form):
            yield Problem(at, "E505", f"第 {number} 面的成品尺寸或出血不对", _OURS)
    for number, content in enumerate(contents):
        sides = [pdf[number * form.sides + side] for side in range(form.sides)]
        yield from _problems_in_words(sides, content)


def _problems_in_words(sides: Sequence[object], content: CardContent) -> Iterator[Problem]:
    at = Location(content.origin)
    text = "".join(_words_on(side, turn) for side in sides for turn in _TURNS)
    lost = [item for item in _expected(content) if _GAPS.sub("", item) not in text]
    if lost:
        yield Problem(at, "E506", f"卡上找不到：{'、'.join(lost)}", _OURS)
    read = [code for side in sides for code in _read_codes(side)]
    if read != [content.address]:
        yield Problem(at, "E507", f"二维码读出来是 {read}，应是 {content.address}", _OURS)


def _words_on(page: Any, turn: int) -> str:
    """Return the text of a page that is turned by ``turn`` degrees, without gaps."""
    page.set_rotation(turn)
    text = page.get_textpage().get_text_range()
    page.set_rotation(0)
    return _GAPS.sub("", text)


def _has_boxes(page: object, form: Form) -> bool:
    left, bottom, right, top = page.get_trimbox()  # type: ignore[attr-defined]
    b_left, b_bottom, b_right, b_top = page.get_bleedbox()  # type: ignore[attr-defined]
    found = (right - left, top - bottom, left - b_left, b_right - right, bottom - b_bottom, b_top - top)
    wanted = (form.width, form.height, *(BLEED,) * 4)
    return all(abs(size / _MM - want) < _TOLERANCE for size, want in zip(found, wanted, strict=True))


def _expected(content: CardContent) -> Iterator[str]:
    """Every name, number and time that the card was to show."""
    for section in content.sections:
        yield section.title
        for row in section.rows:
            yield row.label
            if row.number:
                yield row.number
            for line in row.lines:
                yield from (time.text for time in line.times)


def _read_codes(page: object) -> list[str]:
    import zxingcpp  # noqa: PLC0415

    image = page.render(scale=_READ_AT / page.get_width(), grayscale=True).to_pil()  # type: ignore[attr-defined]
    return [code.text for code in zxingcpp.read_barcodes(image)]
