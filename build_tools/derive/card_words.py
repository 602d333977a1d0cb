"""The words of a card, before they are set: sections, rows, a shuttle's lines.

It knows no records, so that whoever sets or reads back a card need not load what a directory is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Time(NamedTuple):
    """A piece of a shuttle's line; the first and the last are strong."""

    text: str
    strong: bool = False


class Line(NamedTuple):
    """One direction of a shuttle, and how often it runs where that is not told by the minute."""

    head: str
    times: tuple[Time, ...]
    note: str = ""

    @property
    def words(self) -> Iterator[str]:
        """The times and what is said about them."""
        yield from (time.text for time in self.times)
        if self.note:
            yield self.note


class Row(NamedTuple):
    """A name with its number, or a name with lines of times below it, and where it is."""

    kind: str
    id: str
    label: str
    number: str = ""
    note: str = ""
    lines: tuple[Line, ...] = ()
    place: str = ""

    def without_place(self) -> Row:
        """Return the same for a paper without room for addresses; who has nothing else keeps it."""
        return self._replace(place="") if self.number or self.note or self.lines else self

    @property
    def words(self) -> Iterator[str]:
        """Everything in it that is set in letters."""
        yield from (self.label, self.number, self.note, self.place)
        for line in self.lines:
            yield from (line.head, *line.words)


class CardSection(NamedTuple):
    """A heading and its rows; ``number`` is where it stands among the card's 栏目, from 0."""

    title: str
    rows: tuple[Row, ...]
    number: int = 0


class CardContent(NamedTuple):
    """A card before it is set: all its words, and the page that its QR opens.

    ``building`` is the id of the 楼栋 whose card it is, empty where everybody gets the same. ``address`` is what the
    code holds, ``typed`` how it is typed by who has no camera, ``short`` the last part of that.
    A proof, which nobody has frozen yet, says so beside its code. Where ``leaves_code_free`` its place is white, for
    each household's own.
    """

    id: str
    building: str
    title: str
    unit: str
    edition: str
    checked: str
    address: str
    typed: str
    short: str
    demo: bool
    sections: tuple[CardSection, ...]
    origin: str
    is_proof: bool = False
    leaves_code_free: bool = False

    @property
    def words(self) -> str:
        """Everything that is set in letters."""
        rows = (row for section in self.sections for row in section.rows)
        titles = (section.title for section in self.sections)
        return "".join(
            (self.title, self.unit, self.edition, self.checked, *titles, *(text for row in rows for text in row.words))
        )
