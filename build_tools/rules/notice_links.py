"""A notice's links within the site lead to an entry or to a file beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from posixpath import dirname, normpath

from build_tools.derive.prose import targets_in
from build_tools.kinds.notice import Notice
from build_tools.model import Directory
from build_tools.rules.finding import ENGLISH, FieldPath, Finding


def check(directory: Directory, today: date) -> Iterator[Finding]:
    """Yield links that lead nowhere."""
    del today
    for notice in directory.of(Notice):
        written: list[tuple[str, FieldPath]] = [
            (address, ("body", line, column)) for address, line, column in notice.targets
        ]
        written += [(target.address, ENGLISH) for target in targets_in(notice.english.text or "")]
        for address, place in written:
            beside = normpath(f"{dirname(notice.origin.path)}/{address}")
            named = address.removesuffix(".md")
            is_there = named in directory.by_id or named in directory.unread or beside in directory.attachments
            if not is_there:
                what = f"链接“{address[:60]}”找不到"
                remedy = "写 https:// 网址、tel: 电话，或本站记录、公告的编号。"
                yield Finding(notice, place, "E333", what, remedy)
