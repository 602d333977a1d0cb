"""10:00-22:00（周五、周六延长至22:30）: the same times with another end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_tools.values.errors import BadValue
from build_tools.values.hours.clause import Clause
from build_tools.values.hours.sentence import days_in_words
from build_tools.values.hours.week import Days, Rule, Span, State, plain_weekdays

_WEEK = frozenset(range(7))


def other_ends(clause: Clause, rules: Iterable[Rule]) -> Iterator[Rule]:
    """Yield the times of the clause's days, with its end; refuse where those of other days do not tell them."""
    timed = [rule for rule in rules if rule.state is State.OPEN and rule.spans and not rule.days.is_dated]
    for days in clause.days:
        holding = [rule for rule in timed if _covers(rule.days, days)]
        last = holding[0].spans[-1] if len(holding) == 1 else Span(0, None)
        if clause.until is None or last.end is None or clause.until <= last.start or holding[0].days == days:
            what = f"“{days_in_words(days)}”从几点开到那时，看不出来"
            raise BadValue(what, "写明几点到几点，例如“周五 9:00-20:00”。", "E206")
        yield Rule(days, (*holding[0].spans[:-1], Span(last.start, clause.until)), comment=holding[0].comment)


def _covers(broad: Days, days: Days) -> bool:
    """Whether the times of ``broad`` are those of ``days`` too."""
    if days.holidays or not plain_weekdays(days):
        return broad == Days()
    return not broad.holidays and plain_weekdays(days) <= (plain_weekdays(broad) or _WEEK)
