"""What each word of Chinese hours does to the clause that is being read."""

from __future__ import annotations

from dataclasses import replace

from build_tools.values.errors import BadValue
from build_tools.values.hours import vocabulary
from build_tools.values.hours.clause import Clause
from build_tools.values.hours.day_groups import joined
from build_tools.values.hours.half_day import half_of
from build_tools.values.hours.remarks import BY_APPOINTMENT
from build_tools.values.hours.vocabulary import EXAMPLE
from build_tools.values.hours.week import Days, State
from build_tools.values.hours.word import Means, Word

_ASK_FIRST = "请先电询"
_LINKS = {Means.AND: "、", Means.BREAK: "，", None: ""}


class ClauseReader:
    """Holds the clause that is being read and what stood before the next word; one method for each word."""

    def __init__(self) -> None:
        self.done: list[Clause] = []
        self.now = Clause()
        self.bracketed: list[Clause] = []
        self.gap: Means | None = Means.BREAK
        self._chain = 0
        self._days_follow_spans = False

    def days(self, word: Word) -> None:
        """Begin a clause, or add to the days that still wait for a time."""
        if self.now.is_for_other_days and self.now.says_nothing:
            self.now = replace(self.now, days=word.days)
            return
        follows = bool(self.now.spans) and not self.now.days and self.gap is None
        if not self.now.says_nothing:
            self.end()
        group = self.now.days
        for days in word.days:
            group = joined(group, days, _LINKS[self.gap]) if group else (days,)
            self.gap = Means.AND
        self._days_follow_spans = follows
        is_workday = self.now.names_workdays or word.means is Means.WORKDAYS
        self.now = replace(self.now, days=group, names_workdays=is_workday)

    def others(self, _: Word) -> None:
        """其余时间: whatever no other clause names."""
        self.end()
        self.now = Clause(days=(Days(),), is_for_other_days=True)

    def span(self, word: Word) -> None:
        """Add a span to the clause."""
        if self._days_follow_spans:
            raise BadValue("时间写在了日子前面，看不出哪几天对哪个时间", f"日子写在时间前面：{EXAMPLE[2:]}", "E206")
        if self.now.state is not State.OPEN or self.now.is_usual:
            self.end()
        assert word.span  # noqa: S101 - a span's word carries one
        self._chain = self._chain + 1 if self.gap is Means.AND else 1
        self.now = replace(self.now, spans=(*self.now.spans, word.span))

    def off(self, word: Word) -> None:
        """Shut: on the days of the clause, or in the spans right before."""
        spans = self.now.spans
        if spans and self.gap is None:
            kept, pauses = spans[: -self._chain], spans[-self._chain :]
            self.now = replace(self.now, spans=kept, pauses=(*self.now.pauses, *pauses))
        elif len(spans) > 1 and vocabulary.REST.fullmatch(word.text):
            return  # 8:30-11:30、13:30-17:00，中午休息 has said it
        elif spans or self.now.is_usual or vocabulary.REST.fullmatch(word.text):
            raise BadValue(f"“{word.text}”没有写是哪几天或几点到几点", "写成“周日休息”或“12:00-13:00休息”。", "E206")
        else:
            self.now = replace(self.now, state=State.OFF)

    def half_off(self, word: Word) -> None:
        """Shut in the morning or in the afternoon of the clause's days."""
        if self.now.spans and all(half_of(span) not in {"", word.text[:2]} for span in self.now.spans):
            return  # 8:30-11:30，下午休息 has said it
        if self.now.spans or not self.now.days:
            raise BadValue(
                f"“{word.text}”没有写是哪几天", "写明哪几天、几点到几点，例如“周五 13:00-16:30休息”。", "E206"
            )
        self.now = replace(self.now, half_off=word.text)

    def until(self, word: Word) -> None:
        """周五延长至22:30: from when, the other days tell."""
        if self.now.spans or not self.now.days or not word.span:
            raise BadValue("“至几点”前面没有写是哪几天", "写明哪几天、几点到几点，例如“周五 9:00-20:00”。", "E206")
        self.now = replace(self.now, until=word.span.end)

    def usual(self, word: Word) -> None:
        """节假日照常: as on the other days."""
        if self.now.spans and self.gap is None and not word.days:
            return
        if word.days and self.now == Clause(days=(vocabulary.WEEKEND,)):
            self.now = Clause(days=joined(self.now.days, word.days[0], "、"))  # 周六、周日（含节假日）
        elif word.days:
            self.done.append(Clause(days=word.days, is_usual=True))
        elif self.now.spans or not self.now.days:
            raise BadValue(f"“{word.text}”没有写是哪几天", "写成“节假日照常”；先写平时的时间。", "E206")
        else:
            self.now = replace(self.now, is_usual=True)

    def ask(self, word: Word) -> None:
        """Nobody has said; whoever wants to know must ask."""
        if self.now.state is State.OFF or self.now.is_usual:
            self.comment(word.text or _ASK_FIRST)
            return
        comments = (*self.now.comments, word.text) if word.text else self.now.comments
        self.now = replace(self.now, state=State.UNKNOWN, comments=comments)

    def exception(self, word: Word) -> None:
        """Leave days out of the clause."""
        if self.now == Clause() and self.done:
            self.done[-1] = replace(self.done[-1], excepts=self.done[-1].excepts + word.days)
        else:
            self.now = replace(self.now, excepts=self.now.excepts + word.days)

    def remark(self, word: Word) -> None:
        """What does not decide whether it is open."""
        self.comment(word.text)

    def comment(self, text: str) -> None:
        """Add a remark to the clause at hand, else to the one before."""
        if self.now == Clause() and self.done:
            self.done[-1] = replace(self.done[-1], comments=(*self.done[-1].comments, text))
        else:
            self.now = replace(self.now, comments=(*self.now.comments, text))

    def end(self) -> None:
        """Close the clause at hand."""
        now, later = self.now, self.bracketed
        self.now, self.bracketed, self._days_follow_spans = Clause(), [], False
        if now.says_nothing and now.days and not self._is_by_appointment(now):
            self._bind_back(now)
        elif now != Clause():
            if now.spans and not now.days and any(each.is_timed and each.days for each in self.done):
                said = "、".join(map(str, now.spans))
                raise BadValue(f"“{said}”没有写是哪几天", EXAMPLE, "E206")
            self.done.append(now)
        self.done += later

    def _is_by_appointment(self, now: Clause) -> bool:
        """周六需预约, unless those are the days of the times before."""
        waits = self.done and self.done[-1].is_timed and not self.done[-1].days
        return not waits and bool(now.comments) and all(map(BY_APPOINTMENT.fullmatch, now.comments))

    def _bind_back(self, now: Clause) -> None:
        """8:30-17:00，周一至周五: days that end a text belong to the times before, if those have none."""
        before = self.done[-1] if self.done else Clause()
        if before.is_timed and not before.days:
            self.done[-1] = replace(before, days=now.days, names_workdays=now.names_workdays)
        elif not self.done and now.days == (Days(),):
            raise BadValue("里面没有几点到几点", EXAMPLE, "E206")
        else:
            raise BadValue("有的日子后面没有写几点到几点", "每组日子后面都写上时间，或写“休息”。", "E206")
