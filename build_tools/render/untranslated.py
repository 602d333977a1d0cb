"""What stands in Chinese on pages in English because nobody has said it in English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from build_tools.kinds import Entry, Record
from build_tools.kinds.fields import Model
from build_tools.kinds.notice import Notice
from build_tools.render.english import can_say
from build_tools.render.saying import Phrasebook
from build_tools.render.texts import descriptions_of
from build_tools.rules.finding import FieldPath
from build_tools.validate.shape import shape_of
from build_tools.values.hours import Hours, sentence

# On no page in English, or Chinese there too: what people say, what papers are called, where on a card it stands.
_STAY = frozenset(
    {"id", "former_ids", "units", "reading", "alternate_name", "source", "person_name", "section", "i18n", "effects"}
)


class Missing(NamedTuple):
    """A text without English: where it stands in which entry, under which label."""

    entry: Entry
    place: FieldPath
    label: str
    text: str


def untranslated(entries: Iterable[Entry], book: Phrasebook) -> Iterator[Missing]:
    """Yield every text of these entries that pages in English show in Chinese."""
    for entry in entries:
        if isinstance(entry, Notice) and entry.english.name and not entry.english.text:
            yield Missing(entry, ("body", 1, 1), "正文", entry.name)
        yield from (
            Missing(entry, place, label, text)
            for place, label, text in _texts_of(entry, ())
            if not (can_say(book, text) or book.say(text) == text or _is_said_as_a_whole(entry, place))
        )


def _is_said_as_a_whole(entry: Entry, place: FieldPath) -> bool:
    return place == ("description",) and isinstance(entry, Record) and all(descriptions_of(entry))


def _texts_of(model: Model, place: FieldPath) -> Iterator[tuple[FieldPath, str, str]]:
    for name, shape in shape_of(type(model)).items():
        if name not in _STAY:
            yield from _texts_in(getattr(model, name), shape.label, (*place, name))


def _texts_in(value: object, label: str, place: FieldPath) -> Iterator[tuple[FieldPath, str, str]]:
    """A text, hours, or what holds some; everything else is said by the site."""
    if type(value) is str:
        yield place, label, value
    elif isinstance(value, Hours):
        yield place, label, sentence(value)
    elif isinstance(value, Model):
        yield from _texts_of(value, place)
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _texts_in(each, label, (*place, number))
