"""The words of hours on Chinese doors, as patterns."""

from __future__ import annotations

import re

from build_tools.values.clock import DAY_PART
from build_tools.values.clock import TIME as A_TIME
from build_tools.values.hours import chinese_days
from build_tools.values.hours.week import Days, weekday_ranges

EXAMPLE = "写成“周一至周五 8:30-11:00、13:30-16:30，节假日休息”。"

_OPEN_DAY = r"(?:开放|营业|服务|上班|办公|开门|开诊|接待|值班|接听|有人|投放)"
_SERVICE = rf"(?:{_OPEN_DAY}|门诊|工作)"
WORKDAYS = re.compile(r"(?:法定|正常|每个)*(?:工作|上班)日")
WORKING_WEEK = Days(weekdays=weekday_ranges(range(5)))
OTHERS = re.compile(r"(?:其余|其他|其它|平时)(?:时间|日子|日期|各?天)?")
WITHOUT = re.compile(r"除(?!外)了?|不含|不包括")
OUTSIDE = re.compile(r"以?之?外")
EXCLUDED = re.compile(r"除外|不在内")
ALL_DAY = re.compile(
    rf"(?:全天)?\s*24\s*个?小时(?:全天)?(?:对外)?{_OPEN_DAY}?|全天候(?:24小时)?{_OPEN_DAY}?|全天(?:对外)?{_OPEN_DAY}|昼夜{_OPEN_DAY}?"
)
TIME = re.compile(A_TIME)
PART_APART = re.compile(rf"({DAY_PART})[\s:,]+(?=\d)")
TO = re.compile(chinese_days.TO)
ONWARDS = re.compile(r"起|开始|以后|之后|\+")
_EMPHASIS = "(?:全天|均|都|则|暂|一律|全部)*"
OFF = re.compile(
    rf"{_EMPHASIS}(?:不(?:对外)?(?:开放|营业|上班|办公|开门|服务|开诊|接待)|休息|休馆|闭馆|闭园|关闭|关门|停诊|休诊|停业|停开|停运|停收|放假|公休)"
)
# Only where the rest of the day's times tell what the half is: 8:30-11:30、13:00-16:30，周五下午休息.
HALF_OFF = re.compile(rf"(?:上午|下午)(?:{OFF.pattern})")
# A name for dates that stand beside it; by itself it would say nothing.
SEASON = re.compile(
    r"(?:[夏冬]令时间?|(?:春|夏|秋|冬|夏秋|冬春|春秋)季|[旺淡]季)(?=[:\s]*\(?\s*(?:每年)?(?:\d{4}年)?\d{1,2}月)"
)
REST = re.compile(r"(?:午休(?:时间)?|(?:中午|午间)休息|休息时间)[\s:]*(?=\d)|午休(?:时间)?")
ALWAYS_OPEN = re.compile(rf"(?:全年|常年|终年)无休|节假日不休息?(?:{_OPEN_DAY})?|(?:包?含|包括)(?:国定|法定)*节假日")
AS_USUAL = re.compile(rf"(?:均|都)?(?:照常|正常(?!工作日|上班日)|无休|不(?:休息?|休馆|闭馆))(?:对外)?{_OPEN_DAY}?")
ASK = re.compile(
    r"(?:请?先?|另行)?(?:电询|电话咨询|致电(?:咨询|确认)?|咨询|通知)|时间不定|不定时|待定|以(?:当日|现场)?(?:通知|公告|公示)为准|按照?(?:国家|有关|相关|上级)*(?:规定|安排)(?:执行|放假|休息)?"
)
TO_THE_CALLER = ("电询", "咨询", "确认")
REMARK = re.compile(
    r"(?:中午|午间)不(?:休息?|关门|间断)|无午休|不午休|(?:均?需要?|请|须)?(?:提前)?(?:电话|网上)?预约(?:制|就诊|办理|服务)?"
)
BREAK = re.compile(r"[,;。\n]")
AND = re.compile(r"[、和及与]|以及|/")
FILLER = re.compile(rf"[:\s]+|{_SERVICE}(?:时间|的)?|时间|的|均|都|每次|为|则|是|如?遇|每?逢")
MISTAKABLE = re.compile(r"[周节假月除每休闭午晚早夏冬]|星期|礼拜|不开|停诊|停业|\d\s*[-~至到]\s*\d")
_HINTS = (
    (r"\d{1,2}\s*[-~至到]\s*\d{1,2}", "用 24 小时制写到分，例如 9:00-17:00。"),
    ("上午|下午|中午|晚上|早上|晚间|早市|晚市|夜市", "写明几点到几点，例如“周三 13:30-16:30”。"),
    ("夏|冬|旺季|淡季", "写明起止日期，例如“5月1日至9月30日 5:00-18:30，10月1日至4月30日 5:30-18:00”。"),
    (
        "春节|国庆|元旦|除夕|清明|劳动|端午|中秋|五一|十一",
        "统一写“节假日休息”，或写日期，例如“2026年10月1日至7日休息”。",
    ),
    ("全天", "写“24小时”，或写明几点到几点。"),
    ("半天", "写明几点到几点，例如“周二 12:00-17:00休息”。"),
)


def hint(words: str) -> str:
    """How to mend ``words`` that mean nothing here."""
    for pattern, remedy in _HINTS:
        if re.match(pattern, words):
            return remedy
    return EXAMPLE
