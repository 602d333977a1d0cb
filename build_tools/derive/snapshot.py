"""The directory as of a day: what every page asks again and again, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from build_tools.calendar.day import Almanac
from build_tools.derive.almanac import almanac_of
from build_tools.derive.freshness import Freshness, freshness_of
from build_tools.derive.standing import in_reading_order, is_current, is_published
from build_tools.kinds import Entry
from build_tools.kinds.base import Status
from build_tools.kinds.notice import Notice
from build_tools.model import Directory


@dataclass(frozen=True, slots=True)
class Snapshot:
    """``freshness`` is by record id; notices are those whose day has come, and those that hold now.

    ``almanac`` tells what a date is.
    """

    directory: Directory
    today: date
    freshness: dict[str, Freshness]
    published: tuple[Notice, ...]
    current: tuple[Notice, ...]
    current_ids: frozenset[str]
    almanac: Almanac

    def is_listed(self, entry: Entry) -> bool:
        """Whether lists and the search show it: not run out, not given up, not yet to come."""
        freshness = self.freshness.get(entry.id)
        if freshness is None:
            return entry.id in self.current_ids
        return freshness is not Freshness.EXPIRED and getattr(entry, "status", None) is not Status.INACTIVE

    def published_on(self, entry: Entry) -> tuple[Notice, ...]:
        """The notices about an entry whose day has come, those that have run out among them."""
        return tuple(notice for notice in self.directory.affecting(entry.id) if is_published(notice, self.today))

    def notices_on(self, entry: Entry) -> tuple[Notice, ...]:
        """The notices about an entry that hold now."""
        affecting = self.directory.affecting(entry.id)
        return tuple(notice for notice in affecting if notice.id in self.current_ids) if affecting else ()


def take_snapshot(directory: Directory, today: date) -> Snapshot:
    """Look at ``directory`` on the morning of ``today``."""
    published = [notice for notice in directory.of(Notice) if is_published(notice, today)]
    current = in_reading_order(notice for notice in published if is_current(notice, today))
    return Snapshot(
        directory,
        today,
        {record.id: freshness_of(record, directory.settings, today) for record in directory.records},
        tuple(published),
        tuple(current),
        frozenset(notice.id for notice in current),
        almanac_of(directory),
    )
