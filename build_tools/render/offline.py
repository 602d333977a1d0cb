"""What a phone keeps for the days without a network: one list of files a 居委 and language, made when the files are.

A list is JSON: ``[[path, stamp], …]``, what matters most first; in a language other than 简体 it holds
the pages in that language, and in Chinese what there is in no other. ``release.json``, one a language,
names the lists by their stamps; it is to be uploaded last, so that half an upload is told from a whole one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path

from build_tools.derive.snapshot import Snapshot
from build_tools.kinds import KINDS
from build_tools.kinds.card import Card
from build_tools.kinds.edition_code import edition_code
from build_tools.kinds.unit import Unit
from build_tools.model import Directory
from build_tools.output import Closing, Draft, Made, Output, Shelf, key_of, stamp_of
from build_tools.render.addresses import address_of, duty_of, edition_page, index_of, now_of
from build_tools.render.home import always_of
from build_tools.render.languages import FOLDERS, folders_on

_ALWAYS = ("index.html", "search.html", "now/index.html", "notices/index.html", "404.html")
_IN_TONGUES = tuple(f"{folder}offline.html" for folder in FOLDERS.values())
_KEPT_WITH_A_PAGE = (".css", ".js", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".json")
_SIZE = re.compile(r"(.+)\.(\d+)\.webp")
_FITS = 720
_MOST_PAGES = 800
_MOST_BYTES = 6_000_000  # of pages with their styles and scripts; about a sixth of it goes over the air
_MOST_OF_A_PICTURE = 400_000


def offline_closing(snapshot: Snapshot, theme: Path) -> Closing:
    """Return what makes the lists, the release and the worker, when everything else has been made."""
    lists = {committee.id: [*_pages_for(committee, snapshot)] for committee in snapshot.directory.committees()}
    only = next(iter(lists)) if len(lists) == 1 else None
    lists[""] = lists[only] if only else [*_pages_for_everyone(snapshot)]
    worker = (theme / "js" / "worker" / ("sw.js" if snapshot.directory.settings.offline else "off.js")).read_bytes()
    return partial(_closing, lists, worker)


def _list_of(committee: str) -> str:
    """Where the list of a 居委 lies within its language; that of everyone for no 居委."""
    return f"c/{committee}/offline.json" if committee else "offline.json"


def _pages_for_everyone(snapshot: Snapshot) -> Iterator[str]:
    yield from (*_IN_TONGUES, *_ALWAYS)
    yield from map(address_of, always_of(snapshot.directory))
    yield from map(index_of, KINDS)
    yield from map(address_of, snapshot.current)


def _pages_for(committee: Unit, snapshot: Snapshot) -> Iterator[str]:
    directory = snapshot.directory
    around = (*directory.lineage(committee.id), *directory.below(committee.id))
    ids = {unit.id for unit in around}
    yield from (address_of(committee), now_of(committee), *_IN_TONGUES, *_ALWAYS)
    yield from (duty_of(unit) for unit in around)
    yield from (address_of(notice) for notice in snapshot.current if not notice.units or ids.intersection(notice.units))
    yield from map(address_of, around)
    yield from _behind_cards_of(ids, directory)
    yield from map(index_of, KINDS)
    yield from (address_of(entry) for unit in directory.below(committee.id) for entry in directory.own(unit.id))
    yield from map(address_of, directory.serving(committee.id))


def _behind_cards_of(ids: set[str], directory: Directory) -> Iterator[str]:
    """What the codes on the cards of these units open, for every card that was ever printed."""
    cards = (card for card in directory.of(Card) if ids.intersection(card.units))
    codes = [edition.code for edition in directory.editions if ids.intersection(edition.units)]
    yield from map(edition_page, dict.fromkeys([*codes, *(edition_code(card.id, card.edition) for card in cards)]))


def _closing(lists: Mapping[str, Sequence[str]], worker: bytes, shelf: Shelf) -> Iterator[Output]:
    files = {"sw.js": worker}
    for folder in folders_on(shelf.files):
        files |= _release_of(lists, folder, shelf)
    for path, data in files.items():
        yield Output(path, partial(Draft, key_of(data), partial(Made, data)))


def _release_of(lists: Mapping[str, Sequence[str]], folder: str, shelf: Shelf) -> dict[str, bytes]:
    """The lists of a language, and what names them."""
    read = partial(_read_in, folder, shelf)
    beside = frozenset(path for path in shelf.files if path.endswith(_KEPT_WITH_A_PAGE))
    files = {name: _json(_rows_of(map(read, pages), beside, shelf)) for name, pages in lists.items()}
    stamps = {name: stamp_of(data) for name, data in files.items()}
    release = {f"{folder}release.json": _json({"lists": stamps})}
    return {f"{folder}{_list_of(name)}": data for name, data in files.items()} | release


def _read_in(folder: str, shelf: Shelf, page: str) -> str:
    """The page that somebody who reads a language is led to."""
    twin = f"{folder}{page}"
    return twin if twin in shelf.files else page


def _rows_of(pages: Iterable[str], beside: frozenset[str], shelf: Shelf) -> list[tuple[str, str]]:
    """Each page before the files ``beside`` pages that it needs, as far as there is room; no file twice."""
    rows: dict[str, str] = {}
    room = _MOST_BYTES
    there = (page for page in dict.fromkeys(pages) if page in shelf.files)
    for page in islice(there, _MOST_PAGES):
        for path in (page, *_kept_with(shelf.files[page].links & beside)):
            made = shelf.files.get(path)
            if made and path not in rows and made.size <= min(room, _MOST_OF_A_PICTURE):
                rows[path] = made.stamp
                room -= made.size
    return [*rows.items()]


@lru_cache(1024)
def _kept_with(needed: frozenset[str]) -> list[str]:
    """Of a picture in several sizes only the one that fits most phones, for the worker to show; in a fixed order."""
    sizes = {path: _SIZE.fullmatch(path) for path in needed}
    widths: dict[str, list[int]] = {}
    for match in filter(None, sizes.values()):
        widths.setdefault(match[1], []).append(int(match[2]))
    kept = [path for path, match in sizes.items() if not match and path not in widths]
    for stem, found in widths.items():
        kept.append(f"{stem}.{max((width for width in found if width <= _FITS), default=min(found))}.webp")
    return sorted(kept)


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
