"""What has changed in a record since it was printed, value by value and in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from build_tools.kinds.edition import PrintedLine, PrintedRow
from build_tools.values.errors import BadValue
from build_tools.values.hours import parse_hours

_SPACING = re.compile(r"[\s\-–—()（）]+")


class Gravity(IntEnum):
    """What a change asks of whoever printed the card."""

    NOTE = 0
    STICKER = 1
    REPRINT = 2

    @property
    def label(self) -> str:
        """The word for a meeting."""
        return ("下次重印时一起改", "更正贴可以", "要重印")[self]


class Change(NamedTuple):
    """One value of a card: ``old`` as it is printed, ``new`` as the records have it; empty where there is none.

    ``where`` tells on which cards, if not on all.
    """

    record: str
    name: str
    field: str
    old: str
    new: str
    gravity: Gravity
    where: str = ""

    def __str__(self) -> str:
        what = f"{self.name} {self.field}".strip()
        if not self.old:
            return f"{what} 卡上没有：现 {self.new}{self.where}"
        return f"{what} 改了：原 {self.old}，现 {self.new}{self.where}"


def changes_in(old: Sequence[PrintedRow], new: Sequence[PrintedRow], still_true: frozenset[str]) -> Iterator[Change]:
    """Compare the rows of one record; ``still_true`` are numbers that it has but does not print any more."""
    pairs, gone, come = _paired(old, new)
    for was, now in pairs:
        yield from _changes_of_row(was, now)
    for row in gone:
        if row.number is None or digits(row.number) not in still_true:
            yield Change(row.record, row.name, about(row), in_words(row), "没有了", gravity_of_loss(row))
    for row in come:
        yield Change(row.record, row.name, about(row), "", in_words(row), Gravity.NOTE)


def digits_of(numbers: Iterable[str]) -> frozenset[str]:
    """Each number by its digits alone."""
    return frozenset(map(digits, numbers))


def in_words(row: PrintedRow) -> str:
    """What a row says besides its name."""
    lines = (f"{line.head} {' '.join(line.times)}" for line in row.lines)
    return row.number or "；".join(filter(None, (row.note, row.place, *lines))) or row.name


def about(row: PrintedRow) -> str:
    """The field that matters most to whoever loses the row."""
    return "电话" if row.number else "班次" if row.lines else ""


def gravity_of_loss(row: PrintedRow) -> Gravity:
    """A number that nobody answers leads astray; a place that is closed can be told on a sticker."""
    return Gravity.REPRINT if row.number else Gravity.STICKER


def _paired(
    old: Sequence[PrintedRow], new: Sequence[PrintedRow]
) -> tuple[list[tuple[PrintedRow, PrintedRow]], list[PrintedRow], list[PrintedRow]]:
    """Rows that are about the same: by name and number, by number, by name, then in their order."""
    pairs: list[tuple[PrintedRow, PrintedRow]] = []
    left, right = [*old], [*new]
    for key in (lambda r: (r.name, r.number), lambda r: r.number or r.name, lambda r: r.name):
        for was in [*left]:
            if now := next((row for row in right if key(row) == key(was)), None):
                pairs.append((was, now))
                left.remove(was)
                right.remove(now)
    both = min(len(left), len(right))
    pairs += zip(left[:both], right[:both], strict=True)
    return sorted(pairs, key=lambda pair: old.index(pair[0])), left[both:], right[both:]


def _changes_of_row(was: PrintedRow, now: PrintedRow) -> Iterator[Change]:
    if digits(was.number or "") != digits(now.number or ""):
        yield Change(was.record, was.name, "电话", was.number or "没有", now.number or "没有了", Gravity.REPRINT)
    if not _means_the_same(was.note or "", now.note or ""):
        field = "时间" if _is_hours(was.note or now.note or "") else "说明"
        yield Change(was.record, was.name, field, was.note or "没有写", now.note or "没有了", Gravity.STICKER)
    if (was.place or "") != (now.place or ""):
        yield Change(was.record, was.name, "地址", was.place or "没有写", now.place or "没有了", Gravity.STICKER)
    yield from _changes_of_lines(was, now)
    if was.name != now.name:
        yield Change(was.record, was.name, "名称", was.name, now.name, Gravity.NOTE)


def _changes_of_lines(was: PrintedRow, now: PrintedRow) -> Iterator[Change]:
    present = {line.head: line for line in now.lines}
    for line in was.lines:
        found = present.pop(line.head, None)
        if found is None:
            times = " ".join(line.times)
            yield Change(was.record, was.name, f"班次（{line.head}）", times, "没有了", Gravity.STICKER)
        elif [*map(_close, line.times)] != [*map(_close, found.times)]:
            old, new = _differing(line, found)
            yield Change(was.record, was.name, f"班次（{line.head}）", old, new, Gravity.STICKER)
    for line in present.values():
        yield Change(was.record, was.name, f"班次（{line.head}）", "", " ".join(line.times), Gravity.STICKER)


def _differing(was: PrintedLine, now: PrintedLine) -> tuple[str, str]:
    """Only the times that are not in both; all of them where only their order differs."""
    old = [time for time in was.times if time not in now.times]
    new = [time for time in now.times if time not in was.times]
    if not old and not new:
        return " ".join(was.times), " ".join(now.times)
    return " ".join(old) or "没有这一班", " ".join(new) or "取消"


def digits(number: str) -> str:
    """A number without what only groups its digits."""
    return _SPACING.sub("", number)


def _close(text: str) -> str:
    """Words without blanks, which only space them."""
    return "".join(text.split())


def _means_the_same(was: str, now: str) -> bool:
    """The same hours in other words are no change."""
    return was == now or (_is_hours(was) and _is_hours(now) and parse_hours(was) == parse_hours(now))


def _is_hours(text: str) -> bool:
    try:
        parse_hours(text)
    except BadValue:
        return False
    return True
