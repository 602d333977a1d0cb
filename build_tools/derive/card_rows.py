"""One record in a card's lines: its name, its number, its hours or its times."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_tools.kinds import Record
from build_tools.kinds.shuttle import Direction, Shuttle
from build_tools.values.hours import Hours, sentence


class Time(NamedTuple):
    """A piece of a shuttle's line; the first and the last are strong."""

    text: str
    strong: bool = False


class Line(NamedTuple):
    """One direction of a shuttle."""

    head: str
    times: tuple[Time, ...]


class Row(NamedTuple):
    """A name with its number, or a name with lines of times below it."""

    kind: str
    id: str
    label: str
    number: str = ""
    note: str = ""
    lines: tuple[Line, ...] = ()


def rows_of(record: Record) -> Iterator[Row]:
    """A row for each number that may stand on paper, a shuttle's lines, or the name with its hours."""
    label = record.card.label if record.card and record.card.label else record.name
    if isinstance(record, Shuttle):
        yield Row("line", record.id, label, note=_about(record), lines=tuple(map(_line, record.directions)))
        return
    phones = [phone for phone in record.numbers_to_call if phone.on_card]
    for number, phone in enumerate(phones):
        name = f"{label}·{phone.label}" if phone.label and len(phones) > 1 else label
        hours = phone.hours or (record.hours if number == 0 else None)
        yield Row("phone", record.id, name, str(phone.number), _note(hours))
    if not phones:
        address = record.location.address if record.location else ""
        yield Row("line", record.id, label, note=sentence(record.hours) if record.hours else address)


def _note(hours: Hours | None) -> str:
    """When somebody answers; 每天 goes without saying where it is all day."""
    return sentence(hours).replace("每天 24小时", "24小时") if hours else ""


def _about(shuttle: Shuttle) -> str:
    """What it costs, and what the marks ① on its times mean."""
    fare = str(shuttle.fare) if shuttle.fare else ""
    notes = dict.fromkeys(note for direction in shuttle.directions for note in direction.notes)
    return "；".join([*([fare if fare == "免费" else f"票价{fare}"] if fare else []), *notes])


def _line(direction: Direction) -> Line:
    days = str(direction.days)
    head = direction.headsign if days == "每天" else f"{direction.headsign}（{days}）"
    starts = direction.departures or tuple(
        call for trip in direction.trips if (call := next(filter(None, trip.calls), None))
    )
    if starts:
        last = len(starts) - 1
        times = (Time(start.clock.spoken + start.mark, strong=n in (0, last)) for n, start in enumerate(starts))
        return Line(head, tuple(times))
    ends = ((word, end) for word, end in (("首班", direction.first), ("末班", direction.last)) if end)
    waits = (f"{h.start.spoken}–{h.end.spoken} {_wait(h.least, h.most)}" for h in direction.headways)
    return Line(
        head,
        (*(Time(f"{word}{end.clock.spoken}", strong=True) for word, end in ends), *map(Time, waits)),
    )


def _wait(least: int, most: int) -> str:
    return f"约{least}分钟一班" if least == most else f"约{least}–{most}分钟一班"
