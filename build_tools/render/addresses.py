"""Where everything lies on the site; an address, once printed, never moves."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from build_tools.kinds import Entry, Record
from build_tools.kinds.card import Card
from build_tools.kinds.shuttle import Stop
from build_tools.kinds.unit import Unit
from build_tools.values.coordinates import to_gcj02

_FOLDERS = {Unit.folder: "c"}


def address_of(entry: Entry) -> str:
    """The page of an entry, from the site's root; a unit's is what its card's QR opens."""
    if type(entry) is Unit:
        return f"c/{entry.id}/index.html"
    return f"{entry.folder}/{entry.id}.html"


def card_file(card: Card, what: str, suffix: str) -> str:
    """A file made of a card: ``what`` is the word of its form, then the number of a side or another purpose."""
    return f"{card.folder}/{card.id}-{what}.{suffix}"


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


def map_of(record: Record | Stop) -> str:
    """A link that opens a record's or a stop's place in 高德, on a phone in its app; empty without coordinates."""
    place = record.location.coordinates if record.location else None
    if not place:
        return ""
    latitude, longitude = to_gcj02(place)
    return f"https://uri.amap.com/marker?position={longitude},{latitude}&name={quote(record.name)}&callnative=1"


NOT_FOUND = "404.html"
"""What a server shows in the place of any page that it does not have."""


def root_seen_from(path: str, site: str | None) -> str:
    """What leads from a page to the root: ``../`` for each folder.

    Nobody knows from how deep ``NOT_FOUND`` is shown: it begins at the root of the server that ``site`` is on.
    """
    if path == NOT_FOUND and site:
        return urlsplit(site).path or "/"
    return "../" * path.count("/")
