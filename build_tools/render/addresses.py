"""Where everything lies on the site; an address, once printed, never moves."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from build_tools.kinds import Entry, Record
from build_tools.kinds.card import Card
from build_tools.kinds.shuttle import Shuttle, Stop
from build_tools.kinds.unit import Unit
from build_tools.values.coordinates import to_bd09, to_gcj02

FOR_PRINTERS = "print/index.html"
"""What to print, for whoever prints it."""

APP_PICTURE = "app/512.png"
"""The site's mark as a picture."""

_ASCII = re.compile("[\\x00-\\x7f]+")
_FOLDERS = {Unit.folder: "c"}


def address_of(entry: Entry) -> str:
    """The page of an entry, from the site's root; a unit's is what its card's QR opens."""
    if type(entry) is Unit:
        return f"c/{entry.id}/index.html"
    return f"{entry.folder}/{entry.id}.html"


def published_at(path: str) -> str:
    """Where a picture or paper of ``content/`` lies on the site."""
    return path.removeprefix("content/")


def card_file(card: Card, what: str, suffix: str) -> str:
    """A file made of a card: ``what`` is the word of its form, then the number of a side or another purpose."""
    return f"{card.folder}/{card.id}-{what}.{suffix}"


def checklist_file(card: Card, word: str, suffix: str) -> str:
    """The 印前检查单 of a card's press file, beside it."""
    return card_file(card, f"{word}-check", suffix)


def stop_poster_file(shuttle: Shuttle) -> str:
    """The poster for a shuttle's stops, beside its page."""
    return f"{shuttle.folder}/{shuttle.id}-poster.pdf"


def duty_of(unit: Unit) -> str:
    """The page that says whom a unit's people can call now."""
    return f"{_FOLDERS[Unit.folder]}/{unit.id}/duty.html"


def former_address(entry: Entry, former_id: str) -> str:
    """Where the entry lay under an id that it had before."""
    return address_of(entry.model_copy(update={"id": former_id}))


def index_of(kind: type[Entry], number: int = 1) -> str:
    """The list of a kind; long lists go on in index-2.html."""
    name = "index" if number == 1 else f"index-{number}"
    return f"{_FOLDERS.get(kind.folder, kind.folder)}/{name}.html"


def now_of(unit: Unit | None = None) -> str:
    """What is open now, for everyone or for the people of a unit."""
    return f"c/{unit.id}/now.html" if unit else "now/index.html"


def edition_page(code: str) -> str:
    """What the QR code of a printed card opens: whether that card is still right."""
    return f"k/{code}/index.html"


def contact_file_of(record: Record) -> str:
    """The contact of a record, beside its page."""
    return address_of(record).removesuffix("index.html").removesuffix(".html").removesuffix("/") + ".vcf"


def all_contacts_of(committee: Unit) -> str:
    """The contacts that the people of a 居委 need, in one file."""
    return f"c/{committee.id}/contacts.vcf"


def maps_of(record: Record | Stop) -> tuple[tuple[str, str], ...]:
    """Links that open a record's or a stop's place in the maps that phones have; none without coordinates.

    高德, 腾讯 and 苹果 (whose map of China is 高德's) draw GCJ-02, 百度 BD-09.
    """
    place = record.location.coordinates if record.location else None
    if not place:
        return ()
    name, (latitude, longitude), (north, east) = _in_query(record.name), to_gcj02(place), to_bd09(place)
    amap = f"https://uri.amap.com/marker?position={longitude},{latitude}&name={name}&callnative=1"
    baidu = f"https://api.map.baidu.com/marker?location={north},{east}&title={name}&content={name}"
    tencent = f"https://apis.map.qq.com/uri/v1/marker?marker=coord:{latitude},{longitude};title:{name}&referer=lianxin"
    apple = f"https://maps.apple.com/?ll={latitude},{longitude}&q={name}"
    baidu += "&coord_type=bd09ll&output=html&src=lianxin"
    return ("高德", amap), ("百度", baidu), ("腾讯", tencent), ("苹果", apple)


def _in_query(text: str) -> str:
    """Text for an address: what is not ASCII stays, because browsers put it into percents themselves (WHATWG URL)."""
    return _ASCII.sub(lambda found: quote(found[0], safe=""), text)


NOT_FOUND = "404.html"
"""What a server shows in the place of any page that it does not have."""


def root_seen_from(path: str, site: str | None) -> str:
    """What leads from a page to the root: ``../`` for each folder.

    Nobody knows from how deep ``NOT_FOUND`` is shown: it begins at the root of the server that ``site`` is on.
    """
    if path == NOT_FOUND and site:
        return urlsplit(site).path or "/"
    return "../" * path.count("/")


def feed_address(record: Record) -> str:
    """Where the feed of a record's days lies."""
    return f"calendar/{record.id}.ics"
