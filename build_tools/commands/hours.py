"""``lianxin hours TEXT``: how hours are understood, and whether it is open on a date or at a time.

``--json`` prints a list of objects, each ``{"date": "2026-10-01", "at": "08:30", "state":
"open" | "closed" | "unknown", "reason": "…"}``: with ``--at`` one a day, at that time; without it
those at which the state changes, the first of each day at 00:00. A state holds until the next
object. Times are Beijing's.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date, datetime, time

from build_tools.almanac_here import almanac_here
from build_tools.opening import Opening, Standing
from build_tools.values.clock import Clock, parse_clock
from build_tools.values.day import DayRange, parse_day
from build_tools.values.errors import BadValue
from build_tools.values.hours import parse_hours, sentence
from build_tools.values.hours.week import State

_TO = ".."
_CODES = {State.OPEN: "open", State.OFF: "closed", State.UNKNOWN: "unknown"}
_WORDS = {State.OPEN: "开放", State.OFF: "休息", State.UNKNOWN: "未知"}
_WEEKDAYS = "一二三四五六日"


def prepare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("text", metavar="时间", help="例如“周一至周五 8:30-17:00，节假日休息”，或 OSM 的写法")
    parser.add_argument(
        "--on", default="", metavar="日期", help="哪一天，或哪天到哪天：2026-10-01..2026-10-07（默认：今天）"
    )
    parser.add_argument("--at", default="", metavar="时刻", help="几点，例如 14:30（默认：当天每次开关的时刻）")
    parser.add_argument("--json", action="store_true", help="给程序看")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Print what holds; 1 when the hours, the date or the time cannot be read."""
    try:
        hours = parse_hours(options.text)
        days = _days(options.on) if options.on else DayRange(options.today, options.today)
        at = parse_clock(options.at) if options.at else None
        opening = Opening(hours, almanac_here(options))
        found = [standing for day in days.days() for standing in _standings(opening, day, at)]
    except BadValue as error:
        print(f"{error.message}\n    怎么改：{error.remedy}", file=sys.stderr)
        return 1
    if options.json:
        print(_json(found))
    else:
        print("\n".join([f"规范写法：{hours}", f"意思：{sentence(hours)}", *_lines(found)]))
    if at and len(found) == 1 and not options.json:
        print(_until(opening, found[-1]))
    return 0


def _days(text: str) -> DayRange:
    first, to, last = text.partition(_TO)
    days = DayRange(parse_day(first), parse_day(last if to else first))
    if days.last < days.first:
        raise BadValue(f"“{text}”的结束日期早于开始日期", "把两个日期换过来。")
    return days


def _standings(opening: Opening, day: date, at: Clock | None) -> tuple[Standing, ...]:
    if at is None:
        return opening.changes(day)
    hour, minute = divmod(at.minutes, 60)
    return (opening.at(datetime.combine(day, time(hour, minute))),)


def _lines(found: list[Standing]) -> Iterator[str]:
    for standing in found:
        yield f"{_said(standing.at)} {_WORDS[standing.state]}  {standing.reason}"


def _until(opening: Opening, standing: Standing) -> str:
    change = opening.next_change(standing.at)
    return f"    到 {_said(change)}" if change else "    往后一年多都是这样"


def _said(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d} 周{_WEEKDAYS[instant.weekday()]} {instant:%H:%M}"


def _json(found: list[Standing]) -> str:
    rows = [
        {
            "date": f"{standing.at:%Y-%m-%d}",
            "at": f"{standing.at:%H:%M}",
            "state": _CODES[standing.state],
            "reason": standing.reason,
        }
        for standing in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
