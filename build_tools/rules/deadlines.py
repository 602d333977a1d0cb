"""What was to be done by a day: a matter with a 限期, and what must be made public within 20 working days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from build_tools.derive.almanac import almanac_of
from build_tools.derive.disclosing import WORKING_DAYS, due_after
from build_tools.kinds.disclosure import Disclosure
from build_tools.kinds.issue import Issue
from build_tools.model import Directory
from build_tools.rules.finding import Finding


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
            what = f"“{paper.name}”应在 {due} 以前公开（{WORKING_DAYS} 个工作日）"
            remedy = "公开了就写“公开”日期；晚了要说明原因。"
            yield Finding(paper, ("published_on" if paper.published_on else "formed_on",), "W336", what, remedy)
