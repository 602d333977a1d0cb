"""The opening_hours of OpenStreetMap: ``Mo-Fr 08:30-11:00,13:30-16:30; PH off``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from build_tools.values.clock import TIME, minutes_of
from build_tools.values.errors import BadValue
from build_tools.values.hours.conflicts import refuse_disorder, refuse_overlap
from build_tools.values.hours.cursor import Cursor
from build_tools.values.hours.dates import date_span, month_day
from build_tools.values.hours.day_groups import Group, gathered
from build_tools.values.hours.span import span_of
from build_tools.values.hours.week import (
    FULL_DAY,
    LUNAR_DAYS,
    MONTHS,
    WEEKDAYS,
    DateSpan,
    Days,
    Hours,
    Rule,
    Span,
    State,
    Weekdays,
)

_DAY_NAME = r"(Mo|Tu|We|Th|Fr|Sa|Su)(?:n|e|es|d|u|r|i|t|nday|esday|dnesday|ursday|iday|turday)?"
_MONTH_NAME = (
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|t(?:ember)?|tember|ober|ember)?\.?(?![a-z])"
)
_I = re.IGNORECASE
_WEEKDAY = re.compile(rf"{_DAY_NAME}(?:\s*-\s*{_DAY_NAME})?(?:\s*\[([-\d,\s]+)\])?(?![a-z])", _I)
_HOLIDAY = re.compile(r"(PH|SH)(?![a-z])", _I)
_LUNAR = re.compile(rf"农历({'|'.join(LUNAR_DAYS)})((?:[,、](?:{'|'.join(LUNAR_DAYS)}))*)")
# In Jan 3: 22:00-23:00 the 3 is a day, in Jan 8: 30-9:00 the 8 is an hour.
_A_DAY = r"(\d{1,2})(?!\d|\s*:(?:\d|\s+\d\d?(?!\d|\s*:)))"
_DATE = re.compile(
    rf"(?:(\d{{4}})\s+)?{_MONTH_NAME}(?:\s+{_A_DAY})?"
    rf"(?:\s*-\s*(?:(\d{{4}})\s+)?(?:{_MONTH_NAME}(?:\s+{_A_DAY})?|{_A_DAY}))?",
    _I,
)
_ALWAYS = re.compile(r"24\s*/\s*7")
_TIME = re.compile(TIME)
_DASH = re.compile(r"-")
_OPEN_END = re.compile(r"\+")
_COMMA = re.compile(r",")
_COLON = re.compile(r":")
_STATE = re.compile(r"(open|off|closed|unknown)\b", _I)
_COMMENT = re.compile(r'"([^"]*)"')
_RULE_END = re.compile(r"\s*;\s*(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")
_STATES = {"open": State.OPEN, "off": State.OFF, "closed": State.OFF, "unknown": State.UNKNOWN}


def parse_osm(text: str, typed: str) -> Hours:
    """Read folded ``text`` in OSM's form; raise ``BadValue`` naming the part not understood."""
    rules = tuple(rule for part in _parts(text, typed) for rule in _rules(part))
    if not rules:
        raise BadValue("时间是空的", "写成“周一至周五 8:30-17:00”。", "E206")
    refuse_disorder(rules)
    return Hours(rules)


