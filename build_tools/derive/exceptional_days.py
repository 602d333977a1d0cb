"""The days on which a shuttle does not run as it usually does: what notices change, and services by date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from build_tools.departures.line import DayService, Line
from build_tools.departures.stop_day import at_stop
from build_tools.departures.words import alteration_in_words, stop_day_in_words

_A_MONTH, _FARTHEST = 31, 400


class Exceptional(NamedTuple):
    """Days in a row, ``last`` included, on which one direction is changed alike."""

    first: date
    last: date
    headsign: str
    words: str


def exceptional_days(line: Line, today: date) -> Iterator[Exceptional]:
    """Yield them direction by direction: of services by date those from a month ago until 400 days ahead."""
    near = [today + timedelta(n) for n in range(-_A_MONTH, _FARTHEST)]
    for headsign in line.headsigns:
        days = line.days_with_orders(headsign) | {on for on in near if line.is_by_date(headsign, on)}
        said = [(on, words) for on in sorted(days) if (words := _said(line, headsign, on))]
        for _, group in groupby(enumerate(said), _same_stretch):
            together = [on for _, (on, _) in group]
            yield Exceptional(together[0], together[-1], headsign, _said(line, headsign, together[0]))


def _same_stretch(numbered: tuple[int, tuple[date, str]]) -> tuple[int, str]:
    """Days in a row differ from their numbers by the same."""
    number, (on, words) = numbered
    return on.toordinal() - number, words


def _said(line: Line, headsign: str, on: date) -> str:
    service = line.towards(headsign, on)
    words = [*(alteration_in_words(each) for each in service.alterations), *_changed_buses(service)]
    if not words and line.is_by_date(headsign, on):
        words = [stop_day_in_words(at_stop(service, service.stops[0]))]
    return "；".join(words)


def _changed_buses(service: DayService) -> Iterator[str]:
    for run in service.runs:
        yield from (f"{run.start.spoken} {alteration_in_words(each)}" for each in run.alterations)
