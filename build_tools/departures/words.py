"""What is said of dates and buses: 11月23日 星期一，工作日; 末班已过，明天首班 5:30."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from build_tools.calendar.day import CalendarDay, DayKind
from build_tools.departures.coming import Coming, StopDays, comings_after, headway_after, headway_at
from build_tools.departures.line import NO_SERVICE
from build_tools.departures.run import Alteration
from build_tools.departures.stop_day import StopDay
from build_tools.kinds.notice import Action
from build_tools.values.clock import Clock
from build_tools.values.departure import Headway

_WEEKDAYS = "一二三四五六日"
_KINDS = {
    DayKind.MAKEUP: "调休上班，按工作日",
    DayKind.WORKDAY: "工作日",
    DayKind.WEEKEND: "休息日",
    DayKind.UNKNOWN: "放假安排还没有公布",
}
NOTHING_KNOWN = "近一个月没有写明的班次，请电询"


def date_in_words(on: date) -> str:
    """11月23日."""
    return f"{on.month}月{on.day}日"


def day_in_words(day: CalendarDay) -> str:
    """11月23日 星期一，工作日; what kind of day it is stands behind the comma."""
    kind = _KINDS.get(day.kind, f"{day.name}放假")
    return f"{date_in_words(day.on)} 星期{_WEEKDAYS[day.on.weekday()]}，{kind}"


def wait_in_words(wait: Headway) -> str:
    """约 8–12 分钟一班."""
    most = f"–{wait.most}" if wait.most != wait.least else ""
    return f"约 {wait.least}{most} 分钟一班"


def coming_in_words(at: datetime, days: StopDays) -> str:
    """What to tell somebody who waits at the stop at that instant; never a minute that nobody has written."""
    if found := headway_at(at, days):
        day, wait = found
        last = f"，末班 {_spoken(at, day, day.last)}" if day.last else ""
        return wait_in_words(wait) + last + _doubt(day)
    coming = next(comings_after(at, days), None)
    later = headway_after(at, days)
    if later and (coming is None or later[0].instant(later[1].start) < coming.at):
        return _before(at, *later)
    if coming is None:
        return _nothing_ahead(days(at.date()))
    if coming.of.on > at.date():
        return f"{_nothing_more(days(at.date()))}，{_first_of(coming, at.date())}"
    return _today(at, coming) + _doubt(coming.of)


def _nothing_ahead(today: StopDay) -> str:
    if today.note or not (today.stoppings or today.headways):
        return today.note or NOTHING_KNOWN
    return "末班已过，以后请电询"


def _before(at: datetime, day: StopDay, wait: Headway) -> str:
    """6:00 起约 20 分钟一班; whether a last bus has gone nobody has written."""
    on = "" if day.on <= at.date() else _day_ahead(day.on, at.date())
    return f"{on} {_spoken(at, day, wait.start)} 起{wait_in_words(wait)}".lstrip() + _doubt(day)


def _today(at: datetime, coming: Coming) -> str:
    """What is left of the service day that has begun."""
    clock = _spoken(at, coming.of, coming.stopping.clock)
    if coming.is_first and not coming.is_last:
        return f"首班 {clock}"
    if not coming.of.is_complete and not coming.of.headways:
        return f"末班 {clock}，中间的班次没有写明"
    if coming.is_last:
        return f"下一班 {clock}，是末班"
    return f"下一班 {clock}，末班 {_spoken(at, coming.of, coming.of.stoppings[-1].clock)}"


def _nothing_more(today: StopDay) -> str:
    if today.stoppings or today.headways:
        return "末班已过"
    return f"今天{NO_SERVICE}" if today.service == NO_SERVICE else today.note or "今天不停这一站"


def stop_day_in_words(day: StopDay) -> str:
    """首班 8:30，末班 16:30; what a service day holds, said without a clock."""
    first, *rest = [stopping.clock.spoken for stopping in day.stoppings] or [""]
    waits = [f"{wait.start.spoken}–{wait.end.spoken} {wait_in_words(wait)}" for wait in day.headways]
    if rest:
        return f"首班 {first}，末班 {rest[-1]}" + _doubt(day)
    if first:
        return f"只有一班 {first}" + _doubt(day)
    if waits:
        return "、".join(waits) + _doubt(day)
    return NO_SERVICE if day.service == NO_SERVICE else day.note or "不停这一站"


def next_day_in_words(today: date, days: StopDays) -> str:
    """11月23日（周一）首班 5:30, for a page that may be read on another day; empty where none is written."""
    morrow = datetime.combine(today + timedelta(1), time())
    coming = next((coming for coming in comings_after(morrow, days) if coming.of.on > today), None)
    return f"{_date_and_weekday(coming.of.on)}{_first(coming)}" if coming else ""


def _first_of(coming: Coming, today: date) -> str:
    return f"{_day_ahead(coming.of.on, today)}{_first(coming)}"


def _first(coming: Coming) -> str:
    return f"首班 {coming.stopping.clock.spoken}{_doubt(coming.of)}"


def _day_ahead(on: date, today: date) -> str:
    return "明天" if on == today + timedelta(1) else _date_and_weekday(on)


def _date_and_weekday(on: date) -> str:
    return f"{date_in_words(on)}（周{_WEEKDAYS[on.weekday()]}）"


def alteration_in_words(alteration: Alteration) -> str:
    """改点，原 16:30; 不停美平苑; what a notice does, in the words of the timetable."""
    stops = "、".join(alteration.stops)
    if alteration.was is not None:
        return f"{alteration.action}，原 {alteration.was.spoken}"
    if alteration.action is Action.MOVE:
        return f"{stops}站牌迁移"
    return f"不停{stops}" if stops else str(alteration.action)


def _spoken(at: datetime, day: StopDay, clock: Clock) -> str:
    """A time as it is said on the day of ``at``: what was 次日 yesterday is today's."""
    instant = day.instant(clock)
    return f"{instant.hour}:{instant.minute:02}" if instant.date() == at.date() else clock.spoken


def _doubt(day: StopDay) -> str:
    return f"（{day.note}）" if day.note else ""
