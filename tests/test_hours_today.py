"""What a page says of a day where no script runs."""

from __future__ import annotations

from datetime import date

import pytest

from build_tools.derive.hours_today import hours_today
from build_tools.values.hours import parse_hours
from tests.chinese_almanac import china

OFFICE = "周一至周五 8:30-11:30、13:30-17:00，节假日休息"


@pytest.mark.parametrize(
    ("text", "on", "said"),
    [
        (OFFICE, "2026-11-23", "11月23日（周一）开放 8:30–11:30、13:30–17:00"),
        (OFFICE, "2026-11-22", "11月22日（周日）休息"),
        (OFFICE, "2026-10-01", "10月1日（周四）休息：国庆节放假"),
        (OFFICE, "2026-10-10", "10月10日（周六）开放 8:30–11:30、13:30–17:00（调休上班）"),
        ("周一至周五 8:30-17:00", "2026-10-01", "10月1日（周四）请先电询"),
        ("周一至周五 8:30-17:00，节假日 9:00-11:00", "2026-10-01", "10月1日（周四）开放 9:00–11:00（国庆节放假）"),
        ("24小时", "2026-11-23", "11月23日（周一）开放 24小时"),
        ("每天 20:00-次日2:00", "2026-11-23", "11月23日（周一）开放 20:00–次日2:00"),
        ("周一至周六 8:00-11:30、13:00-16:30，节假日 8:00-11:30", "2027-01-05",
         "1月5日（周二）开放 8:00–11:30，13:00–16:30 请先电询"),
    ],
)  # fmt: skip
def test_a_day_in_words(text, on, said):
    assert hours_today(china, date.fromisoformat(on))(parse_hours(text)).said == said
