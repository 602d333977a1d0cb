"""The calendar of a year is there before the year begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from build_tools.derive.almanac import calendars_of, is_known
from build_tools.kinds import Entry
from build_tools.model import Directory
from build_tools.rules.finding import Finding

_AHEAD = timedelta(days=60)
_REMEDY = (
    "国务院办公厅一般在十一月发布“部分节假日安排的通知”，登在 www.gov.cn；照着它写一条，运行：lianxin new 放假安排"
)


def check(directory: Directory, today: date) -> Iterator[Finding]:
    """Yield this year, and within 60 days of its beginning the next, if neither a record nor the library has it.

    Nothing while a record cannot be read: it may be the one that is missing.
    """
    if directory.unread:
        return
    entry = _entry(directory)
    for year in sorted({today.year, (today + _AHEAD).year}):
        if entry and not is_known(year, directory):
            what = f"还没有{year}年的放假安排：那一年哪天放假、哪天调休上班都不知道，网页上只能写“请先电询”"
            yield Finding(entry, ("name",), "W330", what, _REMEDY)


def _entry(directory: Directory) -> Entry | None:
    """Where an editor would look: the latest calendar, else the first committee."""
    latest = max(calendars_of(directory), key=lambda calendar: (calendar.year, calendar.id), default=None)
    return latest or next(directory.committees(), None)
