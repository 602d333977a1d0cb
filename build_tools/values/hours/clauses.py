"""The words of Chinese hours, in order, gathered into clauses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from build_tools.values.errors import BadValue
from build_tools.values.hours.clause import Clause
from build_tools.values.hours.day_groups import joined
from build_tools.values.hours.vocabulary import EXAMPLE
from build_tools.values.hours.week import Days, State
from build_tools.values.hours.word import Means, Word

_ASK_FIRST = "请先电询"
_SEPARATORS = {Means.BREAK, Means.AND}
_DAYS = {Means.DAYS, Means.WORKDAYS}
_LINKS = {Means.AND: "、", Means.BREAK: "，", None: ""}


def clauses_of(words: Iterable[Word]) -> list[Clause]:
    """Gather ``words``; raise ``BadValue`` where it is not clear which days a time belongs to."""
    return _Reader().read(words)


class _Reader:
    """Holds the clause that is being read and what stood before the next word."""

    def __init__(self) -> None:
        self._done: list[Clause] = []
        self._now = Clause()
        self._bracketed: list[Clause] = []
        self._gap: Means | None = Means.BREAK
        self._chain = 0
        self._days_follow_spans = False

    def read(self, words: Iterable[Word]) -> list[Clause]:
        self._take(words)
        self._end()
        return self._done

    def _take(self, words: Iterable[Word]) -> None:
        for word in words:
            if word.means not in _SEPARATORS:
                _TAKE[word.means](self, word)
            self._gap = word.means if word.means in _SEPARATORS else None

    def days(self, word: Word) -> None:
        follows = bool(self._now.spans) and not self._now.days and self._gap is None
        if not self._now.says_nothing or self._now.is_for_other_days:
            self._end()
        group = self._now.days
        for days in word.days:
            group = joined(group, days, _LINKS[self._gap]) if group else (days,)
            self._gap = Means.AND
        self._days_follow_spans = follows
        is_workday = self._now.names_workdays or word.means is Means.WORKDAYS
        self._now = replace(self._now, days=group, names_workdays=is_workday)

    def others(self, _: Word) -> None:
        self._end()
        self._now = Clause(days=(Days(),), is_for_other_days=True)

    def span(self, word: Word) -> None:
        if self._days_follow_spans:
            raise BadValue("时间写在了日子前面，看不出哪几天对哪个时间", f"日子写在时间前面：{EXAMPLE[2:]}", "E206")
        if self._now.state is not State.OPEN or self._now.is_usual:
            self._end()
        assert word.span  # noqa: S101 - a span's word carries one
        self._chain = self._chain + 1 if self._gap is Means.AND else 1
        self._now = replace(self._now, spans=(*self._now.spans, word.span))

    def off(self, word: Word) -> None:
        spans = self._now.spans
        if spans and self._gap is None:
            kept, pauses = spans[: -self._chain], spans[-self._chain :]
            self._now = replace(self._now, spans=kept, pauses=(*self._now.pauses, *pauses))
        elif spans or self._now.is_usual or word.text.startswith("午休"):
            raise BadValue(f"“{word.text}”没有写是哪几天或几点到几点", "写成“周日休息”或“12:00-13:00休息”。", "E206")
        else:
            self._now = replace(self._now, state=State.OFF)

    def usual(self, word: Word) -> None:
        if self._now.spans and self._gap is None and not word.days:
            return
        if word.days:
            self._done.append(Clause(days=word.days, is_usual=True))
        elif self._now.spans or not self._now.days:
            raise BadValue(f"“{word.text}”没有写是哪几天", "写成“节假日照常”；先写平时的时间。", "E206")
        else:
            self._now = replace(self._now, is_usual=True)

    def ask(self, word: Word) -> None:
        if self._now.state is State.OFF or self._now.is_usual:
            self._comment(word.text or _ASK_FIRST)
            return
        comments = (*self._now.comments, word.text) if word.text else self._now.comments
        self._now = replace(self._now, state=State.UNKNOWN, comments=comments)

    def exception(self, word: Word) -> None:
        if self._now == Clause() and self._done and self._gap is None:
            self._done[-1] = replace(self._done[-1], excepts=self._done[-1].excepts + word.days)
        else:
            self._now = replace(self._now, excepts=self._now.excepts + word.days)

    def remark(self, word: Word) -> None:
        self._comment(word.text)

    def bracket(self, word: Word) -> None:
        """Days bind to the times before them; days with times of their own are clauses of their own."""
        means = {each.means for each in word.inside} - _SEPARATORS
        self._gap = Means.BREAK
        if means & _DAYS and means <= _DAYS | {Means.EXCEPT}:
            self._bracketed_days(word)
        elif means == {Means.SPAN} and self._now.spans:
            raise BadValue(f"括号里的“{word.text}”和前面的时间，看不出算哪个", "只写一个时间。", "E206")
        elif means & (_DAYS | {Means.OTHERS}):
            inner = _Reader().read(word.inside)
            self._bracketed += [each if each.days else replace(each, days=self._now.days) for each in inner]
        else:
            self._take(word.inside)

    def _bracketed_days(self, word: Word) -> None:
        reader = _Reader()
        reader._take(word.inside)
        inner = reader._now
        if self._now.spans and not self._now.days:
            excepts = self._now.excepts + inner.excepts
            self._now = replace(self._now, days=inner.days, names_workdays=inner.names_workdays, excepts=excepts)
            self._end()
        elif self._now.days and {each.means for each in word.inside} == {Means.WORKDAYS}:
            self._now = replace(self._now, names_workdays=True)
        elif self._now == Clause():
            self._take(word.inside)
        else:
            raise BadValue(f"括号里的“{word.text}”和前面的日子，看不出算哪个", "只写一组日子。", "E206")

    def _comment(self, text: str) -> None:
        if self._now == Clause() and self._done:
            self._done[-1] = replace(self._done[-1], comments=(*self._done[-1].comments, text))
        else:
            self._now = replace(self._now, comments=(*self._now.comments, text))

    def _end(self) -> None:
        now, later = self._now, self._bracketed
        self._now, self._bracketed, self._days_follow_spans = Clause(), [], False
        if now.says_nothing and now.days:
            self._bind_back(now)
        elif now != Clause():
            if now.spans and not now.days and any(each.is_timed and each.days for each in self._done):
                said = "、".join(map(str, now.spans))
                raise BadValue(f"“{said}”没有写是哪几天", EXAMPLE, "E206")
            self._done.append(now)
        self._done += later

    def _bind_back(self, now: Clause) -> None:
        """8:30-17:00，周一至周五: days that end a text belong to the times before, if those have none."""
        before = self._done[-1] if self._done else Clause()
        if before.is_timed and not before.days:
            self._done[-1] = replace(before, days=now.days, names_workdays=now.names_workdays)
        elif not self._done and now.days == (Days(),):
            raise BadValue("里面没有几点到几点", EXAMPLE, "E206")
        else:
            raise BadValue("有的日子后面没有写几点到几点", "每组日子后面都写上时间，或写“休息”。", "E206")


_TAKE = {
    Means.DAYS: _Reader.days,
    Means.WORKDAYS: _Reader.days,
    Means.OTHERS: _Reader.others,
    Means.SPAN: _Reader.span,
    Means.OFF: _Reader.off,
    Means.USUAL: _Reader.usual,
    Means.ASK: _Reader.ask,
    Means.EXCEPT: _Reader.exception,
    Means.REMARK: _Reader.remark,
    Means.BRACKET: _Reader.bracket,
}
