"""What was to be done by a day: a matter with a 限期, and what must be made public within 20 working days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from build_tools.calendar.day import Almanac
from build_tools.derive.almanac import almanac_of
from build_tools.kinds.disclosure import Disclosure
from build_tools.kinds.issue import Issue
from build_tools.model import Directory
from build_tools.rules.finding import Finding

_WORKING_DAYS = 20
_LONGEST = 60


def check(directory: Directory, today: date) -> Iterator[Finding]:
    """Yield matters that are late, and papers that nobody has made public in time."""
    for issue in directory.of(Issue):
        if issue.due_on and issue.due_on < today and not issue.resolved_on:
            what = f"“{issue.name}”{issue.due_on} 到期，还没有办结"
            yield Finding(
                issue, ("due_on",), "W336", what, "办好了就写“结果”和“办结日期”；要延期，把新的限期和原因告诉居民。"
            )
    almanac = almanac_of(directory)
    for paper in directory.of(Disclosure):
        due = due_after(paper.formed_on, almanac)
        if due < (paper.published_on or today):
            what = f"“{paper.name}”应在 {due} 以前公开（{_WORKING_DAYS} 个工作日）"
            remedy = "公开了就写“公开”日期；晚了要说明原因。"
            yield Finding(paper, ("published_on" if paper.published_on else "formed_on",), "W336", what, remedy)


def due_after(formed_on: date, almanac: Almanac) -> date:
    """The twentieth working day after ``formed_on``; days that nobody has announced count by their weekday."""
    day, left = formed_on, _WORKING_DAYS
    for _ in range(_LONGEST):
        day += timedelta(1)
        works = almanac(day).is_workday
        left -= day.isoweekday() < 6 if works is None else works  # noqa: PLR2004 - Saturday
        if not left:
            break
    return day
