"""One span of hours, and what may be meant where a twelve-hour clock fits as well."""

from __future__ import annotations

import re

from build_tools.values.clock import AFTERNOON, NOON, minutes_of
from build_tools.values.errors import BadValue
from build_tools.values.hours.week import FULL_DAY, Span

_HALF_DAY = FULL_DAY // 2
# Tu 23:59-48:00 is in OSM's own tests; 8:00-48:00 is a slip of the keys.
LONGEST = FULL_DAY + _HALF_DAY
_TWELVE = 12
_FIRST_SMALL_HOUR, _LAST_SMALL_HOUR, _DAWN = 60, 5 * 60 - 1, 7 * 60


def span_of(start: re.Match[str], end: re.Match[str], part: str = "") -> Span:
    """Build the span between two matches of ``clock.TIME``; ``part`` stood apart, before the first.

    下午1:30-4:30 carries 下午 over; 8:30-4:30 may be 16:30 or the next morning and is refused,
    and so is 1:30-4:30, which may be in the afternoon. 01:30-04:30 can only be at night.
    """
    text = f"{start[0].strip()}-{end[0].strip()}"
    part = start["part"] or part
    first, last = minutes_of(start, start[0], part), minutes_of(end, end[0])
    if first >= FULL_DAY:
        raise BadValue(f"“{text}”的开始时间不能是半夜以后", "写成 0:00 开始，或写进前一天。", "E206")
    if not end["part"] and not end["next"] and first != last:
        last = _carried(end, part, first, last)
        if last <= first and _is_unclear(start, end, part):
            raise _before_its_start(text, first, last)
        if not part and _is_small_hours(start, first, last):
            raise _small_hours(text, first, last)
    if last - first > LONGEST:
        raise BadValue(f"“{text}”比一天半还长", "全天开放写“24小时”；开过半夜的写 20:00-次日2:00。", "E205")
    if last == first:
        raise BadValue(f"“{text}”的开始和结束是同一时刻", "全天开放写“24小时”。", "E206")
    return Span(first, last if last > first else last + FULL_DAY)


def _carried(end: re.Match[str], part: str, first: int, last: int) -> int:
    if part not in AFTERNOON | NOON:
        return last
    try:
        carried = minutes_of(end, end[0], part)
    except BadValue:  # 晚上11点到1点: one o'clock is not in the evening
        return last
    return carried if first < carried <= FULL_DAY else last


def _is_unclear(start: re.Match[str], end: re.Match[str], part: str) -> bool:
    """Both hours could stand on a twelve-hour clock."""
    hours = [int(match["hour"]) for match in (start, end) if match["hour"].isdigit()]
    return all(0 < hour <= _TWELVE for hour in hours) and part not in AFTERNOON


def _before_its_start(text: str, first: int, last: int) -> BadValue:
    afternoon, night = _clock(last + _HALF_DAY), _clock(last)
    what = f"“{text}”的结束时间比开始时间早"
    return BadValue(what, f"写清楚：{_clock(first)}-{afternoon}，或者 {_clock(first)}-次日{night}。", "E206")


def _is_small_hours(start: re.Match[str], first: int, last: int) -> bool:
    is_small = _FIRST_SMALL_HOUR <= first <= _LAST_SMALL_HOUR and first < last <= _DAWN
    return is_small and not start["hour"].startswith("0")


def _small_hours(text: str, first: int, last: int) -> BadValue:
    afternoon = f"{_clock(first + _HALF_DAY)}-{_clock(last + _HALF_DAY)}"
    what = f"“{text}”是凌晨还是下午，看不出来"
    return BadValue(what, f"写清楚：{afternoon}，或者 凌晨{_clock(first)}-{_clock(last)}。", "E206")


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
