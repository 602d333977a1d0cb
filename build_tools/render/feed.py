"""A feed of iCalendar (RFC 5545), for residents' phones to subscribe to."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from build_tools.output import Made
from build_tools.render.twin import Twin

if TYPE_CHECKING:
    import icalendar

_BEIJING = ZoneInfo("Asia/Shanghai")


class Happening(NamedTuple):
    """One event. Dates are whole days, ``last`` included; instants are Beijing time without a zone.

    ``rule`` is an RRULE as text, ``skipped`` and ``added`` are starts that it leaves out or has besides.
    """

    name: str
    summary: str
    first: date | datetime
    last: date | datetime
    description: str = ""
    rule: str = ""
    skipped: tuple[datetime, ...] = ()
    added: tuple[datetime, ...] = ()
    is_sure: bool = True


class Feed(NamedTuple):
    """``host`` makes names unique in the world; ``revised`` is the day of the records' last check."""

    name: str
    product: str
    host: str
    revised: date
    happenings: tuple[Happening, ...]


def said(feed: Feed, twin: Twin | None) -> Feed:
    """The feed in another language; as it is for none."""
    if twin is None:
        return feed
    say = twin.say_one
    happenings = (
        each._replace(summary=say(each.summary), description=say(each.description)) for each in feed.happenings
    )
    return feed._replace(name=say(feed.name), happenings=tuple(happenings))


def feed_of(feed: Feed) -> Made:
    """The bytes: the same records give the same, whatever day it is."""
    import icalendar  # noqa: PLC0415 - slow to import, and seldom made again

    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//lianxin//{feed.product}//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", feed.name)
    calendar.add("x-published-ttl", "P1D")
    stamp = datetime(feed.revised.year, feed.revised.month, feed.revised.day, tzinfo=UTC)
    for happening in feed.happenings:
        event = icalendar.Event()
        event.add("uid", f"{happening.name}@{feed.host}")
        event.add("dtstamp", stamp)
        _describe(event, happening)
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return Made(calendar.to_ical())


def _describe(event: icalendar.Event, happening: Happening) -> None:
    import icalendar  # noqa: PLC0415 - as above

    whole_days = not isinstance(happening.last, datetime)
    event.add("dtstart", _in_beijing(happening.first))
    event.add("dtend", happening.last + timedelta(1) if whole_days else _in_beijing(happening.last))
    event.add("summary", happening.summary)
    if happening.description:
        event.add("description", happening.description)
    if happening.rule:
        event.add("rrule", icalendar.vRecur.from_ical(happening.rule))
    for name, instants in (("exdate", happening.skipped), ("rdate", happening.added)):
        if instants:
            event.add(name, [*map(_in_beijing, instants)])
    if not happening.is_sure:
        event.add("status", "TENTATIVE")
    event.add("transp", "TRANSPARENT" if whole_days else "OPAQUE")


def _in_beijing(moment: date | datetime) -> date | datetime:
    return moment.replace(tzinfo=_BEIJING) if isinstance(moment, datetime) else moment


def host_of(address: str | None) -> str:
    """The site's host, without a site the program's name."""
    return urlsplit(address or "").hostname or "lianxin"
