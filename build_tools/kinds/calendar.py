"""What the State Council has announced for one year: days off and make-up workdays."""

from __future__ import annotations

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.reads import Day, Days, Line, Number
from build_tools.values.period import Period


class Holiday(Model):
    """Days off under one name."""

    name: Line = field("名称", "节日的名称", "国庆节", REQUIRED)
    dates: tuple[Days, ...] = field("日期", "放假的日子", "2026-10-01 至 2026-10-07", REQUIRED)


class Calendar(Record):
    """A 放假安排 (GTFS calendar_dates; 国务院办公厅 yearly notice)."""

    folder = "calendars"
    kind = "calendar"
    label = "放假安排"
    help = "国务院办公厅每年公布的放假和调休上班日"
    review = Period(months=12)

    year: Number = field("年份", "哪一年", "2026", REQUIRED)
    holidays: tuple[Holiday, ...] = field("放假", "每个节日放哪几天", "", REQUIRED)
    makeup_workdays: tuple[Day, ...] = field("调休上班", "哪些周末要上班", "2026-02-14", ())
