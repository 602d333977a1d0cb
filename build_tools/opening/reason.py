"""Why it is open, shut or unknown, in words that a resident understands."""

from __future__ import annotations

from build_tools.calendar.day import CalendarDay, DayKind
from build_tools.opening.spell import Ground, Why
from build_tools.values.hours.sentence import rule_in_words

_WEEKDAYS = "一二三四五六日"
_ASK = "，请先电询"
_UNKNOWN = {
    Ground.SILENT: "没有写节假日开不开",
    Ground.WHICH_WEEKDAY: "周一至周五的时间不一样，不知道按哪一天",
    Ground.WHICH_FESTIVAL: "几个节日一起放，不知道这天算哪个节的",
    Ground.NO_SCHOOL_YEAR: "没有校历，不知道是不是寒暑假",
}


def reason_of(why: Why, day: CalendarDay) -> str:
    """Say what decided: the day, where it is not an ordinary one, and the rule."""
    said = "，".join(part for part in (_circumstances(day), _ground(why, day)) if part)
    return said.replace("今天", "昨天") + "，开过半夜" if why.days_before else said


def _circumstances(day: CalendarDay) -> str:
    if day.kind is DayKind.HOLIDAY:
        return f"今天是{day.name}放假" if day.name else "今天放假"
    return "今天调休上班，按工作日" if day.kind is DayKind.MAKEUP else ""


def _ground(why: Why, day: CalendarDay) -> str:
    if why.ground is Ground.NO_NOTICE:
        return f"{day.on.year} 年的放假安排还没公布，不知道这天上班还是放假{_ASK}"
    if why.ground in _UNKNOWN:
        return _UNKNOWN[why.ground] + _ASK
    if why.rule is None:
        return _not_among_the_days(day)
    rule = rule_in_words(why.rule)
    if why.ground is Ground.OUTSIDE:
        return f"不在开放时间内：{rule}"
    return f"{rule}，没有写到几点{_ASK}" if why.ground is Ground.OPEN_END else rule


def _not_among_the_days(day: CalendarDay) -> str:
    """Nothing speaks of the day: neither its weekday nor what the calendar makes of it."""
    if day.kind in {DayKind.HOLIDAY, DayKind.MAKEUP}:
        return "不在开放的日子里"
    return f"周{_WEEKDAYS[day.on.weekday()]}休息，不在开放的日子里"
