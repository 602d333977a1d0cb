"""On which days a service runs: 每天, 工作日, 周一至周五, 上学日, 农历初一, or dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from build_tools.values.errors import BadValue
from build_tools.values.fold import fold
from build_tools.values.hours.chinese_days import days_at
from build_tools.values.hours.cursor import Cursor
from build_tools.values.hours.fortnights import counted_from
from build_tools.values.hours.sentence import days_in_words
from build_tools.values.hours.week import Days

_TO = re.compile(r"\s*(?:至|到|-+|~)\s*")
_ISO_DATE = re.compile(r"(?<!隔周)(\d{4})-(\d{1,2})-(\d{1,2})")
_AND = re.compile(r"(?:[、,;/\s和及与]|以及)+")
_NAMED = re.compile(r"(?:法定)?(工作日|休息日|上学日)")
_SEPARATOR = ","
# Days hold weekdays within dates: they can say Saturdays from May to September, with no sign between the two,
# but not Mondays and also the first of January.
_CLEAR = re.compile(r"[tw](?:,?[tw])*|e|(?:t,)*d(?:,?d)*(?:e|w(?:,?w)*|(?:,t)*)")
_EXAMPLE = "写“每天”、“工作日”、“休息日”、“节假日”、“上学日”、“周一至周五”，或日期“2026-10-01 至 2026-10-07”。"


@dataclass(frozen=True)
class ServiceDays:
    """Day types that only the Chinese calendar can tell (工作日 …), and days by name or date."""

    types: tuple[str, ...]
    days: Days | None

    def __str__(self) -> str:
        named = [days_in_words(self.days)] if self.days is not None else []
        return "、".join([*self.types, *named])


@lru_cache(1024)
def parse_service_days(text: str) -> ServiceDays:
    """Read the days of a timetable; their meaning on a date is the calendar's."""
    mentions = [*_mentions(text)]
    named = tuple(dict.fromkeys(mention for mention in mentions if isinstance(mention, str) and mention != _SEPARATOR))
    days = [mention for mention in mentions if isinstance(mention, Days)]
    if not named and not days:
        raise BadValue("没有写哪些天开行", _EXAMPLE, "E206")
    is_mixed = len({each.fortnight for each in days if each.names_days}) > 1
    if is_mixed or not _CLEAR.fullmatch("".join(map(_letter, mentions)).strip(_SEPARATOR)):
        what = f"“{text}”分不清是只在那些日子里的周几，还是两样日子都开"
        remedy = "两样都开，就分成两组时刻写；只在一段日子里的周六，写成“5月1日至9月30日 周六”。"
        raise BadValue(what, remedy, "E206")
    return ServiceDays(named, reduce(or_, days) if days else None)


def _mentions(text: str) -> Iterator[str | Days]:
    typed = fold(text)
    counted, _ = counted_from(typed, typed)
    cursor = Cursor(_TO.sub("-", _ISO_DATE.sub(r"\1年\2月\3日", counted)))
    while cursor.rest:
        if match := cursor.take(_NAMED):
            yield match[1]
        elif (found := days_at(cursor)) is not None:
            yield found
        elif cursor.take(_AND):
            yield _SEPARATOR
        else:
            raise BadValue(f"“{text}”看不出哪些天开行", _EXAMPLE, "E206")


def _letter(mention: str | Days) -> str:
    """Dates, every day, other days, or a type of day."""
    if isinstance(mention, str):
        return mention if mention == _SEPARATOR else "t"
    return "d" if mention.dates else "w" if mention != Days() else "e"
