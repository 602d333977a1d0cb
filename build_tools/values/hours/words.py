"""A text of Chinese hours cut into its words."""

from __future__ import annotations

import re
from collections.abc import Callable

from build_tools.values.errors import BadValue
from build_tools.values.hours import vocabulary
from build_tools.values.hours.cursor import Cursor
from build_tools.values.hours.day_words import (
    Words,
    day_off_words,
    days_words,
    exception_words,
    including_words,
    without_the_last_days,
)
from build_tools.values.hours.fortnights import counted_from
from build_tools.values.hours.remarks import HEADING, HEADING_OF_A_DAY, LABEL, REMARK
from build_tools.values.hours.respelled import respelled
from build_tools.values.hours.times import span_at, until_at
from build_tools.values.hours.week import PUBLIC_HOLIDAY, Days, Span
from build_tools.values.hours.word import Means, Word


def words_of(text: str, typed: str) -> list[Word]:
    """Read folded ``text``; raise ``BadValue`` naming the part that is not understood."""
    text, typed = counted_from(*respelled(text, typed))
    if re.search(r"\d\.\d\d", text) and re.search(r"\d:\d\d", text):
        raise BadValue(
            f"“{typed[:20]}”里有的数用点，有的用冒号", "时刻用冒号（8:30），日期写几月几日（7月15日）。", "E206"
        )
    if match := vocabulary.PUT_OFF.search(text):
        what = f"“{match[0]}”顺延到放假后的第一天，还是第一个工作日，看不出来"
        raise BadValue(what, "平时的写在这里，写上“节假日休息”或“节假日照常”；改到哪一天，每次发一条公告。", "E206")
    cursor = Cursor(text, typed)
    return [*_heading(cursor), *_words(cursor)]


def _heading(cursor: Cursor) -> Words:
    """抽血时间：… tells what the times are for."""
    match = cursor.take(HEADING_OF_A_DAY) or (None if _is_ordinary(cursor) else cursor.take(HEADING))
    return (_remark(cursor.typed(match, 1)),) if match else ()


def _is_ordinary(cursor: Cursor) -> bool:
    """营业时间：… tells nothing more."""
    match = HEADING.match(cursor.rest)
    return bool(match and vocabulary.FILLER.fullmatch(match[1]))


def _words(cursor: Cursor) -> list[Word]:
    found: list[Word] = []
    while cursor.rest:
        for read in _READERS:
            if (more := read(cursor)) is not None:
                found.extend(more)
                break
        else:
            if cursor.take(vocabulary.EXCLUDED):
                found = [*without_the_last_days(found)]
            elif not cursor.take(vocabulary.FILLER):
                raise BadValue(f"时间里的“{cursor.rest[:12]}”看不懂", vocabulary.hint(cursor.rest), "E206")
    return found


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


def _span(cursor: Cursor) -> Words | None:
    span = span_at(cursor)
    return span and (Word(Means.SPAN, span=span),)


def _until(cursor: Cursor) -> Words | None:
    end = until_at(cursor)
    return None if end is None else (Word(Means.UNTIL, span=Span(0, end)),)


def _half_before(cursor: Cursor) -> Words | None:
    """周六下午、周日休息 is 周六下午休息，周日休息."""
    match = cursor.take(vocabulary.HALF_BEFORE)
    return match and (Word(Means.HALF_OFF, text=f"{match[1]}休息"), Word(Means.BREAK))


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
    including_words,
    exception_words,
    day_off_words,
    _plain(Means.BREAK, vocabulary.SEASON),
    days_words,
    _plain(Means.OTHERS, vocabulary.OTHERS),
    _until,
    _plain(Means.HALF_OFF, vocabulary.HALF_OFF),
    _half_before,
    _plain(Means.REMARK, REMARK),
    _plain(Means.REMARK, LABEL),
    _rest,
    _span,
    _plain(Means.OFF, vocabulary.OFF),
    _ask,
    _plain(Means.BREAK, vocabulary.BREAK),
    _plain(Means.AND, vocabulary.AND),
)
