"""Days that only a year's notice tells: 春节、国庆节假期, 每月最后一个工作日."""

from __future__ import annotations

import re

from build_tools.values.errors import BadValue
from build_tools.values.hours.dated import DateSpan
from build_tools.values.hours.dates import month_day
from build_tools.values.hours.festivals import (
    DATED,
    DRAGON_BOAT,
    FESTIVALS,
    LABOUR,
    MID_AUTUMN,
    NATIONAL,
    NEW_YEAR,
    QINGMING,
    SPRING,
)
from build_tools.values.hours.joints import AND
from build_tools.values.hours.week import PUBLIC_HOLIDAY, Days

_NO_CLOCK = r"(?![月日号点时])"
_SPELT = {
    NEW_YEAR: "元旦节?",
    SPRING: r"(?:农历|中国)?春节(?!初|[一二三四五六七八九十])",
    QINGMING: "清明节?",
    LABOUR: rf"(?:五一)?(?:国际)?劳动节|五一节|五一(?:国际)?劳动节"
    rf"|(?<![周期拜第初月至到、及和与])五一{_NO_CLOCK}|(?<=[节旦明午秋夕]、)五一{_NO_CLOCK}",
    DRAGON_BOAT: "端午节?",
    MID_AUTUMN: "中秋节?",
    NATIONAL: rf"(?:十一)?国庆节?|(?<=五一、)十一{_NO_CLOCK}|(?<![周期拜第初月])十一(?=假期|长假|黄金周)",
}
_NAME = "|".join(f"(?P<n{number}>{_SPELT[name]})" for number, name in enumerate(FESTIVALS))
_ANY = "|".join(_SPELT.values())
_PERIOD = r"(?:(?:放假|小?长假|假期|假日|休假)的?期间|小?长假|黄金周|假期|假日|节日|期间)*"
_THAT_DAY = re.compile(r"(?:{})当[天日]".format("|".join(f"(?P<n{FESTIVALS.index(n)}>{_SPELT[n]})" for n in DATED)))
_SPRING_DAY = re.compile(rf"(?:{_SPELT[SPRING]})当[天日]")
_SUCH = re.compile(rf"(?:每?逢)?(?:{_ANY})(?:{AND}(?:{_ANY}))*等(?:国家|国定|法定)*(?:节假日|节日|假日|假期)(?:期间)?")
_FESTIVAL = re.compile(rf"(?:每?逢)?(?:国家|法定)*(?:{_NAME}){_PERIOD}(?!节?[前后]|当[天日])")
_SOME_OF = re.compile(rf"(?:{_ANY}){_PERIOD}的?[前后头][一二两三四五六七八1-8]天")
_COUNT = "[一二三四五1-5]"
_ITEM = rf"(?:最后一?个?|倒数第{_COUNT}个?|首个|第?{_COUNT}个?)"
_WORKDAY = re.compile(rf"每个?月的?(?P<nth>{_ITEM}(?:{AND}{_ITEM})*)(?:法定)?(?:工作|上班)日")
_DIGITS = "一二三四五"


def _festival(match: re.Match[str]) -> Days:
    return Days(festivals=(FESTIVALS[_number(match)],))


def _some_of(match: re.Match[str]) -> Days:
    what = f"“{match[0]}”是节前、节后的几天，还是放假的那几天，看不出来"
    raise BadValue(what, "写日期，例如“10月1日至3日休息”，“除夕至正月初三休息”。", "E206")


def _number(match: re.Match[str]) -> int:
    return next(int(group[1:]) for group, said in match.groupdict().items() if said)


def _that_day(match: re.Match[str]) -> Days:
    month, day = DATED[FESTIVALS[_number(match)]]
    date = month_day(None, month, str(day))
    return Days(dates=(DateSpan(date, date),))


def _workday(match: re.Match[str]) -> Days:
    return Days(workdays=tuple(_nth(item) for item in re.findall(_ITEM, match["nth"])))


def _nth(item: str) -> int:
    found = re.search(_COUNT, item.removeprefix("最后一"))
    number = 1 if not found else int(found[0]) if found[0].isdigit() else _DIGITS.index(found[0]) + 1
    return -number if item.startswith(("最后", "倒数")) else number


TOLD_MENTIONS = (
    (_SUCH, lambda _: Days(holidays=(PUBLIC_HOLIDAY,))),
    (_THAT_DAY, _that_day),
    (_SPRING_DAY, lambda _: Days(spring=(0,))),
    (_SOME_OF, _some_of),
    (_FESTIVAL, _festival),
    (_WORKDAY, _workday),
)
