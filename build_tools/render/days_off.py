"""Days off and make-up workdays as iCalendar (RFC 5545), for residents' phones to subscribe to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from urllib.parse import urlsplit

from build_tools.derive.days_off import Stretch, stretches_of
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds.calendar import Calendar
from build_tools.output import Draft, Made, Output, key_of

PATH = "calendar/holidays.ics"
_NAME = "放假和调休上班"
_OFF = "放假安排以国务院办公厅的通知为准。"
_AT_WORK = "这一天是周末，因为调休要上班。"


def days_off_outputs(snapshot: Snapshot, version: str) -> Iterator[Output]:
    """Yield the feed, if the directory keeps a calendar: its page is where residents find it."""
    calendars = snapshot.directory.of(Calendar)
    if calendars:
        host = urlsplit(snapshot.directory.settings.address or "").hostname or "lianxin"
        made_from = (tuple(stretches_of(snapshot)), _revised(calendars, snapshot.today), host)
        yield Output(PATH, partial(Draft, key_of(version, PATH, *made_from), partial(_feed, *made_from)))


def _revised(calendars: tuple[Calendar, ...], today: date) -> date:
    """The day of the last check: the same records give the same bytes, whatever day it is."""
    return max((c.verified.on for c in calendars if c.verified), default=today.replace(month=1, day=1))


def _feed(stretches: tuple[Stretch, ...], revised: date, host: str) -> Made:
    import icalendar  # noqa: PLC0415 - slow to import, and seldom made again

    feed = icalendar.Calendar()
    feed.add("prodid", "-//lianxin//holidays//ZH")
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", _NAME)
    feed.add("x-published-ttl", "P1D")
    stamp = datetime(revised.year, revised.month, revised.day, tzinfo=UTC)
    for stretch in stretches:
        event = icalendar.Event()
        kind = "holiday" if stretch.is_off else "makeup"
        event.add("uid", f"{stretch.first.isoformat()}-{kind}@{host}")
        event.add("dtstamp", stamp)
        event.add("dtstart", stretch.first)
        event.add("dtend", stretch.last + timedelta(1))
        event.add("summary", _summary(stretch))
        event.add("description", _OFF if stretch.is_off else _AT_WORK)
        event.add("transp", "TRANSPARENT")
        feed.add_component(event)
    return Made(feed.to_ical())


def _summary(stretch: Stretch) -> str:
    """国庆节放假; 上班（国庆节调休）."""
    if stretch.is_off:
        return f"{stretch.name}放假"
    return f"上班（{stretch.name}调休）" if stretch.name else "上班"
