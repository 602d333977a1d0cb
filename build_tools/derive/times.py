"""Every phone number and time that a record holds, as people read them.

They are what must never be lost or changed on the way to a page or a card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.kinds import Entry
from build_tools.kinds.leaves import leaves
from build_tools.values.clock import Clock
from build_tools.values.departure import Departure, Headway
from build_tools.values.hours import Hours, sentence
from build_tools.values.phone import Phone

_CLOCK = re.compile(r"\d{1,2}:\d\d")
_WANTED = frozenset({Phone, Clock, Departure, Headway, Hours})


def numbers_and_times(entry: Entry) -> tuple[str, ...]:
    """Phone numbers in groups and times without leading zeros, each once, in the order of fields."""
    return tuple(dict.fromkeys(text for _, value in leaves(entry, _WANTED) for text in _texts(value)))


def _texts(value: Phone | Clock | Departure | Headway | Hours) -> Iterator[str]:
    match value:
        case Phone():
            yield value.grouped
        case Hours():
            yield from _CLOCK.findall(sentence(value))
        case Headway():
            yield from _texts(value.start)
            yield from _texts(value.end)
        case Departure():
            yield from _texts(value.clock)
        case Clock():
            yield value.spoken.removeprefix("次日")
