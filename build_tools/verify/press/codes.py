"""Whether a telephone reads every QR code, reads what it should, and the code is black ink alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from build_tools.verify.press.code_reading import Code, codes_on
from build_tools.verify.press.finding import OURS, Finding
from build_tools.verify.press.graphics import BLACK
from build_tools.verify.press.opened import Page
from build_tools.verify.press.wanted import LEAST_MODULE_MM, MM, Cell, Said, Side

_DARK = 0.5

_QUIET = 4
"""How many modules around a code must be white (ISO/IEC 18004, 6.3.8)."""

_WHITE = 200  # of 255


def check(page: Page, side: Side) -> Iterator[Finding]:
    """Look closely at every code that a page shows, and for those beside the cards."""
    for code in page.codes:
        yield from _faults(page, code)
        around = [cell for cell in side.cells if _is_in(code, cell)]
        if not around:
            yield _finding(page, code, f"卡外有一个二维码：{code.text}")
        elif around[0].address == "":
            yield _finding(page, code, f"{around[0].label}上不该有二维码：{code.text}")


def check_cells(page: Page, side: Side) -> Iterator[Finding]:
    """Read the code of each card of a sheet where it should be, and hold it against what it should hold."""
    for cell in side.cells:
        if not cell.address or not cell.code_mm:
            continue
        read = _read_at(page, cell.code_mm)
        if read != [cell.address]:
            what = f"{cell.label}的二维码{_difference(read, cell.address)}"
            yield Finding("E518", page.number, cell.left_mm, cell.bottom_mm, what, OURS)


def check_card(pages: Sequence[Page], said: Said) -> Iterator[Finding]:
    """Hold the codes on the sides of one card against the address that they should open."""
    read = [code.text for page in pages for code in page.codes]
    if set(read) != {said.address}:
        yield Finding("E518", pages[0].number, 0, 0, f"二维码{_difference(read, said.address)}", OURS)


def _difference(read: Sequence[str], wanted: str) -> str:
    return f"读出来是 {'、'.join(read) or '没有'}，应是 {wanted or '没有'}"


def _faults(page: Page, code: Code) -> Iterator[Finding]:
    if code.module_mm < LEAST_MODULE_MM:
        what = f"二维码太小：每格 {code.module_mm:.2f} 毫米，至少 {LEAST_MODULE_MM} 毫米"
        yield _finding(page, code, what)._replace(remedy="把网址改短，或选大一些的规格。")
    if not _is_quiet(page, code):
        yield _finding(page, code, f"二维码四周留白不到 {_QUIET} 格（{_QUIET * code.module_mm:.1f} 毫米）")
    if any(_is_coloured(mark, code) for mark in page.marks):
        yield _finding(page, code, "二维码不是单色黑")


def _finding(page: Page, code: Code, what: str) -> Finding:
    return Finding("E518", page.number, code.box[0] / MM, code.box[1] / MM, what, OURS)


def _read_at(page: Page, area_mm: tuple[float, float, float, float]) -> list[str]:
    """Draw only the square of a code, with the quiet around it, and read that: a long job has thousands."""
    left, bottom, right, top = (side * MM for side in area_mm)
    width, height = page.drawn.get_size()
    cut = (max(0, left - MM), max(0, bottom - MM), max(0, width - right - MM), max(0, height - top - MM))
    picture = page.drawn.render(scale=page.dpi / 72, crop=cut, grayscale=True).to_pil()
    return [code.text for code in codes_on(picture, page.dpi)]


def _is_quiet(page: Page, code: Code) -> bool:
    """Whether the picture is white around a code, but for a dot at its edge and at the band's."""
    scale, height = page.dpi / 72, page.picture.height
    band = _QUIET * code.module_mm * MM * scale - 1
    left, bottom, right, top = (side * scale for side in code.box)
    outer = (left - band, height - top - band, right + band, height - bottom + band)
    inner = (left - 2, height - top - 2, right + 2, height - bottom + 2)
    strips = (
        (outer[0], outer[1], outer[2], inner[1]),
        (outer[0], inner[3], outer[2], outer[3]),
        (outer[0], outer[1], inner[0], outer[3]),
        (inner[2], outer[1], outer[2], outer[3]),
    )
    return all(page.picture.crop(tuple(map(round, strip))).getextrema()[0] >= _WHITE for strip in strips)


def _is_in(code: Code, cell: Cell) -> bool:
    left, bottom, right, top = cell.in_points
    x, y = (code.box[0] + code.box[2]) / 2, (code.box[1] + code.box[3]) / 2
    return left < x < right and bottom < y < top


def _is_coloured(mark: Any, code: Code) -> bool:
    """Whether a dark shape within the code's square is of another ink than black."""
    left, bottom, right, top = code.box
    within = (
        mark.box[0] > left - MM and mark.box[1] > bottom - MM and mark.box[2] < right + MM and mark.box[3] < top + MM
    )
    return bool(mark.kind == "fill" and within and mark.inks != BLACK and sum(mark.inks.shares) > _DARK)
