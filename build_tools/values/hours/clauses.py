"""The words of Chinese hours, in order, gathered into rules."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from build_tools.values.errors import BadValue
from build_tools.values.hours.week import Days, Rule, Span, State


class Token(NamedTuple):
    """``means`` is days, workdays, others, except, span, off, usual, ask or remark."""

    means: str
    days: Days = Days()
    span: Span | None = None
    text: str = ""


def gather(tokens: list[Token]) -> list[Rule]:
    """Return the rules that ``tokens`` spell; later rules hold over earlier ones."""
    clauses = _Clauses()
    for token in tokens:
        clauses.add(token)
    return clauses.rules()


class _Clauses:
    """A clause is some days, then the spans or the state that hold on them."""

    def __init__(self) -> None:
        self._rules: list[Rule] = []
        self._background: list[Rule] = []
        self._exceptions: list[Rule] = []
        self._days: Days | None = None
        self._spans: list[Span] = []
        self._is_background = False
        self._remarks: list[str] = []

    def add(self, token: Token) -> None:
        match token.means:
            case "days" | "workdays":
                self._end_if_timed()
                self._days = token.days if self._days is None else self._days | token.days
            case "others":
                self._end()
                self._days, self._is_background = Days(), True
            case "span":
                assert token.span  # noqa: S101 - a span token carries one
                self._spans.append(token.span)
            case "except":
                self._exceptions.append(Rule(token.days, state=State.OFF))
            case "remark":
                self._remarks.append(token.text)
            case _:
                self._state(token)

    def rules(self) -> list[Rule]:
        """Close the last clause; days left over belong to the times before them."""
        self._end()
        rules = self._background + self._rules + self._exceptions
        if not self._remarks:
            return rules
        remark = "，".join(self._remarks)
        if not rules:
            return [Rule(state=State.UNKNOWN, comment=remark)]
        return [replace(rules[0], comment=remark), *rules[1:]]

    def _state(self, token: Token) -> None:
        if token.means == "usual":
            self._end_if_timed()
            self._as_before(token.days if self._days is None else self._days)
            return
        state = State.OFF if token.means == "off" else State.UNKNOWN
        pause = (self._spans.pop(),) if self._spans else ()
        days = self._days or self._days_before() if pause else self._days or Days()
        if self._spans:
            self._end()
        self._exceptions.append(Rule(days, pause, state, token.text))
        self._days = None

    def _as_before(self, days: Days) -> None:
        """节假日照常: the same times as on the days named before."""
        timed = [rule for rule in self._background + self._rules if rule.spans]
        if not timed and self._days is None and days != Days():
            self._days = Days()
            return
        if not timed:
            raise BadValue(
                "“照常”前面没有写几点到几点", "先写平时的时间，例如“周一至周五 8:30-17:00，节假日照常”。", "E206"
            )
        if timed[-1].days != Days():
            self._rules.append(timed[-1].on(days))
        self._days = None

    def _days_before(self) -> Days:
        return self._rules[-1].days if self._rules else Days()

    def _end_if_timed(self) -> None:
        if self._spans:
            self._end()

    def _end(self) -> None:
        if self._spans:
            rule = Rule(self._days or Days(), tuple(self._spans))
            (self._background if self._is_background else self._rules).append(rule)
        elif self._days is not None:
            self._belongs_to_times_before(self._days)
        self._days, self._spans, self._is_background = None, [], False

    def _belongs_to_times_before(self, days: Days) -> None:
        if self._rules and self._rules[-1].days == Days():
            self._rules[-1] = self._rules[-1].on(days)
        elif days != Days():
            raise BadValue("有的日子后面没有写几点到几点", "每组日子后面都写上时间，或写“休息”。", "E206")
