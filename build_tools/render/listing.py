"""What the search finds, listed for browsers without scripts: by what it is, and by the first letter of its pinyin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_tools.finding.readings import readings_of
from build_tools.render.home import further
from build_tools.render.index import Index
from build_tools.render.page import Page, Plan, Step
from build_tools.render.search import Searches

BY_CATEGORY, BY_LETTER = "find/index.html", "find/letters.html"
_OTHERS = "其他"


def listing_pages(searches: Searches) -> Iterator[Plan]:
    """Yield two lists of all that the home page finds."""
    yield Plan(BY_CATEGORY, _by_category, (searches.home,))
    yield Plan(BY_LETTER, _by_letter, (searches.home,))


def _by_category(index: Index) -> Page:
    groups = _grouped((label, step) for labels, step in index.labelled for label in labels or (_OTHERS,))
    return _page("按类别找", Step("按拼音首字母找", BY_LETTER), groups)


def _by_letter(index: Index) -> Page:
    groups = _grouped((_letter_of(step.title), step) for _, step in index.labelled)
    return _page("按拼音首字母找", Step("按类别找", BY_CATEGORY), groups)


def _page(title: str, other: Step, groups: dict[str, list[Step]]) -> Page:
    return Page(
        "listing.html", title, {"heading": title, "other": other, "lists": further(), "groups": [*groups.items()]}
    )


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
