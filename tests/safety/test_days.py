"""C-17 to C-20: a day is a day, without a clock, a zone or a hidden line."""

from __future__ import annotations

import re

import pytest

from tests.safety.examples import (
    BOX,
    GOOD,
    NOTICE,
    box,
    english,
    lianxin,
    notice,
    refused,
    reported,
    site_of,
    understood,
)

IMPOSSIBLE = [
    "2025-02-30",
    "2025-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-11-31",
    "2026-1-32",
    "2026-01-00",
    "0000-00-00",
    "2026/2/30",
    "2026.2.30",
    "2026年2月30日",
    "二〇二六年二月三十日",
    "20260230",
    "9999-99-99",
]


@pytest.mark.parametrize("typed", IMPOSSIBLE)
@pytest.mark.parametrize("field", ["生效", "核对"], ids=english)
def test_c_17_a_day_that_does_not_exist_is_refused_at_its_line(repository, typed, field):
    """2025-02-30 is an error in an editor's words, not a ValueError without a line."""
    problem = refused(repository, box(f"{field}: {typed}"))
    assert (problem.code, problem.at.line, problem.at.column) == ("E204", 3, 5)
    assert typed in problem.message


@pytest.mark.parametrize("typed", ["2206-11-20", "1026-11-20", "9999-12-31", "0226-11-20"])
def test_c_17_a_year_out_of_reach_is_named_as_such(repository, typed):
    """A slip in the year is not taken for another order of day and month, and no other year is offered as right."""
    problem = refused(repository, box(f"生效: {typed}"))
    assert (problem.code, problem.at.line, problem.at.column) == ("E204", 3, 5)
    assert not re.search(r"[3-9]\d{3}-|\d{5}-", problem.remedy)


@pytest.mark.parametrize(
    "typed",
    ["2025/01/02", "2025-1-2", "20250102", "2025.1.2", "2025年1月2日", "２０２５－１－２", "二〇二五年一月二日"],
)
def test_c_18_dates_in_other_forms_are_understood(repository, typed):
    """Forms that can mean one day only are that day."""
    assert str(understood(repository, box(f"生效: {typed}")).valid_from) == "2025-01-02"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("1-2", "2026-05-01"),
        ("1月2日", "2026-05-01"),
        ("01/02/2026", "2026-01-02 或 2026-02-01"),
        ("26-05-01", "2026-05-01"),
        ("115年5月1日", "2026-05-01"),
        ("民国115年5月1日", "2026-05-01"),
        ("明天", "2026-05-01"),
    ],
)
def test_c_18_what_could_mean_two_days_is_refused_with_the_choices(repository, typed, offered):
    """The remedy can be copied."""
    problem = refused(repository, box(f"生效: {typed}"))
    assert (problem.code, problem.at.line, problem.at.column) == ("E204", 3, 5)
    assert offered in problem.remedy


@pytest.mark.parametrize(
    "typed",
    [
        "2025-01-02 08:00:00 +8",
        "2025-01-02T08:00:00Z",
        "2025-01-02 08:00:00",
        "2001-12-14t21:59:43.10-05:00",
        "1735776000",
    ],
)
def test_c_19_a_day_carries_no_clock_and_no_zone(repository, typed):
    """A timestamp is refused rather than moved to another day by a time zone."""
    problem = refused(repository, box(f"生效: {typed}"))
    assert (problem.code, problem.at.line, problem.at.column) == ("E204", 3, 5)


def test_c_19_the_zone_of_the_machine_changes_nothing(repository):
    """The same records on the same day give the same bytes in Honolulu and in Kiribati."""
    for path, text in {**GOOD, BOX: box("时间: 每天 8:00-次日1:00\n核对: 2026-11-22 现场"), NOTICE: notice()}.items():
        repository.write(path, text)
    sites = []
    for zone in ("Asia/Shanghai", "Pacific/Honolulu", "Pacific/Kiritimati"):
        reported(
            lianxin(repository.root, "build", TZ=zone, LIANXIN_CACHE=str(repository.root / zone.replace("/", "-")))
        )
        sites.append(site_of(repository))
    assert sites[0] == sites[1] == sites[2]


LINE_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


@pytest.mark.parametrize("character", LINE_BREAKS, ids=lambda c: f"U+{ord(c):04X}")
def test_c_20_no_other_character_breaks_a_line(repository, character):
    """A hidden line break must not make a second field out of a remark."""
    problem = refused(repository, box(f"简介: 一楼{character}电话: 110"))
    assert (problem.code, problem.at.line, problem.at.column) == (problem.code, 3, 7)
    assert problem.code in ("E113", "E114")
    assert f"U+{ord(character):04X}" in problem.message
    in_notice = refused(repository, notice(body=f"停水{character}电话: 110\n"), NOTICE)
    assert (in_notice.code, in_notice.at.line, in_notice.at.column) == (problem.code, 6, 3)
