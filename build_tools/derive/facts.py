"""A record's fields as a reader sees them: caption and text, whatever the kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from build_tools.kinds import Record
from build_tools.kinds.event import Event
from build_tools.kinds.fields import Model
from build_tools.kinds.role import Role
from build_tools.kinds.shuttle import Direction, Shuttle
from build_tools.values.choice import Choice
from build_tools.values.clock import Clock
from build_tools.values.day import DayRange
from build_tools.values.hours import Hours, sentence

_REFERENCES = ("parent", "operator", "duty_roster", "window", "provider", "stations", "related", "place", "hotline")
# Fields that every page shows in a form of their own: a timetable, a menu, a calendar.
_SHOWN_APART = frozenset(Record.model_fields) | {
    "formats", "large_print", "per_building",
    "directions", "stops", "history", "holidays", "makeup_workdays", "sections", "menu",
    "rotation", "turns", "fallback", "consent", "steps", "documents", "working_days", "forms", "questions",
    "question", "answer", "stages", "counters", "process", "revisit",
}  # fmt: skip

# What a list says of a record besides its name, where its kind has it: to whom, how, what is asked, how far it is.
_TELLING = ("audience", "how_to_order", "question", "progress")


class Fact(NamedTuple):
    """A caption, one or more lines of text, and the ids of the entries that they name, if any."""

    label: str
    lines: tuple[str, ...]
    targets: tuple[str, ...] = ()


def facts_of(record: Record) -> Iterator[Fact]:
    """The fields of a record's own kind that say anything, in the kind's order."""
    for name, info in type(record).model_fields.items():
        value = None if name in _SHOWN_APART else getattr(record, name)
        if value is not None and value != ():
            yield Fact(info.title or name, tuple(_lines(value)), _ids(value) if name in _REFERENCES else ())
    yield from (Fact(label, (words,)) for label, words in record.computed)


def summary_of(record: Record) -> Iterator[str]:
    """What a list says below a record's name: when, else where; a shuttle's first and last, a role's duties."""
    if isinstance(record, Role) and record.duties:
        yield _joined(record.duties)
    if isinstance(record, Event):
        yield " ".join(filter(None, (in_words(record.days), _from_to(record))))
    yield from (in_words(value) for name in _TELLING if (value := getattr(record, name, None)))
    if isinstance(record, Shuttle):
        yield from dict.fromkeys(map(_first_and_last, record.directions))
    elif record.hours:
        yield sentence(record.hours)
    elif record.location:
        yield record.location.address


def _from_to(event: Event) -> str:
    return "–".join(clock.spoken for clock in (event.start, event.end) if clock)


def _first_and_last(direction: Direction) -> str:
    starts = [d.clock for d in (direction.first, *direction.departures, direction.last) if d]
    starts += [call.clock for trip in direction.trips for call in trip.calls[:1] if call]
    if not starts:
        return direction.headsign
    return f"{direction.headsign} 首班{min(starts).spoken} 末班{max(starts).spoken}"


def references_of(record: Record) -> Iterator[str]:
    """The ids of other entries that its facts name."""
    for name in _references_in(type(record)):
        if value := getattr(record, name):
            yield from _ids(value)
    if isinstance(record, Shuttle):
        yield from record.stop_ids()


def _ids(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


@cache
def _references_in(kind: type[Record]) -> tuple[str, ...]:
    return tuple(name for name in _REFERENCES if name in kind.model_fields)


def heading_of(record: Record) -> Choice | None:
    """The category or level under which a record is listed, where its kind has any."""
    name = _heading_in(type(record))
    heading = getattr(record, name) if name else None
    return heading if isinstance(heading, Choice) else None


@cache
def _heading_in(kind: type[Record]) -> str:
    return next((name for name in ("category", "type", "title") if name in kind.model_fields), "")


def _lines(value: object) -> Iterator[str]:
    """A list of tables is one line each; a list of words is one line in all."""
    if isinstance(value, tuple) and value and isinstance(value[0], Model):
        yield from (in_words(item) for item in value)
    else:
        yield in_words(value)


def in_words(value: object) -> str:
    """Any value of a field as text; numbers, times and dates in the form that people read."""
    if isinstance(value, Hours):
        return sentence(value)
    if isinstance(value, Clock):
        return value.spoken
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, tuple | DayRange):
        return _joined(value)
    if isinstance(value, Model) and "__str__" not in type(value).__dict__:
        parts = (getattr(value, name) for name in type(value).model_fields)
        return " ".join(in_words(part) for part in parts if part is not None and part != ())
    return str(value)


def _joined(several: tuple[object, ...] | DayRange) -> str:
    if isinstance(several, DayRange):
        return "至".join(map(in_words, dict.fromkeys((several.first, several.last))))
    return "、".join(map(in_words, several))
