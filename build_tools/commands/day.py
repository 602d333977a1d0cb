"""``lianxin day DATE|FROM..TO``: what a date is, and who says so."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable

from build_tools.almanac_here import almanac_here
from build_tools.calendar.day import CalendarDay, DayKind
from build_tools.calendar.lunar import lunar_date, names_on
from build_tools.values.day import DayRange, parse_days
from build_tools.values.errors import BadValue

_WORDS = {
    DayKind.HOLIDAY: "放假",
    DayKind.MAKEUP: "调休上班",
    DayKind.WORKDAY: "工作日",
    DayKind.WEEKEND: "周末",
    DayKind.UNKNOWN: "未公布",
}
_SCHOOL = {True: "；上学日", False: "；不上学", None: ""}
_MOST_YEARS = 50
_MOST_DAYS = _MOST_YEARS * 366


def prepare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "days", metavar="日期", help="一天，或一段：2026-10-01、2026-10-01..2026-10-07、2026年10月1日至7日"
    )
    parser.add_argument("--json", action="store_true", help="给程序看：每天一项，有 date、kind、name")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Print one line or object a day; 2 when the dates cannot be read or are too many."""
    try:
        days = _days(options.days)
    except BadValue as error:
        print(f"{error.message}\n    怎么改：{error.remedy}", file=sys.stderr)
        return 2
    found = [*map(almanac_here(options), days.days())]
    print(_json(found) if options.json else "\n".join(map(_line, found)))
    return 0


def _days(typed: str) -> DayRange:
    days = parse_days(typed.replace("..", "至"))
    if (days.last - days.first).days >= _MOST_DAYS:
        raise BadValue(f"“{typed}”超过了 {_MOST_YEARS} 年", "分成几段来问。", "E204")
    return days


def _json(days: Iterable[CalendarDay]) -> str:
    rows = [{"date": day.on.isoformat(), "kind": day.kind.value, "name": day.name} for day in days]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _line(day: CalendarDay) -> str:
    """2026-10-01 周四 放假：国庆节；农历八月廿一（2026年放假安排）."""
    lunar = lunar_date(day.on)
    parts = (
        f"{day.on} 周{'一二三四五六日'[day.on.weekday()]} {_WORDS[day.kind]}{'：' * bool(day.name)}{day.name}",
        f"；农历{lunar}" if lunar else "",
        "".join(f"，{name}" for name in names_on(day.on)),
        _SCHOOL[day.is_school_day],
        f"（{_why(day)}）",
    )
    return "".join(parts)


def _why(day: CalendarDay) -> str:
    match day.kind:
        case DayKind.UNKNOWN:
            return f"{day.on.year}年的放假安排还没有写，也许还没有公布"
        case DayKind.WORKDAY | DayKind.WEEKEND:
            return f"{day.source}里没有提到这一天"
        case _:
            return f"照{day.source}"
