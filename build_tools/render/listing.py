"""What the search finds, listed for browsers without scripts: by what it is, and by the first letter of its pinyin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil
from typing import NamedTuple

from build_tools.finding.readings import readings_of
from build_tools.render.home import further
from build_tools.render.index import Index
from build_tools.render.lists import sheet_steps
from build_tools.render.page import Page, Plan, Step
from build_tools.render.search import Searches

BY_CATEGORY, BY_LETTER = "按类别找", "按拼音首字母找"
_STEMS = {BY_CATEGORY: "find/index", BY_LETTER: "find/letters"}
_OTHER_WAY = {BY_CATEGORY: BY_LETTER, BY_LETTER: BY_CATEGORY}
_OTHERS = "其他"
_PER_SHEET = {BY_CATEGORY: 100, BY_LETTER: 160}
"""Things for which there is a sheet more, so that each is light; a thing stands under all of its categories."""


class Group(NamedTuple):
    """A heading, what stands under it on this sheet, and on which sheet it begins."""

    heading: str
    steps: tuple[Step, ...]
    begins: int


def listing_pages(searches: Searches) -> Iterator[Plan]:
    """Yield two lists of all that the home page finds, in sheets."""
    for way, per_sheet in _PER_SHEET.items():
        last = max(1, ceil(searches.home.size / per_sheet))
        yield from (
            Plan(_address(way, number), _page, (searches.home, way, number, last)) for number in range(1, last + 1)
        )


def _address(way: str, sheet: int) -> str:
    return f"{_STEMS[way]}{f'-{sheet}' if sheet > 1 else ''}.html"


def _by_category(index: Index) -> dict[str, list[Step]]:
    return _grouped((label, step) for labels, step in index.labelled for label in labels or (_OTHERS,))


def _by_letter(index: Index) -> dict[str, list[Step]]:
    return _grouped((_letter_of(step.title), step) for _, step in index.labelled)


def _on_sheet(groups: dict[str, list[Step]], number: int, last: int) -> Iterator[Group]:
    """All headings, each with what the sheet has of it: as many links as any other sheet, or one less."""
    size = ceil(sum(map(len, groups.values())) / last)
    before = 0
    for heading, steps in groups.items():
        first, end = (size * sheet - before for sheet in (number - 1, number))
        yield Group(heading, tuple(steps[max(0, first) : max(0, end)]), before // size + 1)
        before += len(steps)


def _page(index: Index, way: str, number: int, last: int) -> Page:
    other = _OTHER_WAY[way]
    grouped = _by_category(index) if way == BY_CATEGORY else _by_letter(index)
    context = {
        "heading": way,
        "other": Step(other, _address(other, 1)),
        "lists": further() if number == 1 else (),
        "sheet": number,
        "groups": [(group, _address(way, group.begins)) for group in _on_sheet(grouped, number, last)],
        "sheets": sheet_steps(last, number, lambda sheet: _address(way, sheet)),
    }
    return Page("listing.html", way, context)


def _grouped(pairs: Iterable[tuple[str, Step]]) -> dict[str, list[Step]]:
    """In the order of the headings' pinyin, what has none last."""
    groups: dict[str, list[Step]] = {}
    for heading, step in pairs:
        groups.setdefault(heading, []).append(step)
    return dict(sorted(groups.items(), key=lambda group: (group[0] == _OTHERS, _letter_of(group[0]), group[0])))


def _letter_of(text: str) -> str:
    readings = readings_of(text[:1])
    first = (readings[0] if readings else text[:1]).upper()[:1]
    return first if first.isascii() and first.isalpha() else _OTHERS
