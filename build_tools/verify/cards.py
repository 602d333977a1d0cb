"""A finished card read back by other means than made it: its size, its words, its QR code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.derive.card_content import CardContent
from build_tools.problem import Location, Problem

_MM = 72 / 25.4
_TRIM = (105.0, 148.0)
_BLEED = 3.0
_SIDES = 2
_TOLERANCE = 0.1
_GAPS = re.compile(r"\s+")
_OURS = "这是程序的错误，请把这一行发给维护的人。"


def problems_in_card(data: bytes, content: CardContent) -> Iterator[Problem]:
    """Yield what is wrong with a press file: sides, boxes, missing numbers and times, an unreadable QR code."""
    import pypdfium2  # noqa: PLC0415 - most builds set no card

    at = Location(content.origin)
    pdf = pypdfium2.PdfDocument(data)
    if len(pdf) != _SIDES:
        yield Problem(at, "E504", f"卡有 {len(pdf)} 面，应是 {_SIDES} 面", _OURS)
        return
    for number, page in enumerate(pdf, 1):
        if not _has_boxes(page):
            yield Problem(at, "E505", f"第 {number} 面的成品尺寸或出血不对", _OURS)
    text = _GAPS.sub("", "".join(page.get_textpage().get_text_range() for page in pdf))
    lost = [item for item in _expected(content) if _GAPS.sub("", item) not in text]
    if lost:
        yield Problem(at, "E506", f"卡上找不到：{'、'.join(lost)}", _OURS)
    read = _read_codes(pdf[_SIDES - 1])
    if read != [content.address]:
        yield Problem(at, "E507", f"二维码读出来是 {read}，应是 {content.address}", _OURS)


def _has_boxes(page: object) -> bool:
    left, bottom, right, top = page.get_trimbox()  # type: ignore[attr-defined]
    b_left, b_bottom, b_right, b_top = page.get_bleedbox()  # type: ignore[attr-defined]
    found = (right - left, top - bottom, left - b_left, b_right - right, bottom - b_bottom, b_top - top)
    wanted = (*_TRIM, *(_BLEED,) * 4)
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

    image = page.render(scale=200 / 72, grayscale=True).to_pil()  # type: ignore[attr-defined]
    return [code.text for code in zxingcpp.read_barcodes(image)]
