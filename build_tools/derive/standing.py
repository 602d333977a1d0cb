"""Which notices hold on a day, and in which order they are read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from build_tools.kinds.notice import Notice


def is_published(notice: Notice, today: date) -> bool:
    """Whether its day has come; before that nobody sees it."""
    return notice.publish_on <= today


def is_current(notice: Notice, today: date) -> bool:
    """Whether it still holds: published, not run out and not resolved."""
    ended = min((day for day in (notice.expires_on, notice.resolved_on) if day), default=None)
    return is_published(notice, today) and (ended is None or today <= ended)


def in_reading_order(notices: Iterable[Notice]) -> list[Notice]:
    """Pinned first, then louder, then newer."""
    return sorted(notices, key=_rank)


def _rank(notice: Notice) -> tuple[bool, int, int, str]:
    return (not notice.pinned, -notice.severity.rank, -notice.publish_on.toordinal(), notice.id)
