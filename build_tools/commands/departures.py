"""``lianxin departures ID``: when a shuttle comes on a date, or on each of several, at one of its stops.

``--json`` prints a list of objects, one for each date and direction in the order of the record::

    {"date": "2026-11-23", "direction": "往大润发", "stop": "美平苑", "service": "每天",
     "times": ["08:36", "24:10"], "last": "24:10",
     "headways": ["05:30-09:00 约 8–12 分钟一班"], "note": ""}

``stop`` is the one asked for, without ``--stop`` the first of the direction. ``service`` is the 开行
that holds, else 停驶, 加开 where only extra buses run, or 待定 where nobody can know. ``times`` are
those that are written, in order; past midnight they stay on their day as 24:10. ``last`` is the last
of them or null, ``headways`` are how often others come, and ``note`` says what is not known. Effects
of published notices are applied.
"""

from __future__ import annotations

import difflib
import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from build_tools.almanac_here import directory_here
from build_tools.beijing import now
from build_tools.departures.line import DayService, Line, line_of
from build_tools.departures.stop_day import StopDay, at_stop
from build_tools.departures.words import alteration_in_words, coming_in_words, day_in_words, wait_in_words
from build_tools.derive.snapshot import take_snapshot
from build_tools.kinds.shuttle import Shuttle
from build_tools.model import Directory
from build_tools.values.day import DayRange, parse_days
from build_tools.values.errors import BadValue

_MOST_DAYS = 400
_MOST_NAMES = 5


class _Shown(NamedTuple):
    """A direction on a date, and one of its stops."""

    service: DayService
    day: StopDay


def prepare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", metavar="编号", help="哪条班车，写编号，例如 daju-line")
    parser.add_argument(
        "--on", default="", metavar="日期", help="哪一天，或哪天到哪天：2026-10-01..2026-10-07（默认：今天）"
    )
    parser.add_argument("--stop", default="", metavar="站名", help="在哪一站（默认：每个方向的起点站）")
    parser.add_argument("--json", action="store_true", help="给程序看：每天每个方向一项")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Print what runs; 1 when there is no such shuttle or stop, 2 when the dates cannot be read or are too many."""
    try:
        days = _days(options.on) if options.on else DayRange(options.today, options.today)
    except BadValue as error:
        return _refuse(error, 2)
    try:
        line = _line(options)
        stop = _stop(options.stop, line)
    except BadValue as error:
        return _refuse(error, 1)
    shown = [shown for day in days.days() for shown in _shown(day, line, stop)]
    if options.json:
        print(json.dumps([_object(each) for each in shown], ensure_ascii=False, indent=2))
    else:
        instant = now()
        at = instant if not options.on and instant.date() == options.today else None
        print("\n".join([f"{line.shuttle.name}（{line.shuttle.id}）", *_lines(shown, line, at)]))
    return 0


def _refuse(error: BadValue, code: int) -> int:
    print(f"{error.message}\n    怎么改：{error.remedy}", file=sys.stderr)
    return code


def _days(typed: str) -> DayRange:
    days = parse_days(typed.replace("..", "至"))
    if (days.last - days.first).days >= _MOST_DAYS:
        raise BadValue(f"“{typed}”超过了 {_MOST_DAYS} 天", "分成几段来问。", "E204")
    return days


def _line(options: Namespace) -> Line:
    directory = directory_here(options)
    snapshot = take_snapshot(directory, options.today)
    shuttle = _shuttle(options.id, directory)
    return line_of(shuttle, directory, snapshot.published_on(shuttle), snapshot.almanac)


def _shuttle(typed: str, directory: Directory) -> Shuttle:
    """The shuttle of that id, also by one that it had before."""
    shuttles = directory.of(Shuttle)
    for shuttle in shuttles:
        if typed in (shuttle.id, *shuttle.former_ids):
            return shuttle
    if typed in directory.unread:
        raise BadValue(f"“{typed}”还有没写对的地方，时刻看不出来", "运行 lianxin check 看看，改好再问。")
    names = {name: shuttle for shuttle in shuttles for name in (shuttle.id, shuttle.name, shuttle.route) if name}
    near = [names[name] for name in difflib.get_close_matches(typed, names, n=3, cutoff=0.5)] or shuttles[:_MOST_NAMES]
    guess = "、".join(dict.fromkeys(f"{shuttle.id}（{shuttle.name}）" for shuttle in near))
    raise BadValue(f"没有编号是“{typed}”的班车", f"你是不是想写：{guess}？" if guess else "先写一条班车的记录。")


def _stop(typed: str, line: Line) -> str:
    """The stop by the name that residents know; an id leads to it too."""
    stop = line.names.get(typed, typed)
    stops = dict.fromkeys(name for direction in line.shuttle.directions for name in line.stop_names(direction))
    if typed and stop not in stops:
        raise BadValue(f"“{line.shuttle.name}”不停“{typed}”", f"它的站有：{'、'.join(stops)}。")
    return stop


def _shown(on: date, line: Line, stop: str) -> Iterator[_Shown]:
    """Every direction that has the stop, also on dates on which it passes it by."""
    for headsign in line.headsigns:
        written = (direction for direction in line.shuttle.directions if direction.headsign == headsign)
        if not stop or any(stop in line.stop_names(direction) for direction in written):
            service = line.towards(headsign, on)
            yield _Shown(service, at_stop(service, stop or next(iter(service.stops), "")))


def _object(shown: _Shown) -> dict[str, object]:
    day = shown.day
    return {
        "date": day.on.isoformat(),
        "direction": shown.service.headsign,
        "stop": day.stop,
        "service": day.service,
        "times": [str(stopping.clock) for stopping in day.stoppings],
        "last": str(day.last) if day.last else None,
        "headways": [f"{wait.start}-{wait.end} {wait_in_words(wait)}" for wait in day.headways],
        "note": day.note,
    }


def _lines(found: Iterable[_Shown], line: Line, at: datetime | None) -> Iterator[str]:
    on = None
    for shown in found:
        if shown.day.on != on:
            on = shown.day.on
            yield f"{on.year}年{day_in_words(shown.service.day)}"
        yield f"  {shown.service.headsign}，{shown.day.stop}：{shown.day.service}"
        yield from (f"    {said}" for said in _said(shown, line))
        if at:
            yield f"    现在 {at:%H:%M}：{_coming(at, shown, line)}"


def _said(shown: _Shown, line: Line) -> Iterator[str]:
    service, day = shown
    if day.stoppings:
        yield _times(day)
    yield from (f"{wait.start.spoken}–{wait.end.spoken} {wait_in_words(wait)}" for wait in day.headways)
    yield from (f"{alteration_in_words(each)}（{each.notice}）" for each in service.alterations)
    for bus in service.runs:
        yield from (f"{bus.start.spoken} {alteration_in_words(each)}（{each.notice}）" for each in bus.alterations)
    yield from line.shuttle.directions[service.number].notes if service.is_running else ()
    if day.note:
        yield day.note


def _times(day: StopDay) -> str:
    """Every bus with the last one named; where only the ends are written, nobody may think them all."""
    times = [f"{stopping.clock.spoken}{stopping.run.mark}" for stopping in day.stoppings]
    if day.is_complete or len(times) == 1:
        return " ".join([*times[:-1], f"末班 {times[-1]}"])
    return " ".join([f"首班 {times[0]}", *times[1:-1], f"末班 {times[-1]}"])


def _coming(at: datetime, shown: _Shown, line: Line) -> str:
    return coming_in_words(at, lambda on: at_stop(line.towards(shown.service.headsign, on), shown.day.stop))
