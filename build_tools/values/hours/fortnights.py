"""Every second week, counted from a date: 隔周周三（2026年3月4日起）, 单周周六（2026年3月2日为单周）.

Single and double weeks are each school's or each office's own count; without a date nobody knows which is which.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from build_tools.values.errors import BadValue
from build_tools.values.hours.dates import month_day

_ALTERNATE = re.compile(r"(?<!单)(隔一?个?|单数?|双数?)(?:周|星期|礼拜)(?![末\d年])的?")
_DATE = r"(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})[日号]?"
_BEGINS = re.compile(rf"[,;]?\s*(\()?\s*(?:自|从)?\s*{_DATE}(?:起|开始)(?:计?算|起算)?[,:]?(?(1)\s*\))")
_NAMES_A_WEEK = re.compile(
    rf"[,;]?\s*(\()?\s*以?{_DATE}(?:当周|这周|那周|所在的?周|这一周)?[为是](?:第一个)?(单|双)数?周(?(1)\s*\))"
)
_EXAMPLE = "写上从哪天算起：“隔周周三 14:00-16:00（2026年3月4日起）”，“单周周六 9:00-11:00（2026年3月2日为单周）”。"
_WEEK = timedelta(7)


def counted_from(text: str, typed: str) -> tuple[str, str]:
    """Put the date beside each 隔周, 单周 or 双周, in both texts alike; ``BadValue`` where none is written."""
    if not _ALTERNATE.search(_NAMES_A_WEEK.sub("", text)):
        return text, typed
    named, begins = _NAMES_A_WEEK.search(text), _BEGINS.search(text)
    anchor = named or begins
    if not anchor:
        raise BadValue("隔周、单周、双周从哪一周算起，看不出来", _EXAMPLE, "E206")
    on = _date(*anchor.groups()[1:4])
    text, typed = (each[: anchor.start()] + each[anchor.end() :] for each in (text, typed))
    at = 0
    while match := _ALTERNATE.search(text, at):
        plain = f"隔周{_week_of(match[1], on, named[5] if named else '')}"
        text, typed = (each[: match.start()] + plain + each[match.end() :] for each in (text, typed))
        at = match.start() + len(plain)
    return text, typed


def _week_of(word: str, on: date, name: str) -> date:
    """The first week that counts: for 隔周 that of the date, which must be one of its days."""
    if word.startswith("隔") == bool(name):
        raise BadValue("隔周、单周、双周从哪一周算起，看不出来", _EXAMPLE, "E206")
    if not name:
        return on
    monday = on - timedelta(on.weekday())
    return monday if word.startswith(name) else monday + _WEEK


def _date(year: str, month: str, day: str) -> date:
    found = month_day(year, int(month), day)
    return date(int(year), found.month, int(day))
