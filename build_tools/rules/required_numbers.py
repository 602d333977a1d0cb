"""What a resident must always be able to find: 居委会, 物业, 派出所, 卫生站, 12345."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from build_tools.derive.essentials import essentials_in
from build_tools.kinds.base import Status
from build_tools.model import Directory
from build_tools.rules.finding import Finding


def check(directory: Directory, today: date) -> Iterator[Finding]:
    """Yield committees for whose residents one of the five numbers is missing, once every record is read."""
    del today
    if directory.unread:
        return
    essentials_of = essentials_in(directory)
    for committee in directory.committees():
        if committee.status is not Status.ACTIVE:
            continue
        missing = [need.name for need in essentials_of(committee) if need.record is None]
        if missing:
            what = f"“{committee.name}”的居民还查不到：{'、'.join(missing)}"
            yield Finding(committee, ("name",), "W304", what, "补上这些电话的记录，并写好适用范围。")
