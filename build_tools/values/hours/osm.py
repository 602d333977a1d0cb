"""The opening_hours of OpenStreetMap: ``Mo-Fr 08:30-11:00,13:30-16:30; PH off``.

Read as its specification 0.7 and opening-hours-py do. Three things are refused, with the reason: the
sun's times, for no door in China goes by them and they would be others every day; times that come back
at intervals (``10:00-16:00/01:30``), which are no opening hours; and days beside days off (``PH -1 day``),
which nobody knows before the notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from build_tools.values.clock import TIME, minutes_of
from build_tools.values.errors import BadValue
from build_tools.values.hours.chinese import parse_chinese
from build_tools.values.hours.cursor import Cursor
from build_tools.values.hours.osm_days import days_of_rule, take_comma_before
from build_tools.values.hours.span import LONGEST, span_of
from build_tools.values.hours.week import FULL_DAY, PUBLIC_HOLIDAY, Days, Hours, Join, Rule, Span, State

_I = re.IGNORECASE
_ALWAYS = re.compile(r"24\s*/\s*7")
_TIME = re.compile(TIME)
_DASH = re.compile(r"-")
_OPEN_END = re.compile(r"\+")
_INTERVAL = re.compile(r"/\s*\d")
_SUN = re.compile(r"\(?\s*(?:sunrise|sunset|dawn|dusk)", _I)
_COMMA = re.compile(r",")
_STATE = re.compile(r"(open|off|closed|unknown)\b", _I)
_COMMENT = re.compile(r'"([^"]*)"')
_RULE_END = re.compile(r"\s*(;|\|\|)\s*(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")
_STATES = {"open": State.OPEN, "off": State.OFF, "closed": State.OFF, "unknown": State.UNKNOWN}
_TOLD_IN_WORDS = ((Days(),), (Days(holidays=(PUBLIC_HOLIDAY,)),))
_JOINS = {";": Join.INSTEAD, "||": Join.ELSE}


def parse_osm(text: str, typed: str) -> Hours:
    """Read folded ``text`` in OSM's form; raise ``BadValue`` naming the part not understood."""
    rules = tuple(rule for part, join in _parts(text, typed) for rule in _rules(part, join))
    if not rules:
        raise BadValue("时间是空的", "写成“周一至周五 8:30-17:00”。", "E206")
    return Hours((replace(rules[0], join=Join.INSTEAD), *rules[1:]))


def _parts(text: str, typed: str) -> Iterator[tuple[Cursor, Join]]:
    """What semicolons and ``||`` divide, but for those within a remark."""
    start, join = 0, Join.INSTEAD
    for match in [*_RULE_END.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[start:end].strip():
            yield Cursor(text[start:end], typed[start:end]), join
        start, join = (match.end(), _JOINS[match[1]]) if match else (end, join)


def _rules(cursor: Cursor, join: Join) -> Iterator[Rule]:
    """One rule, and those that a comma adds to it: ``Mo-Fr 08:00-12:00, We 14:00-18:00``."""
    while True:
        for number, rule in enumerate(_rule(cursor)):
            yield replace(rule, join=_beside(rule) if number and join is Join.INSTEAD else join)
        if not cursor.take(_COMMA):
            break
        join = Join.BESIDE
    if cursor.rest:
        raise BadValue(f"看不懂“{cursor.rest[:20]}”", "写成“周一至周五 8:30-11:00、13:30-16:30，节假日休息”。", "E206")


def _beside(rule: Rule) -> Join:
    """Of Mo-Su,PH 22:00-02:00 the second half cuts off no night of the first."""
    has_night = any(span.end is None or span.end > FULL_DAY for span in rule.spans)
    return Join.BESIDE if has_night else Join.INSTEAD


def _rule(cursor: Cursor) -> Iterator[Rule]:
    before = cursor.rest
    is_always = cursor.take(_ALWAYS)
    group = (Days(),) if is_always else days_of_rule(cursor)
    spans = [Span(0, FULL_DAY)] if is_always else sorted(_spans(cursor), key=lambda span: span.start)
    state = cursor.take(_STATE)
    comment = cursor.take(_COMMENT)
    if cursor.rest == before:
        raise BadValue(f"看不懂“{before[:20]}”", "写成“周一至周五 8:30-17:00”这样的时间。", "E206")
    meant = _STATES[state[1].lower()] if state else State.OPEN
    if comment and not state and not spans:
        meant = State.UNKNOWN
    is_whole_day = is_always and meant is not State.OPEN
    if meant is State.UNKNOWN and comment and not spans and group in _TOLD_IN_WORDS and (told := _told(comment[1])):
        yield from told
        return
    for days in group:
        yield Rule(days, () if is_whole_day else tuple(spans), meant, cursor.typed(comment, 1) if comment else "")


def _told(comment: str) -> tuple[Rule, ...]:
    """Rules of festivals and of the workdays of a month, which OSM can only have in words; none for other words."""
    try:
        rules = parse_chinese(comment, comment).rules
    except BadValue:
        return ()
    return rules if all(rule.days.told for rule in rules) else ()


def _spans(cursor: Cursor) -> Iterator[Span]:
    while True:
        if match := cursor.take(_SUN):
            what = f"“{match[0].strip('( ')}”是日出日落的时刻，天天不同，没有门照着它开关"
            raise BadValue(what, "写几点到几点；夏天、冬天不同的，写“5月1日至9月30日 5:00-19:00，…”。", "E206")
        start = cursor.take(_TIME)
        if not start:
            return
        yield from _span(cursor, start)
        if not take_comma_before(cursor, _TIME, _SUN):
            return


def _span(cursor: Cursor, start: re.Match[str]) -> Iterator[Span]:
    """13:00-17:00+ is open to 17:00, and after it who knows until when."""
    if cursor.take(_OPEN_END):
        yield Span(minutes_of(start, start[0]), None)
        return
    if not cursor.take(_DASH) or _SUN.match(cursor.rest) or not (end := cursor.take(_TIME)):
        if _SUN.match(cursor.rest):
            yield from _spans(cursor)
        raise BadValue(f"“{start[0].strip()}”没有写到几点", "写成 8:30-17:00。", "E206")
    if cursor.take(_INTERVAL):
        raise BadValue("隔多久一次的时刻不是开放时间", "班次写进班车的“时刻”。", "E206")
    span = _written_out(start, end) or span_of(start, end)
    yield span
    if cursor.take(_OPEN_END):
        yield Span(span.end or FULL_DAY, None)


def _written_out(start: re.Match[str], end: re.Match[str]) -> Span | None:
    """11:00-01:00 has two digits and is no twelve-hour clock; 22:00-22:00 is a whole day."""
    if any(len(each["hour"]) < 2 or each["part"] or each["next"] for each in (start, end)):  # noqa: PLR2004
        return None
    first, last = minutes_of(start, start[0]), minutes_of(end, end[0])
    if first >= FULL_DAY or last - first > LONGEST:
        return None
    return Span(first, last if last > first else last + FULL_DAY)
