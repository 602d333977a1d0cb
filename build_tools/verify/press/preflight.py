"""Every check of a press file, in the order of the 印前检查单."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from itertools import chain
from typing import NamedTuple

from build_tools.verify.press import boxes, codes, colours, document, fonts, layer, sizes, visible, words
from build_tools.verify.press.finding import OURS, Finding
from build_tools.verify.press.opened import Page, opened, page_of
from build_tools.verify.press.wanted import Side, Wanted
from build_tools.workers import spread

_WORTH_A_PROCESSOR = 20  # cards or sheets

CHECKED = {
    "E504": "面数、正反面成对，每一面都有版次",
    "E510": "PDF/X-4：输出意图、特性文件、元数据、标识",
    "E511": "成品尺寸、出血，标记在出血以外",
    "E512": "颜色只有 CMYK，没有 RGB",
    "E513": "文字是单色黑 K100 或反白",
    "E514": "总墨量不超过 300%",
    "E515": "字体嵌入、取子集、能读回，没有 Type 3",
    "E516": "没有缺字",
    "E517": "每个号码和时刻都和记录一致，不多不少",
    "E518": "二维码读得出、内容对、单色黑、够大，四周留白 4 格",
    "E519": "拼版上每张卡的位置、内容、正反面都对",
    "E520": "没有透明、叠印和图片",
    "E521": "每个字都看得见，离裁切线 2 毫米以上",
    "E522": "再生成一次，文件一个字节也不变",
    "E523": "字不小于规格规定的磅数，号码不小于正文",
}
"""What each check of a press file makes sure of, by the code of its findings."""


class Preflight(NamedTuple):
    """What was found in a file, and what the file is: its hash, its pages, and on how many everything was looked at.

    On the others everything in which they differ from those was looked at. ``unchecked`` are codes of checks
    that whoever made the file must do.
    """

    sha256: str
    pages: int
    closely: int
    findings: tuple[Finding, ...]
    unchecked: tuple[str, ...] = ("E522",)


OF_SHEETS = "E519"
"""The check that asks something of sheets only."""


def preflight(data: bytes, wanted: Wanted) -> Preflight:
    """Read a finished file back and hold it against the plan; a file that cannot be opened is one finding."""
    import pypdf.errors  # noqa: PLC0415 - most builds print nothing
    import pypdfium2  # noqa: PLC0415

    name = sha256(data).hexdigest()
    try:
        with opened(data) as file:
            whole = [*document.check(file)]
            pages = len(file.drawn)
    except (pypdf.errors.PyPdfError, pypdfium2.PdfiumError) as error:
        return Preflight(name, 0, 0, (Finding("E510", 0, 0, 0, f"文件打不开：{error}", OURS),))
    if pages != len(wanted.sides) or pages % wanted.together:
        what = f"文件有 {pages} 面，应是 {len(wanted.sides)} 面，正反面没有配齐"
        return Preflight(name, pages, 0, (*whole, Finding("E504", 0, 0, 0, what, OURS)))
    closely = _first_of_each_kind(data, pages)
    stacks = range(0, pages, wanted.together)
    found = spread(partial(_findings, data, wanted, closely), stacks, _WORTH_A_PROCESSOR)
    return Preflight(name, pages, len(closely), (*whole, *sorted(chain(*found), key=lambda finding: finding.page)))


def look_at_all(pages: Sequence[Page], wanted: Wanted) -> Iterator[Finding]:
    """Every check of a short file whose pages the caller goes on looking at; none of them is drawn twice."""
    yield from document.check(pages[0].file)
    closely = frozenset(page.number for page in pages)
    for first in range(0, len(pages), wanted.together):
        yield from _on_sides(pages[first : first + wanted.together], wanted, closely)


def passed(data: bytes) -> Preflight:
    """What is known of a card's file that every check has passed, and that was the same when it was made again."""
    with opened(data) as file:
        pages = len(file.drawn)
    return Preflight(sha256(data).hexdigest(), pages, len(_first_of_each_kind(data, pages)), (), (OF_SHEETS,))


def _first_of_each_kind(data: bytes, pages: int) -> frozenset[int]:
    """The numbers of the sides that are the first of those alike; none is left out that differs in more than a code."""
    kinds = dict(chain(*(spread(partial(_kinds, data), range(pages), _WORTH_A_PROCESSOR * 10))))
    first: dict[bytes, int] = {}
    for number in sorted(kinds):
        first.setdefault(kinds[number], number)
    return frozenset(first.values())


def _kinds(data: bytes, indices: Sequence[int]) -> list[tuple[int, bytes]]:
    with opened(data) as file:
        return [(index + 1, layer.kind_of(page_of(file, index))) for index in indices]


def _findings(data: bytes, wanted: Wanted, closely: frozenset[int], stacks: Sequence[int]) -> list[Finding]:
    """What is wrong with some cards or sheets, each named by its first side; the file is opened once more."""
    found: list[Finding] = []
    with opened(data) as file:
        for first in stacks:
            pages = [page_of(file, number) for number in range(first, first + wanted.together)]
            found += _on_sides(pages, wanted, closely)
    return found


def _on_sides(pages: Sequence[Page], wanted: Wanted, closely: frozenset[int]) -> Iterator[Finding]:
    for page in pages:
        side = wanted.sides[page.number - 1]
        yield from _close_look(page, side) if page.number in closely else layer.check(page, side)
        yield from boxes.check(page, side, wanted)
        yield from words.check_cells(page, side)
        yield from codes.check_cells(page, side)
    if wanted.cards:
        said = wanted.cards[(pages[0].number - 1) // wanted.together]
        yield from words.check_card(pages, said)
        yield from words.check_sides(pages, said)
        yield from codes.check_card(pages, said)
        yield from sizes.check_card(pages, said)


def _close_look(page: Page, side: Side) -> Iterator[Finding]:
    yield from boxes.check_marks(page)
    yield from colours.check(page)
    yield from fonts.check(page)
    yield from codes.check(page, side)
    yield from visible.check(page, side)
    yield from sizes.check(page, side)
