"""The feeds of shuttles, with the days on which they are changed, and of reception days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from build_tools.departures.line import line_of
from build_tools.derive.exceptional_days import Exceptional, exceptional_days
from build_tools.derive.reception_days import reception_days
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds import Record
from build_tools.kinds.reception import Reception
from build_tools.kinds.shuttle import Shuttle
from build_tools.output import Draft, Made, Output, key_of
from build_tools.render.addresses import feed_address
from build_tools.render.feed import Feed, Happening, feed_of, host_of, said
from build_tools.render.twin import Twin

_CALL_FIRST = "节假日不一定接待，请先打电话问。"
_BEFORE_ANYBODY_CHECKED = date(2026, 1, 1)


def feed_outputs(snapshot: Snapshot, twins: Sequence[Twin], version: str) -> Iterator[Output]:
    """Yield one for every shuttle and every reception day, in each language."""
    for record in (*snapshot.directory.of(Shuttle), *snapshot.directory.of(Reception)):
        path = feed_address(record)
        yield Output(path, partial(_draft, record, snapshot, key_of(version, path)))
        for twin in twins:
            if path in twin.files:
                yield Output(twin.folder + path, partial(_draft, record, snapshot, key_of(version, path), twin))


def _draft(record: Record, snapshot: Snapshot, version: str, twin: Twin | None = None) -> Draft:
    happenings = _of_shuttle(record, snapshot) if isinstance(record, Shuttle) else _of_reception(record, snapshot)
    name = f"{record.name}：变动" if isinstance(record, Shuttle) else record.name
    feed = Feed(name, record.id, host_of(snapshot.directory.settings.address), _revised(record), tuple(happenings))
    in_words = said(feed, twin)
    return Draft(key_of(version, in_words), partial(_made, in_words))


def _made(feed: Feed) -> Made:
    return feed_of(feed)


def _revised(record: Record) -> date:
    return record.verified.on if record.verified else _BEFORE_ANYBODY_CHECKED


def _of_shuttle(shuttle: Shuttle, snapshot: Snapshot) -> Iterator[Happening]:
    line = line_of(shuttle, snapshot.directory, snapshot.published_on(shuttle), snapshot.almanac)
    for number, days in enumerate(exceptional_days(line, snapshot.today)):
        yield _changed(shuttle, days, number)


def _changed(shuttle: Shuttle, days: Exceptional, number: int) -> Happening:
    name = f"{shuttle.id}-{days.first.isoformat()}-{number}"
    return Happening(name, f"{shuttle.route or shuttle.name} {days.headsign}：{days.words}", days.first, days.last)


def _of_reception(record: Record, snapshot: Snapshot) -> Iterator[Happening]:
    if not isinstance(record, Reception):
        return
    first = record.valid_from or _revised(record)
    days = reception_days(record, snapshot.almanac, first, snapshot.today)
    for number, (start, end, rule, skipped, added) in enumerate(days.sittings):
        yield Happening(f"{record.id}-{number}", record.name, start, end, _CALL_FIRST, rule, skipped, added)
    for start, end in days.doubtful:
        name = f"{record.id}-{start.isoformat(timespec='minutes')}"
        yield Happening(name, f"{record.name}（请先电询）", start, end, _CALL_FIRST, is_sure=False)
