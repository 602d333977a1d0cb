"""A finished 站牌海报 read back by other means than made it: the preflight of cards, and every time both ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest

from build_tools.derive.card_format import BLEED, SLUG
from build_tools.derive.stop_poster import Poster
from build_tools.problem import Location, Problem
from build_tools.verify.press.codes import check_card
from build_tools.verify.press.finding import OURS, Finding
from build_tools.verify.press.opened import Page, opened, page_of
from build_tools.verify.press.preflight import look_at_all
from build_tools.verify.press.wanted import Cell, Said, Side, Wanted
from build_tools.verify.press.words import check_sides

A4_MM = 210, 297
LEAST_PT = 18
"""Read from a step away; what an office printer shrinks stays above it."""

_ROW = re.compile(r"(?:次日)?\d{1,2}时(?:\d\d[①-⑳]?)+")
_ROW_GOES_ON = re.compile(r"(?:\d\d[①-⑳]?)+")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_ONE_SHEET = 2
_DPI = 100  # a poster's code has modules of a millimetre
_NAME = "-poster.pdf"


def problems_of_poster(data: bytes, poster: Poster) -> Iterator[Problem]:
    """Hold a press file against the poster that it is to show."""
    at = Location(poster.origin)
    return (Problem(at, each.code, f"站牌海报{each}", each.remedy) for each in _findings(data, poster))


def more_than_a_sheet(paths: Iterable[str], read: Callable[[str], bytes]) -> Iterator[Problem]:
    """Warn (W411) of posters among the files of a site that do not fit on both sides of a sheet."""
    for path in paths:
        if path.endswith(_NAME) and (pages := _pages_of(read(path))) > _ONE_SHEET:
            what = f"站牌海报 {path} 有 {pages} 面，一张纸的正反面印不下"
            remedy = "分几张贴；或把一个方向、一种日子另写成一条班车。字不会缩小，一班也不会少。"
            yield Problem(Location(path), "W411", what, remedy)


def _pages_of(data: bytes) -> int:
    with opened(data) as file:
        return len(file.drawn)


def _findings(data: bytes, poster: Poster) -> Iterator[Finding]:
    with opened(data) as file:
        yield from _findings_on([page_of(file, number, _DPI) for number in range(len(file.drawn))], poster)


def _findings_on(pages: list[Page], poster: Poster) -> Iterator[Finding]:
    width, height = A4_MM
    cell = Cell(SLUG + BLEED, SLUG + BLEED, width, height, address=None if poster.address else "")
    side = Side(width, height, (cell,), LEAST_PT)
    yield from look_at_all(pages, Wanted((side,) * len(pages), 1, BLEED))
    # The title and the facts stand on every page: whoever reads the second must know of which bus, and whom to call.
    said = Said((), (), (), (poster.title, *poster.facts, poster.checked), poster.address, (), 0)
    yield from check_sides(pages, said)
    if poster.address:
        yield from check_card(pages, said)
    yield from _rows(pages, poster)
    yield from _clocks(pages, poster)


def _rows(pages: list[Page], poster: Poster) -> Iterator[Finding]:
    """Hold the rows of departures against those of the records, in their order, none more and none less."""
    wanted = [hour.label + "".join(m.text for m in hour.minutes) for way in poster.ways for hour in way.hours]
    for row, told in zip_longest(wanted, _rows_on(pages)):
        if told is None or told[1] != row:
            number, printed = told or (len(pages), "没有班次")
            yield Finding("E517", number, 0, 0, f"这里应是“{row or '没有班次'}”，印的是“{printed}”", OURS)
            return


def _rows_on(pages: list[Page]) -> Iterator[tuple[int, str]]:
    """Page and row; the minutes of an hour may take several lines."""
    for page in pages:
        row = ""
        for line in _lines_of(page):
            goes_on = row and _ROW_GOES_ON.fullmatch(line)
            if row and not goes_on:
                yield page.number, row
            row = row + line if goes_on else line if _ROW.fullmatch(line) else ""
        if row:
            yield page.number, row


def _lines_of(page: Page) -> Iterator[str]:
    return ("".join(line.split()) for line in page.text.get_text_range().splitlines())


def _clocks(pages: list[Page], poster: Poster) -> Iterator[Finding]:
    """Hold every other time against the records; what stands on top of each page may come again."""
    ways = [(*way.ends, *(span for span, _ in way.waits), *way.remarks) for way in poster.ways]
    heads = [(way.headsign, way.days, *(stop.name for stop in way.stops)) for way in poster.ways]
    wanted = Counter(clock for words in (*ways, *heads) for clock in _CLOCK.findall(" ".join(words)))
    may_repeat = {*_CLOCK.findall(repr((poster.title, poster.facts, poster.checked, poster.unit, heads)))}
    printed = Counter(clock for page in pages for line in _lines_of(page) for clock in _CLOCK.findall(line))
    for clock in sorted({*wanted, *printed}):
        if printed[clock] < wanted[clock] or (printed[clock] > wanted[clock] and clock not in may_repeat):
            yield Finding("E517", 0, 0, 0, f"“{clock}”应印 {wanted[clock]} 次，印了 {printed[clock]} 次", OURS)
