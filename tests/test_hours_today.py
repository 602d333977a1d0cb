"""What a page says of a day where no script runs."""

from __future__ import annotations

import re
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


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("状态: 暂停", ""),
        ("状态: 筹建", ""),
        ("生效: 2026-12-01", ""),
        ("失效: 2026-11-01", ""),
        ("失效: 2026-12-31", 'data-hours="0" data-to="2026-12-31"'),
        ("状态: 正常", 'data-hours="0"'),
    ],
)
def test_only_what_is_in_force_has_a_state(repository, line, shown):
    """Hours of what is shut for now, has not begun or has run out are stated, never evaluated."""
    head = "名称: 菜场\n类别: 菜场\n时间: 每天 6:00-18:00\n核对: 2026-11-01 电话\n"
    repository.write("directory/markets/m.yml", f"{head}{line}\n").build()
    page = repository.page("markets/m.html")
    states = re.findall(r'<p class="state" ([^>]*)>', page)
    assert "每天 6:00–18:00" in page
    assert states == ([shown] if shown else [])


def test_without_scripts_every_state_of_the_demo_says_of_which_day_it_is(demo):
    """Hours, next buses and whom to call, on every page: 11月22日 is the day of the build."""
    told = {"": 0, "data-hours": 0, "data-line": 0}
    site = demo.root / "site"
    for file in (file for file in site.rglob("*.html") if not {site / "en", site / "zh-hant"} & {*file.parents}):
        page = file.read_text(encoding="utf-8")
        for attributes, words in re.findall(r'<p class="state"([^>]*)>(.*?)</p>', page, re.DOTALL):
            assert "11月22日（周日）" in words, (file, words)
            told[attributes.split("=")[0].strip()] += 1
        for boards in re.findall(r"<div data-instead>(.*?)</div>\s*<p>", page, re.DOTALL):
            assert re.findall(r"（(\d+月\d+日)（周.） ?\d+:\d+）", boards), file
    assert min(told.values()) > 10
