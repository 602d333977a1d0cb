"""周五下午休息: which of the day's spans that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_tools.values.errors import BadValue
from build_tools.values.hours.clause import Clause
from build_tools.values.hours.sentence import days_in_words
from build_tools.values.hours.week import Days, Rule, Span, State, plain_weekdays

_NOON, _ONE = 12 * 60, 13 * 60
_WEEK = frozenset(range(7))


def halves_off(clause: Clause, rules: Iterable[Rule]) -> Iterator[Rule]:
    """Yield the spans of a morning or an afternoon as shut; refuse where one span holds both."""
    timed = [rule for rule in rules if rule.state is State.OPEN and rule.spans and not rule.days.dates]
    for days in clause.days:
        spans = _spans_on(days, timed)
        if spans and all(half_of(span) not in {"", clause.half_off[:2]} for span in spans):
            continue  # 周六 8:00-12:00，周六下午休息 has said it
        shut = tuple(span for span in spans if half_of(span) == clause.half_off[:2])
        if not shut or not all(map(half_of, spans)):
            what = f"“{days_in_words(days)}{clause.half_off}”是几点到几点，看不出来"
            raise BadValue(what, "写明几点到几点，例如“周五 13:00-16:30休息”。", "E206")
        yield Rule(days, shut, State.OFF, "，".join(clause.comments))


def _spans_on(days: Days, timed: Iterable[Rule]) -> tuple[Span, ...]:
    """Those of the one rule that holds on ``days``."""
    wanted = plain_weekdays(days)
    holding = [rule for rule in timed if wanted and wanted <= (plain_weekdays(rule.days) or _WEEK)]
    return holding[0].spans if len(holding) == 1 else ()


def half_of(span: Span) -> str:
    """上午 or 下午, or neither for a span that holds both."""
    if span.end is not None and span.end <= _ONE:
        return "上午"
    return "下午" if span.start >= _NOON else ""
