"""Times of day to the minute: 08:30 in canonical form, 8点半 in an editor's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_tools.values.day_part import AFTERNOON, MORNING, NOON, hour_carried, hour_in
from build_tools.values.errors import BadValue
from build_tools.values.fold import fold
from build_tools.values.numerals import CHINESE_DIGITS, chinese_number

__all__ = [
    "AFTERNOON",
    "DAY",
    "DAY_PART",
    "MORNING",
    "NEXT_DAY",
    "NOON",
    "TIME",
    "Clock",
    "minutes_of",
    "parse_clock",
    "parse_service_time",
]

DAY = 24 * 60
_LAST_MINUTE = DAY - 1
_LATEST = 2 * DAY
_END_OF_NIGHT = DAY + 6 * 60

NEXT_DAY = "次日|第二天|翌日|隔天"
DAY_PART = "|".join(sorted(MORNING | AFTERNOON | NOON, key=len, reverse=True))
TIME = (
    rf"(?P<next>{NEXT_DAY})?\s*(?P<part>{DAY_PART})?\s*"
    rf"(?P<hour>\d{{1,2}}|[{CHINESE_DIGITS}]{{1,3}})\s*"
    rf"(?:[:.]\s*(?P<minute>\d\d)(?::(?P<second>\d\d))?(?!\d)"
    rf"|(?:点钟?|时)\s*(?P<spoken>半|整|[1一3三]刻|\d\d(?!\d)|[{CHINESE_DIGITS}]{{2,3}}|十|[\d{CHINESE_DIGITS}](?=\s*分))?"
    rf"(?:(?<=[\d{CHINESE_DIGITS}])\s*分)?)"
)
_TIME = re.compile(TIME)
_WORDS = {"半": 30, "一刻": 15, "1刻": 15, "三刻": 45, "3刻": 45, "整": 0}
_EXAMPLE = "写成 8:30 这样的时刻。"


@dataclass(frozen=True, order=True)
class Clock:
    """Minutes since midnight of the service day; 24:10 is ten past midnight of the next."""

    minutes: int

    def __str__(self) -> str:
        return f"{self.minutes // 60:02}:{self.minutes % 60:02}"

    @property
    def written(self) -> str:
        """What an editor writes: 8:30, 24:10."""
        return f"{self.minutes // 60}:{self.minutes % 60:02}"

    @property
    def spoken(self) -> str:
        """What a resident reads: 8:30, 次日0:10."""
        hour, minute = divmod(self.minutes % DAY, 60)
        return f"{'次日' if self.minutes >= DAY else ''}{hour}:{minute:02}"


def parse_clock(text: str) -> Clock:
    """Read a time from 0:00 to 23:59; 24:00 is only ever the end of something."""
    clock = parse_service_time(text)
    if clock.minutes > _LAST_MINUTE:
        raise BadValue(f"“{text.strip()}”超过了 23:59", "半夜十二点写成 0:00。", "E205")
    return clock


def parse_service_time(text: str) -> Clock:
    """Read a departure, which may fall after midnight: 24:10, 次日0:10; the night ends at 30:00."""
    match = _TIME.fullmatch(fold(text))
    if not match:
        raise BadValue(f"“{text.strip()}”不是时刻", _remedy(text), "E205")
    minutes = minutes_of(match, text)
    if minutes > _END_OF_NIGHT:
        what = f"没有“{text.strip()}”这个时刻，一天的班次最晚到次日 6:00"
        raise BadValue(what, "核对这个时刻；早上的班次写进当天，例如 6:30。", "E205")
    return Clock(minutes)


def minutes_of(match: re.Match[str], text: str, part: str | None = None) -> int:
    """Minutes since midnight of one match of ``TIME``; ``part`` holds where none is written."""
    hour, minute = _number(match["hour"], text), _minute(match["minute"] or match["spoken"], text)
    if match["second"] not in (None, "00"):
        raise BadValue(f"“{text.strip()}”写到了秒", f"只写到分，例如 {hour}:{minute:02}。", "E205")
    if match["part"]:
        hour = hour_in(match["part"], hour, text)
    elif part:
        hour = hour_carried(part, hour)
    minutes = hour * 60 + minute + (DAY if match["next"] else 0)
    if minute > 59 or minutes > _LATEST:  # noqa: PLR2004
        raise BadValue(f"没有“{text.strip()}”这个时刻", _EXAMPLE, "E205")
    return minutes


def _number(text: str, whole: str) -> int:
    number = int(text) if text.isdigit() else chinese_number(text)
    if number is None:
        raise BadValue(f"“{whole.strip()}”说不准是几点", "写一个准确的时刻，例如 8:30。", "E205")
    return number


def _minute(text: str | None, whole: str) -> int:
    if text is None:
        return 0
    return _WORDS[text] if text in _WORDS else _number(text, whole)


def _remedy(text: str) -> str:
    digits = fold(text)
    if re.fullmatch(r"\d{3,4}", digits):
        return f"小时和分钟之间写冒号：{digits[:-2]}:{digits[-2:]}。"
    return _EXAMPLE
