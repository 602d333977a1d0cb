"""Somebody is on duty whenever somebody is promised: no gap in 24 hours, no roster that has run out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from build_tools.calendar.day import Almanac
from build_tools.derive.almanac import almanac_of
from build_tools.duty import Duty, Watch
from build_tools.kinds.base import Status
from build_tools.kinds.hotline import Hotline
from build_tools.kinds.roster import Roster
from build_tools.model import Directory
from build_tools.rules.finding import FieldPath, Finding
from build_tools.values.hours import Hours
from build_tools.values.hours.week import State

_AROUND_THE_CLOCK = "24/7"
_LOOKED_AHEAD = timedelta(14)


def check(directory: Directory, today: date) -> Iterator[Finding]:
    """Yield rosters whose dates are past, and promises of 24 hours that a roster leaves open within two weeks."""
    if not directory.of(Roster):
        return
    morning, almanac = datetime.combine(today, time()), almanac_of(directory)
    for roster in directory.of(Roster):
        if roster.status is Status.ACTIVE and _has_run_out(roster, today):
            last = max(turn.dates.last for turn in roster.turns)
            what = f"“{roster.name}”只排到 {last}，以后没有人值班"
            yield Finding(
                roster,
                ("turns",),
                "W335",
                what,
                "接着往下排；几个岗位轮流的，写成“轮换”就不用每月排；不用了就写“状态: 停用”。",
            )
        elif _promises_all_day(roster.hours):
            yield from _gap(roster, ("hours",), roster, morning, almanac)
    for hotline in directory.of(Hotline):
        roster_named = directory.by_id.get(hotline.duty_roster or "")
        if isinstance(roster_named, Roster) and _promises_all_day(hotline.hours):
            yield from _gap(hotline, ("duty_roster",), roster_named, morning, almanac)


def _has_run_out(roster: Roster, today: date) -> bool:
    return roster.rotation is None and all(turn.dates.last < today for turn in roster.turns)


def _promises_all_day(hours: Hours | None) -> bool:
    return str(hours) == _AROUND_THE_CLOCK


def _gap(
    promising: Hotline | Roster, place: FieldPath, roster: Roster, morning: datetime, almanac: Almanac
) -> Iterator[Finding]:
    watches = Duty(roster, almanac).course(morning, morning + _LOOKED_AHEAD)
    gap = next((watch for watch in watches if watch.state is not State.OPEN), None)
    if gap:
        what = f"“{promising.name}”写着 24 小时，值班表“{roster.name}”{_when(gap)}没有排班"
        yield Finding(promising, place, "W334", what, "把这个时段排上，或把时间改成真正有人接的时段。")


def _when(gap: Watch) -> str:
    until = f"到 {gap.end:%Y-%m-%d %H:%M} " if gap.end else "起"
    return f"从 {gap.at:%Y-%m-%d %H:%M} {until}"
