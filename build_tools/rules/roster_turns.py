"""A roster gives each day to one post, and each post can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from build_tools.kinds import Entry
from build_tools.kinds.roster import Post, Roster
from build_tools.rules.finding import FieldPath, Finding


def check(entry: Entry) -> Iterator[Finding]:
    """Yield dates that two turns share, and posts without a number."""
    if not isinstance(entry, Roster):
        return
    for (_, one), (number, other) in combinations(enumerate(entry.turns), 2):
        first, last = max(one.dates.first, other.dates.first), min(one.dates.last, other.dates.last)
        if first <= last:
            what = f"{first} 既排了“{one.post.role}”，又排了“{other.post.role}”"
            yield Finding(
                entry, ("turns", number, "dates"), "E330", what, "一天只留一个岗位；白天和夜里分开值，就写两张值班表。"
            )
    for place, post in _posts(entry):
        if entry.number_of(post) is None:
            what = f"“{post.role}”值班时打哪个号码，没有写"
            remedy = "在岗位后面空一格写电话；都接同一部电话，就写在值班表的“电话”里。"
            yield Finding(entry, (*place, "role"), "E331", what, remedy)


def _posts(roster: Roster) -> Iterator[tuple[FieldPath, Post]]:
    if roster.rotation:
        for number, post in enumerate(roster.rotation.posts):
            yield ("rotation", "posts", number), post
    for number, turn in enumerate(roster.turns):
        yield ("turns", number, "post"), turn.post
