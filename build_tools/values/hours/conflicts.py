"""Hours that contradict themselves, or could mean two things, are sent back with the choices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from build_tools.values.errors import BadValue
from build_tools.values.hours.dated import DateSpan
from build_tools.values.hours.precedence import is_of_the_week
from build_tools.values.hours.sentence import days_in_words, span_in_words
from build_tools.values.hours.week import FULL_DAY, Rule, Span, State, plain_weekdays

_TWO_WEEKS = 14
_TWELVE_HOURS = FULL_DAY // 2
_WEEK, _WORKING_WEEK = frozenset(range(7)), frozenset(range(5))
_YEAR = frozenset((month, day) for month in range(1, 13) for day in range(1, 32))


def refuse_disorder(rules: Iterable[Rule]) -> None:
    """Raise ``BadValue`` where a span begins before the one in front of it has ended."""
    for rule in rules:
        for before, after in pairwise(rule.spans):
            if before.end is None or after.start < before.end:
                raise _disorder(before, after)


def _disorder(before: Span, after: Span) -> BadValue:
    said = f"{span_in_words(before)}、{span_in_words(after)}"
    moved = Span(after.start + _TWELVE_HOURS, after.end and after.end + _TWELVE_HOURS)
    is_afternoon = after.start < before.start and before.end and moved.start >= before.end
    if is_afternoon:
        return BadValue(f"“{said}”后一段比前一段早", f"是下午的话写 {span_in_words(moved)}。", "E206")
    return BadValue(f"“{said}”两段重叠或次序颠倒", "按先后写，并且不要重叠。", "E206")


def refuse_conflicts(rules: Iterable[Rule]) -> None:
    """Raise ``BadValue`` where two rules name one day and it is not clear whether they add up."""
    timed = [_Reach.of(rule) for rule in rules if rule.state is State.OPEN and rule.spans and is_of_the_week(rule)]
    seasons = [reach for reach in timed if reach.weekdays == _WEEK and reach.dates != _YEAR]
    whole_year = frozenset().union(*(reach.dates for reach in seasons)) == _YEAR
    for one, other in combinations(timed, 2):
        if not one.meets(other):
            continue
        if whole_year and (one in seasons) != (other in seasons):
            continue
        broad, narrow = (one, other) if other.is_within(one) else (other, one)
        if not narrow.is_within(broad):
            raise _twice(one.rule, other.rule)
        _refuse_if_untouched(broad.rule, narrow.rule)


@dataclass(frozen=True)
class _Reach:
    """The weekdays, which of a month, and the days of the year on which a rule may hold."""

    rule: Rule
    weekdays: frozenset[int]
    nth: frozenset[int]
    dates: frozenset[tuple[int, int]]
    is_partial: bool

    @classmethod
    def of(cls, rule: Rule) -> _Reach:
        days = rule.days
        counted = frozenset(each.first for each in days.weekdays if each.nth)
        weekdays = plain_weekdays(days) | counted or (_WORKING_WEEK if days.workdays else _WEEK)
        nth = frozenset(n for each in days.weekdays for n in each.nth)
        dates = frozenset().union(*map(_days_of_year, days.dates)) if days.dates else _YEAR
        is_partial = bool(counted or days.fortnight or days.workdays) or any(span.first.year for span in days.dates)
        return cls(rule, weekdays, nth, dates, is_partial)

    def meets(self, other: _Reach) -> bool:
        """Whether one day may belong to both.

        The second and the fourth Wednesday are never one day, nor those of single and double weeks.
        """
        apart = self.nth and other.nth and min(self.nth | other.nth) > 0 and not self.nth & other.nth
        one, two = self.rule.days.fortnight, other.rule.days.fortnight
        alternate = one and two and (one - two).days % _TWO_WEEKS
        return bool(self.weekdays & other.weekdays and self.dates & other.dates and not apart and not alternate)

    def is_within(self, other: _Reach) -> bool:
        contained = self.weekdays <= other.weekdays and self.dates <= other.dates and not other.is_partial
        same = (self.weekdays, self.dates, self.is_partial) == (other.weekdays, other.dates, other.is_partial)
        return contained and not same


def _days_of_year(span: DateSpan) -> frozenset[tuple[int, int]]:
    first = (span.first.month, span.first.day or 1)
    last = (span.last.month, span.last.day or 31)
    if first <= last:
        return frozenset(day for day in _YEAR if first <= day <= last)
    return frozenset(day for day in _YEAR if day >= first or day <= last)


def _refuse_if_untouched(broad: Rule, narrow: Rule) -> None:
    for span in broad.spans:
        if not any(_touch(span, other) for other in narrow.spans):
            days, said = days_in_words(narrow.days), span_in_words(span)
            what = f"“{days}”只写了{_spans(narrow.spans)}，那天的{said}还开不开，看不出来"
            both = _spans(sorted((span, *narrow.spans)))
            raise BadValue(
                what,
                f"还开的话写“{days} {both}”；不开的话，把{days}从“{days_in_words(broad.days)}”里分出来写。",
                "E206",
            )


def _twice(one: Rule, other: Rule) -> BadValue:
    what = f"“{days_in_words(one.days)}”和“{days_in_words(other.days)}”有同样的日子，时间不一样"
    return BadValue(what, "让每一天只属于一组，例如“周一至周四 …，周五 …”，或“7月至8月周一至周五 …”。", "E206")


def _touch(one: Span, other: Span) -> bool:
    return one.start < (other.end or FULL_DAY) and other.start < (one.end or FULL_DAY)


def _spans(spans: Sequence[Span]) -> str:
    return "、".join(map(span_in_words, spans))
