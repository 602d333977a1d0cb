"""Times of day as they stand on a door: 8:30-17:00, 24小时, 6:00开门，21:00关门."""

from __future__ import annotations

import re

from build_tools.values.clock import DAY_PART, minutes_of
from build_tools.values.clock import TIME as A_TIME
from build_tools.values.errors import BadValue
from build_tools.values.hours.cursor import Cursor
from build_tools.values.hours.joints import TO
from build_tools.values.hours.span import span_of
from build_tools.values.hours.week import FULL_DAY, Span

_OPEN_DAY = r"(?:开放|营业|服务|上班|办公|开门|开诊|接待|值班|接听|有人|投放|受理|热线|自助(?:服务)?|不打烊|不间断服务)"
_WHOLE_DAY = r"(?:(?:7\s*天?\s*[\u00d7xX*]?\s*)?(?:24|二十四)\s*(?:个?小时|[hH](?:ours?|rs)?(?![a-z])))"
_ALL_DAY = re.compile(
    rf"(?:全天)?\s*{_WHOLE_DAY}(?:全天)?(?:对外)?{_OPEN_DAY}?|全天候(?:{_WHOLE_DAY})?{_OPEN_DAY}?"
    rf"|全天(?:免费)?(?:对外)?{_OPEN_DAY}|全年全天{_OPEN_DAY}|昼夜{_OPEN_DAY}?"
)
_TIME = re.compile(A_TIME)
# In 8-11点 the 8 has lent its 点 to the 11.
_BARE_HOUR = re.compile(
    rf"(?P<next>(?!))?(?P<part>{DAY_PART})?\s*(?P<hour>\d{{1,2}})(?P<minute>(?!))?(?P<second>(?!))?(?P<spoken>(?!))?"
    rf"(?={TO}\d{{1,2}}\s*[点时])"
)
_PART_APART = re.compile(rf"({DAY_PART})[\s:,]+(?=\d)")
_PART_BEHIND = re.compile(rf"\(\s*({DAY_PART})\s*\)")
_TO = re.compile(TO)
_ONWARDS = re.compile(r"起|开始|以后|之后|\+")
_SOME_TIME = re.sub("[?]P<[a-z]+>", "?:", A_TIME)
_UNTIL = re.compile(rf"(?:营业|开放|服务)?(?:时间)?(?:延[长时迟]?|推迟|提前)?[至到](?={_SOME_TIME})")
_DOOR = "[门馆园市]"
_OPENS = re.compile(rf"开(?:{_DOOR}|始?营业)[\s,、;至到]*(?=(?:次日)?(?:{DAY_PART})?\s*\d)")
_SHUTS = re.compile(rf"[关闭收]{_DOOR}|打烊|结束(?:营业)?")
_OPENING = re.compile(rf"开{_DOOR}时间[:为\s]*(?=[^,;、]*[,;、\s]+[关闭收]{_DOOR}时间)")
_SHUTTING = re.compile(rf"[\s,、;]*[关闭收]{_DOOR}时间[:为\s]*")


def span_at(cursor: Cursor) -> Span | None:
    """Read one span, or return None and stay; raise ``BadValue`` where it has no end."""
    if cursor.take(_ALL_DAY):
        return Span(0, FULL_DAY)
    is_headed = bool(cursor.take(_OPENING))
    apart = cursor.take(_PART_APART)
    start = cursor.take(_TIME) or cursor.take(_BARE_HOUR)
    if not start:
        return None
    part = apart[1] if apart else ""
    if cursor.take(_ONWARDS):
        return Span(minutes_of(start, start[0], part), None)
    end = _end(cursor, is_headed=is_headed)
    if not end:
        raise BadValue(f"“{start[0].strip()}”没有写到几点", "写成 8:30-17:00。", "E206")
    behind = None if part or start["part"] or end["part"] else cursor.take(_PART_BEHIND)
    return span_of(start, end, behind[1] if behind else part)


def until_at(cursor: Cursor) -> int | None:
    """Read 延长至22:30 as the minute, or return None and stay."""
    if not cursor.take(_UNTIL):
        return None
    end = cursor.take(_TIME)
    assert end  # noqa: S101 - the pattern has looked
    return minutes_of(end, end[0])


def _end(cursor: Cursor, *, is_headed: bool) -> re.Match[str] | None:
    """What stands behind 至, or before 关门 where it says 开门 before."""
    if is_headed:
        return cursor.take(_TIME) if cursor.take(_SHUTTING) else None
    if cursor.take(_OPENS):
        end = cursor.take(_TIME)
        return end if end and cursor.take(_SHUTS) else None
    return cursor.take(_TIME) if cursor.take(_TO) else None
