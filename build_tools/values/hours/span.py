"""One span of hours, and what may be meant when its end comes before its start."""

from __future__ import annotations

import re

from build_tools.values.clock import AFTERNOON, NOON, minutes_of
from build_tools.values.errors import BadValue
from build_tools.values.hours.week import FULL_DAY, Span

_TWELVE = 12


def span_of(start: re.Match[str], end: re.Match[str]) -> Span:
    """Build the span between two matches of ``clock.TIME``.

    下午1:30-4:30 carries 下午 over; 8:30-4:30 may be 16:30 or the next morning and is refused.
    """
    text = f"{start[0].strip()}-{end[0].strip()}"
    first, last = minutes_of(start, start[0]), minutes_of(end, end[0])
    if first >= FULL_DAY:
        raise BadValue(f"“{text}”的开始时间不能是半夜以后", "写成 0:00 开始，或写进前一天。", "E206")
    if not end["part"] and not end["next"] and first != last:
        last = _carried(start, end, first, last)
        if last <= first and _is_unclear(start, end):
            raise _unclear(text, first, last)
    if last == first:
        raise BadValue(f"“{text}”的开始和结束是同一时刻", "全天开放写“24小时”。", "E206")
    return Span(first, last if last > first else last + FULL_DAY)


def _carried(start: re.Match[str], end: re.Match[str], first: int, last: int) -> int:
    if start["part"] not in AFTERNOON | NOON:
        return last
    carried = minutes_of(end, end[0], start["part"])
    return carried if first < carried <= FULL_DAY else last


def _is_unclear(start: re.Match[str], end: re.Match[str]) -> bool:
    """Both hours could stand on a twelve-hour clock."""
    hours = [int(match["hour"]) for match in (start, end) if match["hour"].isdigit()]
    return all(0 < hour <= _TWELVE for hour in hours) and start["part"] not in AFTERNOON


def _unclear(text: str, first: int, last: int) -> BadValue:
    afternoon, night = _clock(last + FULL_DAY // 2), _clock(last)
    what = f"“{text}”的结束时间比开始时间早"
    return BadValue(what, f"写清楚：{_clock(first)}-{afternoon}，或者 {_clock(first)}-次日{night}。", "E206")


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
