"""One record in a card's lines: its name, its number, its hours or its times."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.derive.card_words import Line, Row, Time
from build_tools.kinds import Record
from build_tools.kinds.shuttle import Direction, Shuttle
from build_tools.values.departure import Departure, Headway
from build_tools.values.hours import Hours, sentence


def rows_of(record: Record) -> Iterator[Row]:
    """A row for each number that may stand on paper, a shuttle's lines, or the name with its hours or its address."""
    label = record.card.label if record.card and record.card.label else record.name
    if isinstance(record, Shuttle):
        yield Row("line", record.id, label, note=_about(record), lines=tuple(map(_line, record.directions)))
        return
    address = record.location.address if record.location else ""
    phones = [phone for phone in record.numbers_to_call if phone.on_card]
    for number, phone in enumerate(phones):
        name = f"{label}·{phone.label}" if phone.label and len(phones) > 1 else label
        hours = phone.hours or (record.hours if number == 0 else None)
        yield Row("phone", record.id, name, phone.number.printed, _note(hours), place=address if number == 0 else "")
    if not phones and (record.hours or address):
        yield Row("line", record.id, label, note=_note(record.hours), place=address)


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
    times = _listed(starts) if starts else _ends(direction)
    return Line(head, times, _waits(direction.headways))


def _listed(starts: tuple[Departure, ...]) -> tuple[Time, ...]:
    last = len(starts) - 1
    return tuple(Time(start.clock.spoken + start.mark, strong=n in (0, last)) for n, start in enumerate(starts))


def _ends(direction: Direction) -> tuple[Time, ...]:
    ends = ((word, end) for word, end in (("首班", direction.first), ("末班", direction.last)) if end)
    return tuple(Time(f"{word}{end.clock.spoken}{end.mark}", strong=True) for word, end in ends)


def _waits(headways: tuple[Headway, ...]) -> str:
    """The hours of each wait, those with the same wait together, in the order of the day."""
    spans: dict[str, list[str]] = {}
    for headway in headways:
        spans.setdefault(_wait(headway), []).append(f"{headway.start.spoken}–{headway.end.spoken}")
    return "；".join(f"{'、'.join(times)} {wait}" for wait, times in spans.items())


def _wait(headway: Headway) -> str:
    minutes = f"{headway.least}" if headway.least == headway.most else f"{headway.least}–{headway.most}"
    return f"约{minutes}分钟一班"
