"""On which days a service runs: 每天, 工作日, 周一至周五, 上学日, 农历初一, or dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from build_tools.values.errors import BadValue
from build_tools.values.fold import fold
from build_tools.values.hours.chinese_days import days_at
from build_tools.values.hours.cursor import Cursor
from build_tools.values.hours.sentence import days_in_words
from build_tools.values.hours.week import Days

_TO = re.compile(r"\s*(?:至|到|-+|~)\s*")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_AND = re.compile(r"[、,;/\s和及与]+|以及")
_NAMED = re.compile(r"(?:法定)?(工作日|休息日|上学日)")
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
    cursor = Cursor(_TO.sub("-", _ISO_DATE.sub(r"\1年\2月\3日", fold(text))))
    types: list[str] = []
    days: Days | None = None
    while cursor.rest:
        if match := cursor.take(_NAMED):
            types.append(match[1])
        elif (found := days_at(cursor)) is not None:
            days = found if days is None else days | found
        elif not cursor.take(_AND):
            raise BadValue(f"“{text}”看不出哪些天开行", _EXAMPLE, "E206")
    if not types and days is None:
        raise BadValue("没有写哪些天开行", _EXAMPLE, "E206")
    return ServiceDays(tuple(dict.fromkeys(types)), days)
