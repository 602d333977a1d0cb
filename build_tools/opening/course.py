"""The course of one service day: the rules that bear on it in order, the later over the earlier."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from build_tools.opening.bearing import Bearing
from build_tools.opening.spell import EVERY_STATE, Ground, Spell, Spells, Why, laid_over
from build_tools.values.hours.week import FULL_DAY, Join, Rule, Span, State

_WHOLE_DAY = (Span(0, FULL_DAY),)
_OPEN = frozenset((State.OPEN,))
_SHUT = frozenset((State.OFF,))
NOTHING_SAID = (Spell(0, FULL_DAY, State.OFF, Why(Ground.NOTHING_SAID)),)
# How long an open end may last, as opening_hours.js guesses it: to midnight, or into the night.
_EVENING, _NIGHT = 17 * 60, 22 * 60
_FROM_EVENING, _FROM_NIGHT = 10 * 60, 8 * 60


def course_of(rules: Iterable[Rule], bearings: Iterable[Bearing]) -> Spells:
    """Spells in order from 0 to 1440 or later, without gaps before 1440.

    A rule that is open or unknown replaces what earlier ones say of the day, unless a comma joins it
    to them; ``off`` with times closes only those, without times the whole day; after ``||`` it holds
    where they are shut (OSM opening_hours 0.7).
    """
    course: Spells = NOTHING_SAID
    for rule, bearing in zip(rules, bearings, strict=True):
        course = after(course, rule, bearing)
    return course


def after(course: Spells, rule: Rule, bearing: Bearing) -> Spells:
    """The course of a day once the next rule has been heard."""
    if bearing is Bearing.NONE:
        return course
    if bearing is Bearing.SILENT:
        return _doubted(course, rule)
    return _shut(course, rule) if rule.state is State.OFF else _times_of(rule, course)


def _times_of(rule: Rule, before: Spells) -> Spells:
    course = before
    if rule.join is Join.INSTEAD or before is NOTHING_SAID:
        course = (Spell(0, FULL_DAY, State.OFF, Why(Ground.OUTSIDE, rule)),)
    over = _SHUT if rule.join is Join.ELSE else EVERY_STATE
    for span, following in zip_longest(rule.spans or _WHOLE_DAY, rule.spans[1:]):
        course = laid_over(course, _spell(span, following, rule), over)
    return course


def _spell(span: Span, following: Span | None, rule: Rule) -> Spell:
    """An open end is unknown from its start: when it ends, nobody has said, but before the next begins."""
    if span.end is None:
        latest = _latest_end(span)
        ends = min(latest, following.start) if following and following.start > span.start else latest
        return Spell(span.start, ends, State.UNKNOWN, Why(Ground.OPEN_END, rule))
    return Spell(span.start, span.end, rule.state, Why(Ground.SAID, rule))


def _shut(course: Spells, rule: Rule) -> Spells:
    if not rule.spans:
        return (Spell(0, FULL_DAY, State.OFF, Why(Ground.SAID, rule)),)
    for span in rule.spans:
        course = laid_over(course, Spell(span.start, _latest_end(span), State.OFF, Why(Ground.SAID, rule)))
    return course


def _doubted(course: Spells, rule: Rule) -> Spells:
    """Times that may not hold on a day off make it unknown; a pause that may not, only itself."""
    why = Why(Ground.SILENT, rule)
    if rule.state is not State.OFF or not rule.spans:
        return (Spell(0, max([FULL_DAY, *map(_latest_end, rule.spans)]), State.UNKNOWN, why),)
    for span in rule.spans:
        for spell in course:
            start, end = max(spell.start, span.start), min(spell.end, _latest_end(span))
            if start < end:
                course = laid_over(course, Spell(start, end, State.UNKNOWN, why), _OPEN)
    return course


def _latest_end(span: Span) -> int:
    if span.end is not None:
        return span.end
    if span.start < _EVENING:
        return FULL_DAY
    return min(span.start + (_FROM_EVENING if span.start < _NIGHT else _FROM_NIGHT), 2 * FULL_DAY)
