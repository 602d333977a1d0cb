"""A text of Chinese hours cut into its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from build_tools.values.clock import minutes_of
from build_tools.values.errors import BadValue
from build_tools.values.hours import vocabulary
from build_tools.values.hours.chinese_days import days_at
from build_tools.values.hours.cursor import Cursor
from build_tools.values.hours.day_groups import joined
from build_tools.values.hours.span import span_of
from build_tools.values.hours.week import FULL_DAY, PUBLIC_HOLIDAY, Days, Span, plain_weekdays
from build_tools.values.hours.word import Means, Word

Words = Iterable[Word]
_WORKING_WEEK = frozenset(range(5))


def words_of(text: str, typed: str) -> list[Word]:
    """Read folded ``text``; raise ``BadValue`` naming the part that is not understood."""
    if re.search(r"\d\.\d\d", text) and re.search(r"\d:\d\d", text):
        raise BadValue(
            f"“{typed[:20]}”里有的数用点，有的用冒号", "时刻用冒号（8:30），日期写几月几日（7月15日）。", "E206"
        )
    return _words(Cursor(text, typed))


def _words(cursor: Cursor) -> list[Word]:
    found: list[Word] = []
    while cursor.rest:
        for read in _READERS:
            if (more := read(cursor)) is not None:
                found.extend(more)
                break
        else:
            if cursor.take(vocabulary.EXCLUDED):
                found = [*_without_the_last_days(found)]
            elif not cursor.take(vocabulary.FILLER):
                raise BadValue(f"时间里的“{cursor.rest[:12]}”看不懂", vocabulary.hint(cursor.rest), "E206")
    return found


def _without_the_last_days(found: list[Word]) -> Iterator[Word]:
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


def _bracket(cursor: Cursor) -> Words | None:
    """What is not about days and times is a remark, as long as it cannot be mistaken for them."""
    inside = cursor.take_bracket()
    if inside is None:
        return None
    try:
        words = _words(inside)
    except BadValue:
        if vocabulary.MISTAKABLE.search(inside.rest) or vocabulary.MISTAKABLE.search(inside.everything):
            raise BadValue(
                f"括号里的“{inside.everything[:20]}”看不懂", "按外面的样子写全几天、几点到几点，或移到“简介”。", "E206"
            ) from None
        return (_remark(inside.everything),)
    if all(word.means in {Means.ASK, Means.REMARK, Means.BREAK, Means.AND} for word in words):
        return (_remark(inside.everything),)
    return (Word(Means.BRACKET, inside=tuple(words), text=inside.everything),)


def _remark(text: str) -> Word:
    return Word(Means.REMARK, text=re.sub('["\uff02]', "", text).strip())


def _days(cursor: Cursor) -> Words | None:
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


def _exception(cursor: Cursor) -> Words | None:
    if not cursor.take(vocabulary.WITHOUT):
        return None
    before, days = cursor.rest, [*(_days(cursor) or ())]
    if not days:
        raise BadValue(f"“除{before[:8]}”看不懂", vocabulary.EXAMPLE, "E206")
    cursor.take(vocabulary.OUTSIDE)
    return (Word(Means.EXCEPT, days[0].days), *days[1:])


def _span(cursor: Cursor) -> Words | None:
    if cursor.take(vocabulary.ALL_DAY):
        return (Word(Means.SPAN, span=Span(0, FULL_DAY)),)
    apart = cursor.take(vocabulary.PART_APART)
    start = cursor.take(vocabulary.TIME)
    if not start:
        return None
    part = apart[1] if apart else ""
    if cursor.take(vocabulary.ONWARDS):
        return (Word(Means.SPAN, span=Span(minutes_of(start, start[0], part), None)),)
    end = cursor.take(vocabulary.TIME) if cursor.take(vocabulary.TO) else None
    if not end:
        raise BadValue(f"“{start[0].strip()}”没有写到几点", "写成 8:30-17:00。", "E206")
    return (Word(Means.SPAN, span=span_of(start, end, part)),)


def _rest(cursor: Cursor) -> Words | None:
    """午休12:00-13:00 is 12:00-13:00休息."""
    match = cursor.take(vocabulary.REST)
    if not match:
        return None
    return (*(_span(cursor) or ()), Word(Means.OFF, text=match[0]))


def _usual(cursor: Cursor) -> Words | None:
    if match := cursor.take(vocabulary.ALWAYS_OPEN):
        return (Word(Means.USUAL, (Days(holidays=(PUBLIC_HOLIDAY,)),), text=match[0]),)
    match = cursor.take(vocabulary.AS_USUAL)
    return match and (Word(Means.USUAL, text=match[0]),)


def _ask(cursor: Cursor) -> Words | None:
    match = cursor.take(vocabulary.ASK)
    return match and (Word(Means.ASK, text="" if match[0].endswith(vocabulary.TO_THE_CALLER) else match[0]),)


def _plain(means: Means, pattern: re.Pattern[str]) -> Callable[[Cursor], Words | None]:
    def read(cursor: Cursor) -> Words | None:
        match = cursor.take(pattern)
        return match and (Word(means, text=cursor.typed(match).strip()),)

    return read


_READERS = (
    _bracket,
    _usual,
    _exception,
    _days,
    _plain(Means.OTHERS, vocabulary.OTHERS),
    _plain(Means.BREAK, vocabulary.SEASON),
    _plain(Means.HALF_OFF, vocabulary.HALF_OFF),
    _plain(Means.REMARK, vocabulary.REMARK),
    _rest,
    _span,
    _plain(Means.OFF, vocabulary.OFF),
    _ask,
    _plain(Means.BREAK, vocabulary.BREAK),
    _plain(Means.AND, vocabulary.AND),
)
