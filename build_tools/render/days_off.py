"""The feed of days off and make-up workdays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from build_tools.derive.days_off import Stretch, stretches_of
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds.calendar import Calendar
from build_tools.output import Draft, Output, key_of
from build_tools.render.feed import Feed, Happening, feed_of, host_of, said
from build_tools.render.twin import Twin

PATH = "calendar/holidays.ics"
_NAME = "放假和调休上班"
_OFF = "放假安排以国务院办公厅的通知为准。"
_AT_WORK = "这一天是周末，因为调休要上班。"


def days_off_outputs(snapshot: Snapshot, twins: Sequence[Twin], version: str) -> Iterator[Output]:
    """Yield the feed, if the directory keeps a calendar: its page is where residents find it."""
    calendars = snapshot.directory.of(Calendar)
    if calendars:
        happenings = tuple(map(_happening, stretches_of(snapshot)))
        host = host_of(snapshot.directory.settings.address)
        feed = Feed(_NAME, "holidays", host, _revised(calendars, snapshot.today), happenings)
        for folder, twin in (("", None), *((twin.folder, twin) for twin in twins)):
            in_words = said(feed, twin)
            yield Output(folder + PATH, partial(Draft, key_of(version, PATH, in_words), partial(feed_of, in_words)))


def _revised(calendars: tuple[Calendar, ...], today: date) -> date:
    """The day of the last check: the same records give the same bytes, whatever day it is."""
    return max((c.verified.on for c in calendars if c.verified), default=today.replace(month=1, day=1))


def _happening(stretch: Stretch) -> Happening:
    name = f"{stretch.first.isoformat()}-{'holiday' if stretch.is_off else 'makeup'}"
    return Happening(name, _summary(stretch), stretch.first, stretch.last, _OFF if stretch.is_off else _AT_WORK)


def _summary(stretch: Stretch) -> str:
    """国庆节放假; 上班（国庆节调休）."""
    if stretch.is_off:
        return f"{stretch.name}放假"
    return f"上班（{stretch.name}调休）" if stretch.name else "上班"
