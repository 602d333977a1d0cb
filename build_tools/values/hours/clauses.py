"""The words of Chinese hours, in order, gathered into clauses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import dropwhile

from build_tools.values.errors import BadValue
from build_tools.values.hours.clause import Clause
from build_tools.values.hours.clause_reader import ClauseReader
from build_tools.values.hours.day_groups import Group
from build_tools.values.hours.week import Days
from build_tools.values.hours.word import Means, Word

_SEPARATORS = {Means.BREAK, Means.AND}
_REMARKS = _SEPARATORS | {Means.REMARK}
_DAYS = {Means.DAYS, Means.WORKDAYS}


def clauses_of(words: Iterable[Word]) -> list[Clause]:
    """Gather ``words``; raise ``BadValue`` where it is not clear which days a time belongs to."""
    return _Reader().read(words)


class _Reader(ClauseReader):
    """Reads brackets as well, by a reader of their own."""

    def read(self, words: Iterable[Word]) -> list[Clause]:
        self.take(words)
        self.end()
        return self.done

    def take(self, words: Iterable[Word]) -> None:
        for word in words:
            if word.means not in _SEPARATORS:
                _TAKE[word.means](self, word)
            self.gap = word.means if word.means in _SEPARATORS else None

    def bracket(self, word: Word) -> None:
        """Days bind to the times before them; days with times of their own are clauses of their own."""
        means = {each.means for each in word.inside} - _SEPARATORS
        if self.gap is Means.BREAK and self.now.spans and self.now.days:
            self.end()
        self.gap = Means.BREAK
        if means & _DAYS and means <= _DAYS | {Means.EXCEPT}:
            self._bracketed_days(word)
        elif means == {Means.SPAN} and self.now.spans:
            raise BadValue(f"括号里的“{word.text}”和前面的时间，看不出算哪个", "只写一个时间。", "E206")
        elif means & (_DAYS | {Means.OTHERS}):
            inside = [*dropwhile(lambda each: each.means in _REMARKS, word.inside)]
            self.take(word.inside[: len(word.inside) - len(inside)])
            self.bracketed += [replace(each, days=self._within(each.days)) for each in _Reader().read(inside)]
        else:
            self.take(word.inside)

    def _within(self, inner: Group) -> Group:
        """The days of a clause in brackets: 周一至周五 …（7、8月 …） is Monday to Friday in those months."""
        outer = self.now.days
        if not inner:
            return outer
        is_dated = all(days == Days(days.dates) and days.dates for days in inner)
        if is_dated and outer and not any(days.dates for days in outer):
            return tuple(one | other for one in outer for other in inner)
        return inner

    def _bracketed_days(self, word: Word) -> None:
        reader = _Reader()
        reader.take(word.inside)
        inner = reader.now
        if self.now.spans and not self.now.days:
            excepts = self.now.excepts + inner.excepts
            self.now = replace(self.now, days=inner.days, names_workdays=inner.names_workdays, excepts=excepts)
            self.end()
        elif self.now.days and {each.means for each in word.inside} == {Means.WORKDAYS}:
            self.now = replace(self.now, names_workdays=True)
        elif self.now == Clause():
            self.take(word.inside)
        elif all(map(_names_festivals, self.now.days)) and not inner.excepts:  # 国庆节（10月1日至3日）
            self.now = replace(self.now, days=inner.days)
        elif inner.days == self.now.days and not inner.excepts:  # 双休日（周六、周日）, 工作日（周一至周五）
            return
        else:
            raise BadValue(f"括号里的“{word.text}”和前面的日子，看不出算哪个", "只写一组日子。", "E206")


def _names_festivals(days: Days) -> bool:
    return bool(days.festivals)


_TAKE = {
    Means.DAYS: _Reader.days,
    Means.WORKDAYS: _Reader.days,
    Means.OTHERS: _Reader.others,
    Means.SPAN: _Reader.span,
    Means.OFF: _Reader.off,
    Means.HALF_OFF: _Reader.half_off,
    Means.UNTIL: _Reader.until,
    Means.USUAL: _Reader.usual,
    Means.ASK: _Reader.ask,
    Means.EXCEPT: _Reader.exception,
    Means.REMARK: _Reader.remark,
    Means.BRACKET: _Reader.bracket,
}
