"""What an hour means after 上午, 下午, 晚上 …: 下午3点 is 15, 夜里2点 is 2, 晚上2点 could be either."""

from __future__ import annotations

from collections.abc import Mapping

from build_tools.values.errors import BadValue

_BEFORE_DAWN = {"凌晨"}
_EARLY = {"清晨", "早晨", "早上", "早"}
_FORENOON = {"上午"}
_AM = {"am", "AM"}
_PAST_NOON = {"下午", "午后", "pm", "PM"}
_DUSK = {"傍晚"}
_EVENING = {"晚上", "晚间", "晚"}
_NIGHT = {"夜间", "夜里"}

MORNING = _BEFORE_DAWN | _EARLY | _FORENOON | _AM
AFTERNOON = _PAST_NOON | _DUSK | _EVENING | _NIGHT
NOON = {"中午", "正午", "午间"}


def _as_typed(first: int, last: int) -> dict[int, int]:
    return {hour: hour for hour in range(first, last + 1)}


def _past_noon(first: int, last: int) -> dict[int, int]:
    """Both as a twelve-hour clock says it and as a twenty-four-hour clock does."""
    return {hour: hour + 12 for hour in range(first, last + 1)} | _as_typed(first + 12, last + 12)


_AFTER_MIDNIGHT = _as_typed(24, 29)
_MEANT: tuple[tuple[set[str], Mapping[int, int]], ...] = (
    (_BEFORE_DAWN, _as_typed(0, 6) | {12: 0}),
    (_EARLY, _as_typed(0, 11)),
    (_FORENOON, _as_typed(0, 12)),
    (_AM, _as_typed(0, 11)),
    (NOON, _as_typed(10, 12) | _past_noon(1, 3)),
    (_PAST_NOON, _past_noon(1, 11) | {0: 12, 12: 12}),
    (_DUSK, _past_noon(5, 11)),
    (_EVENING, _past_noon(5, 11) | {0: 24, 12: 24} | _AFTER_MIDNIGHT),
    (_NIGHT, _past_noon(7, 11) | _as_typed(17, 18) | _as_typed(0, 5) | {12: 24} | _AFTER_MIDNIGHT),
)
_HOUR_OF = {part: hours for parts, hours in _MEANT for part in parts}
_EITHER = dict.fromkeys(_DUSK | _EVENING, range(1, 5)) | dict.fromkeys(_NIGHT, range(6, 7))


def hour_in(part: str, hour: int, text: str) -> int:
    """Return the hour of the day; refuse 上午15点, which is no hour, and 晚上2点, which is two."""
    meant = _HOUR_OF[part].get(hour)
    if meant is not None:
        return meant
    if hour in _EITHER.get(part, ()):
        what = f"“{text.strip()}”可能是半夜，也可能是下午"
        raise BadValue(what, f"用 24 小时制写：半夜写 {hour} 点，下午写 {hour + 12} 点。", "E205")
    raise BadValue(f"“{text.strip()}”自相矛盾", "用 24 小时制写，例如 15:00。", "E205")


def hour_carried(part: str, hour: int) -> int:
    """The hour where ``part`` stands before an earlier time: in 晚上8点-2点 the 2 is as typed."""
    return _HOUR_OF[part].get(hour, hour)