def _parts(text: str, typed: str) -> Iterator[Cursor]:
    """What semicolons divide, but for those within a remark."""
    start = 0
    for match in [*_RULE_END.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[start:end].strip():
            yield Cursor(text[start:end], typed[start:end])
        start = match.end() if match else end


def _rules(cursor: Cursor) -> Iterator[Rule]:
    """One rule, and those that a comma adds to it: ``Mo-Fr 08:00-12:00, Sa 09:00-11:00``."""
    found: list[Rule] = []
    while True:
        found += _rule(cursor)
        if not cursor.take(_COMMA):
            break
    if cursor.rest:
        raise BadValue(f"看不懂“{cursor.rest[:20]}”", "写成“周一至周五 8:30-11:00、13:30-16:30，节假日休息”。", "E206")
    refuse_overlap(found)
    yield from found


def _rule(cursor: Cursor) -> Iterator[Rule]:
    before = cursor.rest
    is_always = cursor.take(_ALWAYS)
    group = _days(cursor)
    spans = [Span(0, FULL_DAY)] if is_always else [*_spans(cursor)]
    state = cursor.take(_STATE)
    comment = cursor.take(_COMMENT)
    if cursor.rest == before:
        raise BadValue(f"看不懂“{before[:20]}”", "写成“周一至周五 8:30-17:00”这样的时间。", "E206")
    meant = _STATES[state[1].lower()] if state else State.OPEN
    if not spans and not state and not comment:
        raise BadValue(f"“{before[:20]}”后面没有时间", "写上几点到几点；不开放写 off。", "E206")
    if comment and not state and not spans:
        meant = State.UNKNOWN
    for days in group:
        yield Rule(days, tuple(spans), meant, cursor.typed(comment, 1) if comment else "")


def _days(cursor: Cursor) -> Group:
    dates = tuple(_dates(cursor))
    cursor.take(_COLON)
    days = Days(dates)
    while True:
        if match := cursor.take(_WEEKDAY):
            days |= Days(weekdays=(_weekdays(match),))
        elif match := cursor.take(_HOLIDAY):
            days |= Days(holidays=(match[1].upper(),))
        elif match := cursor.take(_LUNAR):
            days |= Days(lunar=tuple(LUNAR_DAYS.index(d) + 1 for d in re.split("[,、]", match[1] + match[2])))
        else:
            break
        if not _take_comma_before(cursor, _WEEKDAY, _HOLIDAY, _LUNAR):
            break
    return gathered(days)


def _dates(cursor: Cursor) -> Iterator[DateSpan]:
    while match := cursor.take(_DATE):
        yield _date_span(match)
        if not _take_comma_before(cursor, _DATE):
            return


def _date_span(match: re.Match[str]) -> DateSpan:
    year, month, day, last_year, last_month, last_day, only_day = match.groups()
    first = month_day(year, _month(month), day)
    if not (last_month or only_day):
        return DateSpan(first, first)
    return date_span(first, month_day(last_year or year, _month(last_month or month), last_day or only_day))


def _month(name: str) -> int:
    return MONTHS.index(name.capitalize()) + 1


def _weekdays(match: re.Match[str]) -> Weekdays:
    first = WEEKDAYS.index(match[1].capitalize())
    last = WEEKDAYS.index(match[2].capitalize()) if match[2] else first
    nth = tuple(n for item in (match[3] or "").split(",") for n in _counts(item.strip()))
    if any(not -5 <= n <= 5 or n == 0 for n in nth) or (match[3] and (not nth or first != last)):  # noqa: PLR2004
        raise BadValue(f"“{match[0]}”里的第几个不对", "写一个周几，第 1 到第 5 个：We[2]；最后一个写 We[-1]。", "E206")
    return Weekdays(first, last, nth)


def _counts(item: str) -> Iterable[int]:
    """1-3 is 1, 2, 3; -1 is the last."""
    if match := re.fullmatch(r"(\d)\s*-\s*(\d)", item):
        return range(int(match[1]), int(match[2]) + 1)
    return (int(item),) if re.fullmatch(r"-?\d", item) else ()


def _spans(cursor: Cursor) -> Iterator[Span]:
    while start := cursor.take(_TIME):
        if cursor.take(_OPEN_END):
            yield Span(minutes_of(start, start[0]), None)
        elif cursor.take(_DASH) and (end := cursor.take(_TIME)):
            yield span_of(start, end)
        else:
            raise BadValue(f"“{start[0].strip()}”没有写到几点", "写成 8:30-17:00。", "E206")
        if not _take_comma_before(cursor, _TIME):
            return


def _take_comma_before(cursor: Cursor, *patterns: re.Pattern[str]) -> bool:
    """Step over a comma only where the list goes on; elsewhere it begins another rule."""
    rest = cursor.rest
    if not rest.startswith(",") or not any(p.match(rest[1:].lstrip()) for p in patterns):
        return False
    cursor.take(_COMMA)
    return True
