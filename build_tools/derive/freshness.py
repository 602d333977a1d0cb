"""How old a record's last check is, as of a day."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from build_tools.kinds import Record
from build_tools.settings import Settings

_NOTICE = timedelta(days=14)


class Freshness(StrEnum):
    """From best to worst."""

    FRESH = "fresh"
    DUE = "due"
    OVERDUE = "overdue"
    UNVERIFIED = "unverified"
    EXPIRED = "expired"


def due_on(record: Record, settings: Settings) -> date | None:
    """The day by which the record must be checked again; None when nobody has checked it."""
    if not record.verified:
        return None
    return settings.interval_of(record).after(record.verified.on)


def freshness_of(record: Record, settings: Settings, today: date) -> Freshness:
    """Return how far ``record`` can be trusted on ``today``."""
    if record.last_day and record.last_day < today:
        return Freshness.EXPIRED
    due = due_on(record, settings)
    if due is None:
        return Freshness.UNVERIFIED
    if due <= today:
        return Freshness.OVERDUE
    return Freshness.DUE if due - _NOTICE <= today else Freshness.FRESH
