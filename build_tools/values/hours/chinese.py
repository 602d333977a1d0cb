"""Hours as a notice on a door says them: 周一至周五 8:30-11:00、13:30-16:30，节假日休息."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from build_tools.values.errors import BadValue
from build_tools.values.hours.clause import Clause
from build_tools.values.hours.clauses import clauses_of
from build_tools.values.hours.conflicts import refuse_conflicts, refuse_disorder
from build_tools.values.hours.half_day import halves_off
from build_tools.values.hours.precedence import in_order
from build_tools.values.hours.until import other_ends
from build_tools.values.hours.vocabulary import EXAMPLE
from build_tools.values.hours.week import (
    FULL_DAY,
    PUBLIC_HOLIDAY,
    Days,
    Hours,
    Rule,
    State,
    plain_weekdays,
    weekday_ranges,
)
from build_tools.values.hours.words import words_of

_WEEK = frozenset(range(7))


def parse_chinese(text: str, typed: str) -> Hours:
    """Read hours in Chinese from folded ``text``; raise ``BadValue`` naming what was not understood."""
    clauses = clauses_of(words_of(text, typed))
    rules = [rule for clause in clauses for rule in _rules(clause)]
    rules = _merged(rules)
    rules += [rule for clause in clauses if clause.half_off for rule in halves_off(clause, rules)]
    rules += [rule for clause in clauses if clause.until is not None for rule in other_ends(clause, rules)]
    rules += [*_exceptions(clauses, rules)]
    rules += [*_as_usual(clauses, rules)]
    if not rules:
        raise BadValue(f"“{typed}”里没有几点到几点", EXAMPLE, "E206")
    refuse_disorder(rules)
    refuse_conflicts([rule for rule in rules if rule not in _background(clauses)])
    ordered = in_order(_with_holidays_off(clauses, rules))
    has_nights = any(span.end is None or span.end > FULL_DAY for rule in ordered for span in rule.spans)
    return Hours(ordered, keeps_nights=has_nights and len(ordered) > 1)


def _rules(clause: Clause) -> Iterator[Rule]:
    if clause.is_usual or (clause.is_rest_of_days and clause.state is State.OFF):
        return
    comment = "，".join(clause.comments)
    for days in clause.days or (Days(),):
        if clause.spans:
            yield Rule(days, clause.spans, clause.state, comment)
        if clause.pauses:
            yield Rule(days, clause.pauses, State.OFF, "" if clause.spans else comment)
        if clause.says_nothing and comment:
            yield Rule(days, (), State.UNKNOWN, comment)
        elif not clause.spans and clause.state is not State.OPEN:
            yield Rule(days, (), clause.state, comment)


def _background(clauses: list[Clause]) -> list[Rule]:
    """The rules of 其余时间, which give way to all others."""
    return [rule for clause in clauses if clause.is_for_other_days for rule in _rules(clause)]


def _merged(rules: list[Rule]) -> list[Rule]:
    """周一 9:00-11:00，周一 14:00-16:00 is one rule of two spans."""
    merged: list[Rule] = []
    for rule in rules:
        last = merged[-1] if merged else None
        mergeable = last and last.days == rule.days and last.state is rule.state and last.spans and rule.spans
        if last and mergeable and last.comment == rule.comment:
            merged[-1] = replace(last, spans=last.spans + rule.spans)
        else:
            merged.append(rule)
    return merged


def _exceptions(clauses: list[Clause], rules: list[Rule]) -> Iterator[Rule]:
    """除周一外 is shut on Mondays, unless Mondays have times of their own."""
    timed = [rule for rule in rules if rule.state is State.OPEN]
    weekdays = {day for rule in timed if not rule.days.dates for day in plain_weekdays(rule.days)}
    holidays = {name for rule in timed for name in rule.days.holidays}
    for clause in clauses:
        for days in clause.excepts if clause.is_timed else ():
            named = plain_weekdays(days)
            explicit = weekdays & named if clause.days in ((), (Days(),)) else frozenset()
            left = replace(
                days,
                weekdays=(
                    *weekday_ranges(named - explicit),
                    *(each for each in days.weekdays if each.nth),
                ),
                holidays=tuple(name for name in days.holidays if name not in holidays),
            )
            if left != Days():
                yield Rule(left, state=State.OFF)


def _as_usual(clauses: list[Clause], rules: list[Rule]) -> Iterator[Rule]:
    """节假日照常, and 周一闭馆（节假日除外）: the same times on those days."""
    for clause in clauses:
        if clause.is_usual:
            wanted = clause.days
        elif clause.state is State.OFF:
            wanted = clause.excepts
        else:
            continue
        for days in wanted:
            yield from _the_same(days, rules)


def _the_same(days: Days, rules: list[Rule]) -> Iterator[Rule]:
    timed = [rule for rule in rules if rule.state is State.OPEN and rule.spans and not rule.days.holidays]
    if not timed:
        raise BadValue(
            "“照常”前面没有写几点到几点", "先写平时的时间，例如“周一至周五 8:30-17:00，节假日照常”。", "E206"
        )
    shut = [rule for rule in rules if rule.state is State.OFF and not rule.spans]
    if any(rule.days == Days() for rule in timed) and not shut:
        return
    covered = frozenset().union(*(plain_weekdays(rule.days) or _WEEK for rule in timed + shut))
    if len({rule.spans for rule in timed}) > 1 or (
        (days.holidays or days.festivals) and not days.weekdays and covered != _WEEK
    ):
        raise BadValue(
            "“照常”按哪天的时间，看不出来",
            "节假日写明几点到几点，例如“节假日 9:00-16:00”；不开放写“节假日休息”。",
            "E206",
        )
    yield timed[0].on(days)


def _with_holidays_off(clauses: list[Clause], rules: list[Rule]) -> list[Rule]:
    """工作日 leaves out public holidays, unless something else is said of them."""
    speaks = any(clause.names_workdays and clause.is_timed for clause in clauses)
    if not speaks or any(PUBLIC_HOLIDAY in rule.days.holidays for rule in rules):
        return rules
    return [*rules, Rule(Days(holidays=(PUBLIC_HOLIDAY,)), state=State.OFF)]
