"""How a field's text becomes its value: the joint between ``values`` and pydantic."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from build_tools.values.choice import Choice
from build_tools.values.clock import Clock, parse_clock
from build_tools.values.coordinates import parse_latitude, parse_longitude
from build_tools.values.day import DayRange, parse_day, parse_days
from build_tools.values.departure import (
    Departure,
    Headway,
    parse_call,
    parse_departure,
    parse_headway,
)
from build_tools.values.errors import BadValue
from build_tools.values.flag import parse_flag
from build_tools.values.hours import Hours as HoursValue
from build_tools.values.hours import parse_hours
from build_tools.values.identifier import parse_id
from build_tools.values.link import parse_https
from build_tools.values.money import Money as MoneyValue
from build_tools.values.money import parse_money
from build_tools.values.numerals import parse_number
from build_tools.values.period import Period as PeriodValue
from build_tools.values.period import parse_period
from build_tools.values.phone import Phone as PhoneValue
from build_tools.values.phone import parse_phone
from build_tools.values.service_days import ServiceDays as ServiceDaysValue
from build_tools.values.service_days import parse_service_days
from build_tools.values.text import parse_line, parse_paragraphs

BETWEEN_NAMES = re.compile(r"\s*[、，,；;]\s*")
_BETWEEN_WORDS = re.compile(r"[\s、，,；;]+")


@dataclass(frozen=True)
class Reads:
    """Metadata of a field: its parser, and how one line is split where a list is wanted.

    ``choices`` are the words that may be written, where the list is closed. ``exact`` values are
    those of which a ``#`` would silently cut off a part (safety C-11).
    """

    parser: Callable[..., object]
    between: re.Pattern[str] = BETWEEN_NAMES
    exact: bool = False
    choices: tuple[str, ...] = ()

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def read(self, text: object) -> object:
        """Return the value, or raise ``BadValue``."""
        return self.parser(_one(text))


@dataclass(frozen=True)
class ReadsPhone(Reads):
    """A phone is read with the site's area code, given as the validation's context."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        def read(text: object, info: ValidationInfo) -> object:
            return parse_phone(_one(text), info.context or "")

        return core_schema.with_info_plain_validator_function(read)


def one_of(choice: type[Choice]) -> Reads:
    """Read one of the words of ``choice``."""
    return Reads(choice.parse, choices=tuple(word for member in choice for word in sorted(member.words)))


def _one(text: object) -> str:
    if isinstance(text, str):
        return text
    raise BadValue("这里只能写一个值", "写在冒号后面，不要写成列表或下一级栏目。", "E212")


Line = Annotated[str, Reads(parse_line)]
Address = Annotated[str, Reads(parse_line, exact=True)]
Paragraphs = Annotated[str, Reads(parse_paragraphs)]
Id = Annotated[str, Reads(parse_id, _BETWEEN_WORDS)]
Flag = Annotated[bool, Reads(parse_flag)]
Number = Annotated[int, Reads(parse_number)]
Day = Annotated[date, Reads(parse_day, exact=True)]
Days = Annotated[DayRange, Reads(parse_days, exact=True)]
Period = Annotated[PeriodValue, Reads(parse_period)]
Money = Annotated[MoneyValue, Reads(parse_money)]
Https = Annotated[str, Reads(parse_https)]
Latitude = Annotated[float, Reads(parse_latitude)]
Longitude = Annotated[float, Reads(parse_longitude)]
Phone = Annotated[PhoneValue, ReadsPhone(parse_phone, exact=True)]
Time = Annotated[Clock, Reads(parse_clock, _BETWEEN_WORDS, exact=True)]
DepartureTime = Annotated[Departure, Reads(parse_departure, _BETWEEN_WORDS, exact=True)]
Call = Annotated[Departure | None, Reads(parse_call, _BETWEEN_WORDS, exact=True)]
Frequency = Annotated[Headway, Reads(parse_headway, exact=True)]
Hours = Annotated[HoursValue, Reads(parse_hours, exact=True)]
ServiceDays = Annotated[ServiceDaysValue, Reads(parse_service_days, exact=True)]
Minutes = Annotated[int, Reads(parse_number, _BETWEEN_WORDS)]
