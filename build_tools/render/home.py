"""The pages that belong to the site as a whole: home, search, and what is shown for nothing found."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from build_tools.derive.snapshot import Snapshot
from build_tools.kinds import KINDS
from build_tools.kinds.hotline import Hotline
from build_tools.kinds.notice import Notice, Severity
from build_tools.kinds.unit import Unit, UnitType
from build_tools.model import Directory
from build_tools.render.addresses import NOT_FOUND, address_of, index_of, now_of
from build_tools.render.index import Index
from build_tools.render.page import Page, Plan, Step
from build_tools.render.search import Searches
from build_tools.values.phone import EMERGENCY

_ICONS = {
    "hotline": ("phone", "找电话"),
    "shuttle": ("bus", "看班车"),
    "clinic": ("hospital", "看病"),
    "market": ("basket", "买菜"),
    "place": ("map-marker", "办事网点"),
    "notice": ("bullhorn", "通知"),
    "unit": ("home-group", "我的小区"),
}
_ALWAYS = (*sorted(EMERGENCY), "12345")
_MOST_NOTICES = 6
_MOST_DOORS = 24


class News(NamedTuple):
    """The notices of the home page: what cannot wait, and the newest of the others."""

    urgent: tuple[Notice, ...]
    others: tuple[Notice, ...]


def home_pages(snapshot: Snapshot, searches: Searches) -> Iterator[Plan]:
    """Yield the home page, the search page, 404.html and what a phone shows without a network."""
    directory, current = snapshot.directory, snapshot.current
    urgent = tuple(notice for notice in current if notice.severity is Severity.URGENT)
    others = (notice for notice in current if notice.severity is not Severity.URGENT)
    made_from = (
        directory.settings.name,
        _doors(directory),
        always_of(directory),
        News(urgent, tuple(islice(others, _MOST_NOTICES))),
        searches.home,
    )
    yield Plan("index.html", _home, made_from)
    yield Plan("search.html", _search, (searches.home,))
    yield Plan(NOT_FOUND, _not_found)
    yield Plan("offline.html", _no_network, (always_of(directory),))


def _home(
    name: str,
    doors: tuple[Unit, ...],
    always: tuple[Hotline, ...],
    news: News,
    index: Index,
) -> Page:
    context = {
        "index": index,
        "menu": menu(),
        "doors": [(unit.id, unit.name, address_of(unit)) for unit in doors],
        "always": always,
        "urgent": [(notice, address_of(notice)) for notice in news.urgent],
        "notices": [(notice, address_of(notice)) for notice in news.others],
    }
    return Page("home.html", name, context, head="heads/home.html")


def _doors(directory: Directory) -> tuple[Unit, ...]:
    """Where people say that they live: the 居委, or in a city, which has too many for one page, the 镇街 above them."""
    committees = tuple(directory.committees())
    towns = tuple(unit for unit in directory.of(Unit) if unit.type is UnitType.TOWN)
    return committees if len(committees) <= _MOST_DOORS or not towns else towns


def _search(index: Index) -> Page:
    return Page("search.html", "搜索", {"index": index})


def _not_found() -> Page:
    return Page("404.html", "没有这一页", {})


def _no_network(always: tuple[Hotline, ...]) -> Page:
    return Page("offline.html", "没有网络", {"always": always})


def menu() -> tuple[tuple[str, str, str], ...]:
    """The site's menu: icon, words, address; the same on every page."""
    steps = [("clock-outline", "现在开门", now_of())]
    for kind in KINDS:
        if kind.kind in _ICONS:
            icon, words = _ICONS[kind.kind]
            steps.append((icon, words, index_of(kind)))
    return tuple(steps)


def further() -> tuple[Step, ...]:
    """The lists that the menu has no room for; a new kind is among them."""
    return tuple(Step(kind.label, index_of(kind)) for kind in KINDS if kind.kind not in _ICONS)


def always_of(directory: Directory) -> tuple[Hotline, ...]:
    """The hotlines that everyone needs at once, in the order of their numbers."""
    by_number = {phone.number.number: hotline for hotline in directory.of(Hotline) for phone in hotline.numbers_to_call}
    return tuple(by_number[number] for number in _ALWAYS if number in by_number)
