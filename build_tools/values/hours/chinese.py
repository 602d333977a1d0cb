"""Hours as a notice on a door says them: 周一至周五 8:30-11:00、13:30-16:30，节假日休息."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.values.clock import TIME, minutes_of
from build_tools.values.errors import BadValue
from build_tools.values.hours.chinese_days import days_at
from build_tools.values.hours.clauses import Token, gather
from build_tools.values.hours.cursor import Cursor
from build_tools.values.hours.span import span_of
from build_tools.values.hours.week import (
    FULL_DAY,
    PUBLIC_HOLIDAY,
    Days,
    Hours,
    Rule,
    Span,
    State,
    weekday_ranges,
)

_EXAMPLE = "写成“周一至周五 8:30-11:00、13:30-16:30，节假日休息”。"
_TO = re.compile(r"\s*(?:至|到|-+|~)\s*")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_ASIDE = re.compile(r"\(([^()]*)\)")
_PART_COLON = re.compile(r"(上午|下午|中午|晚上|早上)\s*[:,]\s*(?=\d)")

_WORKDAYS = re.compile(r"(?:法定|每个)?(?:工作|上班)日")
_OTHER_DAYS = re.compile(r"(?:其余|其他|其它|平时)(?:时间|日子|日期|各?天)?")
_ALWAYS_OPEN = re.compile(r"全年无休|无休|节假日不休")
_WITHOUT = re.compile(r"除(?!外)")
_ALL_DAY = re.compile(r"24\s*(?:个)?小时(?:开放|营业|服务|值班|有人|接听)?|全天候?(?:24小时)?(?:开放|营业|服务)?|昼夜")
_TIME = re.compile(TIME)
_DASH = re.compile("-")
_ONWARDS = re.compile(r"起|开始|以后|之后")
_OFF = re.compile(
    r"(?:全天|均|都|则|暂)*(?:不(?:对外)?(?:开放|营业|上班|办公|开门|服务|开诊|接待|休馆)|休息|休馆|闭馆|闭园|关闭|关门|停诊|休诊|停业|停开|停运|停收|除外|放假|公休)"
)
_AS_USUAL = re.compile(r"(?:均|都)?(?:照常|正常|不休息?)(?:开放|营业|上班|办公|开诊|服务|值班)?")
_ASK = re.compile(
    r"(?:请?先?|另行)?(?:电询|电话咨询|致电(?:咨询|确认)?|咨询|通知)|时间不定|不定时|待定|以(?:当日|现场)?(?:通知|公告|公示)为准"
)
_BOOKING = re.compile(r"(?:均?需要?|请|须)?(?:提前)?(?:电话|网上)?预约(?:制|就诊|办理|服务)?")
_NOON = re.compile(r"中午不(?:休息?|关门|间断)")
_FILLER = re.compile(
    r"[、,;。:/\s和及与]+|以及|(?:开放|营业|服务|办公|接待|门诊|工作|上班|开诊|投放|值班)(?:时间|的)?|时间|的|均|都|每次|为|外|则|是"
)


def parse_chinese(text: str) -> Hours:
    """Read hours in Chinese; raise ``BadValue`` naming the words that were not understood."""
    main, asides = _split_asides(_even(text))
    tokens = [*_tokens(main), *asides]
    rules = gather(tokens)
    says_holidays = any(PUBLIC_HOLIDAY in rule.days.holidays for rule in rules)
    if any(token.means == "workdays" for token in tokens) and not says_holidays:
        rules.append(Rule(Days(holidays=(PUBLIC_HOLIDAY,)), state=State.OFF))
    if not rules:
        raise BadValue(f"“{text}”里没有几点到几点", _EXAMPLE, "E206")
    return Hours(tuple(rules))


def _even(text: str) -> str:
    """One sign for “to”, whatever the editor used, and none between 上午 and its time."""
    dated = _ISO_DATE.sub(r"\1年\2月\3日", text)
    return _PART_COLON.sub(r"\1", _TO.sub("-", dated))


def _split_asides(text: str) -> tuple[str, list[Token]]:
    """Times in brackets belong where they stand, exceptions to the end, the rest is a remark."""
    asides: list[Token] = []

    def place(match: re.Match[str]) -> str:
        try:
            tokens = list(_tokens(match[1]))
        except BadValue:
            asides.append(Token("remark", text=match[1].replace('"', "")))
            return " "
        if all(token.means in {"ask", "remark"} for token in tokens):
            asides.append(Token("remark", text=match[1]))
            return " "
        if any(token.means in {"off", "usual", "except"} for token in tokens):
            asides.extend(tokens)
            return " "
        return f" {match[1]} "

    return _ASIDE.sub(place, text), asides


def _tokens(text: str) -> Iterator[Token]:
    cursor = Cursor(text)
    while cursor.rest:
        if token := _days_token(cursor) or _time_token(cursor) or _word_token(cursor):
            yield token
        elif not cursor.take(_FILLER):
            raise BadValue(f"时间里的“{cursor.rest[:12]}”看不懂", _EXAMPLE, "E206")


def _days_token(cursor: Cursor) -> Token | None:
    if cursor.take(_WORKDAYS):
        return Token("workdays", Days(weekdays=weekday_ranges(range(5))))
    if cursor.take(_OTHER_DAYS):
        return Token("others")
    if cursor.take(_ALWAYS_OPEN):
        return Token("usual", Days(holidays=(PUBLIC_HOLIDAY,)))
    if cursor.take(_WITHOUT):
        days = days_at(cursor)
        if days is None:
            raise BadValue(f"“除{cursor.rest[:8]}”看不懂", _EXAMPLE, "E206")
        return Token("except", days)
    days = days_at(cursor)
    return None if days is None else Token("days", days)


def _time_token(cursor: Cursor) -> Token | None:
    if cursor.take(_ALL_DAY):
        return Token("span", span=Span(0, FULL_DAY))
    start = cursor.take(_TIME)
    if not start:
        return None
    if cursor.take(_ONWARDS):
        return Token("span", span=Span(minutes_of(start, start[0]), None))
    end = cursor.take(_TIME) if cursor.take(_DASH) else None
    if not end:
        raise BadValue(f"“{start[0].strip()}”没有写到几点", "写成 8:30-17:00。", "E206")
    return Token("span", span=span_of(start, end))


def _word_token(cursor: Cursor) -> Token | None:
    for means, pattern in (("off", _OFF), ("usual", _AS_USUAL)):
        if cursor.take(pattern):
            return Token(means)
    if match := cursor.take(_ASK):
        return Token("ask", text="" if match[0].endswith(("电询", "咨询", "确认")) else match[0])
    match = cursor.take(_NOON) or cursor.take(_BOOKING)
    return Token("remark", text=match[0]) if match else None
