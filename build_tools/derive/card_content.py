"""What stands on a 便民连心卡: which records it picks, in which order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from build_tools.derive.card_format import Form, forms_of
from build_tools.derive.card_picks import Pick, records_on
from build_tools.derive.card_rows import rows_of
from build_tools.derive.card_scope import readers_of
from build_tools.derive.card_words import CardContent, CardSection
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds.card import Card
from build_tools.kinds.edition_code import edition_code
from build_tools.kinds.unit import Unit, UnitType
from build_tools.model import Directory

# A picture of more characters is over 200 kB, and chat programs blur it.
_MOST_CHARACTERS = 560


def contents_of(card: Card, form: Form, snapshot: Snapshot) -> tuple[CardContent, ...]:
    """Pick the records of ``card`` for one form and put them into words: once, or once for each building.

    What is for telephones only is for everybody, in as many pictures as it takes.
    """
    if not form.sides:
        whole = _content(card, form, None, snapshot)
        return tuple(whole._replace(sections=part) for part in _parts(whole.sections)) or (whole,)
    buildings: tuple[Unit | None, ...] = readers_of(card, snapshot.directory) or (None,)
    return tuple(_content(card, form, building, snapshot) for building in buildings)


def content_of(card: Card, snapshot: Snapshot) -> CardContent:
    """Return the card as it is for everybody, on the smallest of its papers."""
    return _content(card, forms_of(card)[0], None, snapshot)


def _parts(sections: tuple[CardSection, ...]) -> Iterator[tuple[CardSection, ...]]:
    """Share out rows among pictures; where a section goes on in the next, its heading does."""
    part: list[CardSection] = []
    length = 0
    for title, row in ((section.title, row) for section in sections for row in section.rows):
        length += sum(map(len, row.words))
        if part and length > _MOST_CHARACTERS:
            yield tuple(part)
            part, length = [], sum(map(len, row.words))
        before = part.pop().rows if part and part[-1].title == title else ()
        part.append(CardSection(title, (*before, row)))
    if part:
        yield tuple(part)


def _content(card: Card, form: Form, building: Unit | None, snapshot: Snapshot) -> CardContent:
    directory = snapshot.directory
    picked = [*records_on(card, form, building, snapshot)]
    readers = [building] if building else [unit for name in card.units if (unit := directory.unit(name))]
    checks = [r.verified.on for _, _, records in picked for r in records if r.verified]
    code = edition_code(card.id, card.edition)
    page = f"{directory.settings.address}k/{code}/"
    return CardContent(
        id=card.id,
        building=building.id if building else "",
        title="便民连心卡",
        unit="、".join(_full_name(unit, directory) for unit in readers),
        edition=card.edition,
        checked=_checked(card, checks),
        address=f"{page}#{building.id}" if building else page,
        typed=page.partition("://")[2].rstrip("/"),
        short=code,
        demo=directory.settings.demo,
        sections=tuple(_sections(picked, form)),
        origin=card.origin.path,
    )


def _sections(picked: list[Pick], form: Form) -> Iterator[CardSection]:
    """Each record once, where it is first picked; a heading without rows is left out."""
    taken: set[str] = set()
    for number, title, records in picked:
        new = [record for record in records if record.id not in taken]
        taken.update(record.id for record in new)
        rows = (row for record in new for row in rows_of(record))
        if found := tuple(row if form.places else row.without_place() for row in rows):
            yield CardSection(title, found, number)


def _full_name(unit: Unit, directory: Directory) -> str:
    """The names from the widest to the narrowest, without those that a later one begins with, nor any 网格."""
    line = [above for above in reversed(directory.lineage(unit.id)) if above.type is not UnitType.GRID]
    names = [above.name for above in line]
    return " ".join(name for n, name in enumerate(names) if not any(later.startswith(name) for later in names[n + 1 :]))


def _checked(card: Card, checks: list[date]) -> str:
    """The card's own check, else the oldest among its records: nothing on it is older."""
    day = card.verified.on if card.verified else min(checks, default=None)
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
