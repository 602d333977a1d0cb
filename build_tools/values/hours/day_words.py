"""The words about days in Chinese hours: 周一至周五, 节假日除外, 除周一外, 闭馆日：周一, 含节假日."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from build_tools.values.errors import BadValue
from build_tools.values.hours import vocabulary
from build_tools.values.hours.chinese_days import days_at
from build_tools.values.hours.cursor import Cursor
from build_tools.values.hours.day_groups import joined
from build_tools.values.hours.week import plain_weekdays
from build_tools.values.hours.word import Means, Word

Words = Iterable[Word]
_WORKING_WEEK = frozenset(range(5))


def days_words(cursor: Cursor) -> Words | None:
    """Days, and those that 、 or 及 joins to them."""
    if (first := _some_days(cursor)) is None:
        return None
    group, means = first.days, first.means
    while link := cursor.take(vocabulary.AND):
        more = _some_days(cursor)
        if more is None:
            return (Word(means, group), Word(Means.AND, text=link[0]))
        group = joined(group, more.days[0], "、")
        means = Means.WORKDAYS if Means.WORKDAYS in (means, more.means) else means
    return (Word(means, group),)


def _some_days(cursor: Cursor) -> Word | None:
    if cursor.take(vocabulary.WORKDAYS):
        return Word(Means.WORKDAYS, (vocabulary.WORKING_WEEK,))
    days = days_at(cursor)
    return None if days is None else Word(Means.DAYS, (days,))


def exception_words(cursor: Cursor) -> Words | None:
    """除周一外."""
    if not cursor.take(vocabulary.WITHOUT):
        return None
    before, days = cursor.rest, [*(days_words(cursor) or ())]
    if not days:
        raise BadValue(f"“除{before[:8]}”看不懂", vocabulary.EXAMPLE, "E206")
    cursor.take(vocabulary.OUTSIDE)
    return (Word(Means.EXCEPT, days[0].days), *days[1:])


def day_off_words(cursor: Cursor) -> Words | None:
    """闭馆日：周一, and 周末双休."""
    if cursor.take(vocabulary.WEEKEND_OFF):
        return (Word(Means.DAYS, (vocabulary.WEEKEND,)), Word(Means.OFF))
    if match := cursor.take(vocabulary.OFF_DAY):
        return (Word(Means.BREAK), *(days_words(cursor) or ()), Word(Means.OFF, text=match[0]))
    return None


def including_words(cursor: Cursor) -> Words | None:
    """含节假日: those days as the others."""
    if not cursor.take(vocabulary.INCLUDING):
        return None
    return tuple(replace(word, means=Means.USUAL) for word in days_words(cursor) or ())


def without_the_last_days(found: list[Word]) -> Iterator[Word]:
    """节假日除外: the days before it are the exception."""
    if not found or found[-1].means not in {Means.DAYS, Means.WORKDAYS}:
        raise BadValue("“除外”前面没有写是哪些天", "写成“节假日除外”。", "E206")
    excluded = found[-1].days
    if any(days.holidays and plain_weekdays(days) >= _WORKING_WEEK for days in excluded):
        raise BadValue(
            "“除外”的是最后一种日子，还是前面都算，看不出来", "写成“周一至周五 8:30-17:00，节假日休息”。", "E206"
        )
    yield from found[:-1]
    yield Word(Means.EXCEPT, excluded)
