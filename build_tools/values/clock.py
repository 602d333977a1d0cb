"""Times of day to the minute: 08:30 in canonical form, 8点半 in an editor's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_tools.values.errors import BadValue
from build_tools.values.fold import fold
from build_tools.values.numerals import CHINESE_DIGITS, chinese_number

DAY = 24 * 60
_LAST_MINUTE = DAY - 1
_LATEST = 2 * DAY - 1

MORNING = {"凌晨", "清晨", "早晨", "早上", "早", "上午", "am", "AM"}
AFTERNOON = {"下午", "午后", "傍晚", "晚上", "晚间", "夜间", "夜里", "晚", "pm", "PM"}
NOON = {"中午", "正午"}
NEXT_DAY = "次日|第二天|翌日|隔天"
DAY_PART = "|".join(sorted(MORNING | AFTERNOON | NOON, key=len, reverse=True))
TIME = (
    rf"(?P<next>{NEXT_DAY})?\s*(?P<part>{DAY_PART})?\s*"
    rf"(?P<hour>\d{{1,2}}|[{CHINESE_DIGITS}]{{1,3}})\s*"
    rf"(?:[:.]\s*(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    rf"|(?:点钟?|时)\s*(?P<spoken>\d{{1,2}}(?=\s*分|\D|$)|[{CHINESE_DIGITS}]{{1,3}}|半|一刻|三刻|整)?\s*分?)"
)
_TIME = re.compile(TIME)
_WORDS = {"半": 30, "一刻": 15, "三刻": 45, "整": 0}
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
    """Read a departure, which may fall after midnight: 24:10, 次日0:10."""
    match = _TIME.fullmatch(fold(text))
    if not match:
        raise BadValue(f"“{text.strip()}”不是时刻", _remedy(text), "E205")
    return Clock(minutes_of(match, text))


def minutes_of(match: re.Match[str], text: str, part: str = "") -> int:
    """Minutes since midnight of one match of ``TIME``; ``part`` holds where none is written."""
    hour, minute = _hour(match["hour"]), _minute(match["minute"] or match["spoken"])
    if match["second"] not in (None, "00"):
        raise BadValue(f"“{text.strip()}”写到了秒", f"只写到分，例如 {hour}:{minute:02}。", "E205")
    if minute > 59 or hour > 47:  # noqa: PLR2004
        raise BadValue(f"没有“{text.strip()}”这个时刻", _EXAMPLE, "E205")
    minutes = _in_part(hour, match["part"] or part, text) * 60 + minute
    if match["next"] and minutes < DAY:
        minutes += DAY
    if minutes > _LATEST:
        raise BadValue(f"没有“{text.strip()}”这个时刻", _EXAMPLE, "E205")
    return minutes


def _hour(text: str) -> int:
    return int(text) if text.isdigit() else chinese_number(text) or 0


def _minute(text: str | None) -> int:
    if text is None:
        return 0
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if text.isdigit() else chinese_number(text) or 0


def _in_part(hour: int, part: str, text: str) -> int:
    """下午3点 is 15, 下午15点 is 15 too, 中午1点 is 13; 上午15点 is nothing."""
    if part in MORNING and hour > 12:  # noqa: PLR2004
        raise BadValue(f"“{text.strip()}”自相矛盾", "用 24 小时制写，例如 15:00。", "E205")
    if part in MORNING and hour == 12:  # noqa: PLR2004
        return 0 if part == "凌晨" else 12
    if part in NOON and hour < 10:  # noqa: PLR2004
        return hour + 12
    if part in AFTERNOON and hour < 12:  # noqa: PLR2004
        return hour + 12
    if part in {"晚上", "晚", "夜里", "夜间"} and hour == 12:  # noqa: PLR2004
        return 24
    return hour


def _remedy(text: str) -> str:
    digits = fold(text)
    if re.fullmatch(r"\d{3,4}", digits):
        return f"小时和分钟之间写冒号：{digits[:-2]}:{digits[-2:]}。"
    return _EXAMPLE
