"""The compiled table read as its module describes it, and as the browser will; knows nothing of how it is made."""

from __future__ import annotations

from datetime import date, timedelta

OPEN, SHUT, UNKNOWN = "open", "closed", "unknown"


def state_at(table, instant):
    """What the table says of an instant, in Beijing time."""
    day = (instant.date() - date.fromisoformat(table["from"])).days
    minute = instant.hour * 60 + instant.minute
    if not 0 < day < table["days"]:
        return UNKNOWN
    states = {_state(_pattern(table, day), minute), _state(_pattern(table, day - 1), minute + 1440)}
    return next(state for state in (OPEN, UNKNOWN, SHUT) if state in states)


def _pattern(table, day):
    exceptions = dict(zip(table["except"][::2], table["except"][1::2], strict=True))
    if day in exceptions:
        return table["patterns"][exceptions[day]]
    week = [week for week in table["weeks"] if week[0] <= day][-1]
    weekday = (date.fromisoformat(table["from"]) + timedelta(day)).weekday()
    return table["patterns"][week[1 + weekday]]


def _state(pattern, minute):
    for start, end in zip(pattern[::2], pattern[1::2], strict=True):
        if start <= minute < abs(end):
            return UNKNOWN if end < 0 else OPEN
    return SHUT
