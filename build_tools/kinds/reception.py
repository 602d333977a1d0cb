"""A day on which people are listened to, face to face: when, where, and by whom."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, field
from build_tools.kinds.reads import Days, Hours, Id, Line
from build_tools.values.day import DayRange
from build_tools.values.hours import parse_hours
from build_tools.values.period import Period


class Reception(Record):
    """A 接待日 (HSDS schedule; iCalendar RRULE)."""

    folder = "receptions"
    kind = "reception"
    label = "接待日"
    help = "民情接待日：哪天几点、在哪里、谁来听"
    review = Period(months=6)

    hours: Hours = field(
        "时间", "每周或每月的哪一天、几点；写明节假日停不停", "每周三 14:00-16:00，节假日休息", REQUIRED, also="规则"
    )
    place: Id | None = field("地点", "在哪里接待，写网点或单位的编号；没有记录的写“位置”", "daju-service-centre")
    bodies: tuple[Line, ...] = field("参加单位", "哪些单位来听", "居委会、物业、派出所", ())
    skipped: tuple[Days, ...] = field("除外", "哪几天不接待", "2026-12-30", (), also="except")

    @model_validator(mode="after")
    def _is_shut_on_days_left_out(self) -> Self:
        """Hours say it too, so that pages, phones and the feed agree."""
        if not self.skipped or self.hours.rules[-1].comment == _LEFT_OUT:
            return self
        closed = "; ".join(f'{_span(days)} off "{_LEFT_OUT}"' for days in self.skipped)
        return self.model_copy(update={"hours": parse_hours(f"{self.hours}; {closed}")})


_LEFT_OUT = "不接待"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _span(days: DayRange) -> str:
    """2026 Dec 30-2027 Jan 02."""
    ends = dict.fromkeys((days.first, days.last))
    return "-".join(f"{on.year} {_MONTHS[on.month - 1]} {on.day:02}" for on in ends)
