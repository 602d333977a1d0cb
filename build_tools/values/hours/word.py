"""What Chinese hours are written with: days, spans, 休息, 照常, 请电询, remarks and brackets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from build_tools.values.hours.day_groups import Group
from build_tools.values.hours.week import Span


class Means(Enum):
    """What a word does in hours."""

    DAYS = auto()
    WORKDAYS = auto()
    OTHERS = auto()
    EXCEPT = auto()
    SPAN = auto()
    OFF = auto()
    HALF_OFF = auto()
    UNTIL = auto()
    USUAL = auto()
    ASK = auto()
    REMARK = auto()
    BREAK = auto()
    AND = auto()
    BRACKET = auto()


@dataclass(frozen=True)
class Word:
    """One word, with the days, the span, the text or the bracketed words that it carries."""

    means: Means
    days: Group = ()
    span: Span | None = None
    text: str = ""
    inside: tuple[Word, ...] = ()
