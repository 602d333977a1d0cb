"""C-01 to C-06: a time of day is what was typed, or it is refused."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.values.clock import Clock
from tests.safety.examples import (
    BOX,
    BUS,
    box,
    bus,
    english,
    quoted,
    read,
    refused,
    understood,
    values_of,
)

UNPADDED = [f"{hour}:{minute:02}" for hour in range(24) for minute in range(60)]


PADDED = [f"{hour:02}:{minute:02}" for hour in range(24) for minute in range(60)]


def clocks(entry):
    return [str(clock) for clock in entry.collection_times]


@pytest.mark.parametrize("typed", [UNPADDED, PADDED], ids=["H:MM", "HH:MM"])
def test_c_01_every_minute_is_read_as_typed(repository, typed):
    """6:30 is half past six and never 390, alone, in brackets and in a list."""
    listed = understood(repository, box(f"开箱: [{', '.join(typed)}]"))
    assert clocks(listed) == PADDED
    departures = understood(repository, bus(f"发车: {' '.join(typed)}"), BUS).directions[0].departures
    assert [str(departure) for departure in departures] == PADDED


@pytest.mark.parametrize("typed", [UNPADDED, PADDED], ids=["H:MM", "HH:MM"])
def test_c_01_every_minute_alone_in_its_field(typed):
    """A scalar that YAML 1.1 would count in base sixty stays a time."""
    text = "".join(f"- 编号: b{i}\n  名称: 邮筒\n  类别: 邮筒\n  开箱: {time}\n" for i, time in enumerate(typed))
    halves = [text[: text.index("- 编号: b720\n")], text[text.index("- 编号: b720\n") :]]
    entries = [entry for half in halves for entry in read(half).entries]
    assert [clocks(entry) for entry in entries] == [[time] for time in PADDED]


@pytest.mark.parametrize(
    ("text", "path", "line", "column"), [(box("开箱: 12:30:45"), BOX, 3, 5), (bus("发车: 12:30:45"), BUS, 6, 9)]
)
def test_c_02_seconds_that_matter_are_refused(repository, text, path, line, column):
    """12:30:45 is not 45045; the remedy is the time without its seconds."""
    problem = refused(repository, text, path)
    assert (problem.code, problem.at.line, problem.at.column) == ("E205", line, column)
    assert "12:30" in problem.remedy


def test_c_02_seconds_of_zero_are_left_out(repository):
    """12:30:00 is half past twelve, and not 45000."""
    assert clocks(understood(repository, box("开箱: [12:30:00, 6:05:00]"))) == ["12:30", "06:05"]


MINUTES = st.tuples(st.integers(0, 1439), st.booleans())


@given(st.lists(MINUTES, min_size=1, max_size=30), st.sampled_from(["[{}]", "{}", "list"]))
@settings(max_examples=150, deadline=None)
def test_c_03_a_list_of_times_is_the_list_that_was_typed(times, form):
    """[6:30, 06:30, 7:00, 08:10] is four times, in that order, whichever way the list is written."""
    typed = [(PADDED if padded else UNPADDED)[minute] for minute, padded in times]
    lines = {"[{}]": f"[{', '.join(typed)}]", "{}": " ".join(typed), "list": "".join(f"\n  - {t}" for t in typed)}
    result = read(box(f"开箱: {lines[form]}"))
    assert result.errors == []
    assert clocks(result.entries[0]) == [PADDED[minute] for minute, _ in times]


@pytest.mark.parametrize(
    ("typed", "read_as"), [("23:59", "23:59"), ("00:00", "00:00"), ("0:00", "00:00"), ("24:00", None), ("24:01", None)]
)
def test_c_04_midnight_begins_a_day(repository, typed, read_as):
    """A time of day ends at 23:59; 24:00 is none."""
    if read_as:
        assert clocks(understood(repository, box(f"开箱: {typed}"))) == [read_as]
    else:
        problem = refused(repository, box(f"开箱: {typed}"))
        assert (problem.code, problem.at.line, problem.at.column) == ("E205", 3, 5)
        assert "0:00" in problem.remedy


def test_c_04_midnight_may_end_something(repository):
    """8:00-24:00 closes at midnight; nothing opens at 24:00."""
    assert "24:00" in str(understood(repository, box("时间: 每天 8:00-24:00")).hours)
    problem = refused(repository, box("时间: 每天 24:00-8:00"))
    assert (problem.code, problem.at.line, problem.at.column) == ("E206", 3, 5)


NO_TIMES = ["7:60", "25:00", "8:3", "8:300", "99:99", "0:60", "24:60", "-1:00", "8", "1230", "8:30-9:00", "下午"]


@pytest.mark.parametrize("typed", NO_TIMES)
def test_c_05_what_is_no_time_is_refused_where_it_stands(repository, typed):
    """7:60 and 25:00 are named at their line and column."""
    problem = refused(repository, box(f"开箱: {typed}"))
    assert (problem.code, problem.at.line, problem.at.column) == ("E205", 3, 5)
    assert typed in problem.message


@pytest.mark.parametrize(
    ("field", "typed", "column"),
    [
        ("时间", "每天 7:60-9:00", 5),
        ("时间", "每天 8:00-17:75", 5),
        ("时间", "8:00-48:00", 5),
        ("核对", "2026-11-01 7:60", 5),
        ("开箱", "[8:30, 7:60]", 12),
        ("开箱", "8:30 7:60 9:00", 10),
    ],
)
def test_c_05_in_whatever_field(repository, field, typed, column):
    """A time that does not exist is found among good ones too, in its own column."""
    problem = refused(repository, box(f"{field}: {typed}"))
    assert (problem.at.line, problem.at.column) == (3, column)


@pytest.mark.parametrize("typed", ["7:60", "48:00", "36:30", "99:00"])
def test_c_05_no_departure_lies_beyond_the_night(repository, typed):
    """24:10 is after midnight, but 36:30 is 16:30 with a wrong key, not noon of the next day."""
    problem = refused(repository, bus(f"发车: {typed}"), BUS)
    assert (problem.code, problem.at.line, problem.at.column) == ("E205", 6, 9)


TWINS = {sign: chr(ord(sign) + 0xFEE0) for sign in string.punctuation}


OF_SIGNS = {"开箱": "8{}30", "电话": "021{}70001234", "生效": "2026{}5{}1", "容量": "2{}100", "收费": "2{}50元"}


@pytest.mark.parametrize("sign", TWINS, ids=lambda sign: f"U+{ord(sign):04X}")
@pytest.mark.parametrize("field", OF_SIGNS, ids=english)
def test_c_06_a_full_width_sign_means_what_its_twin_means(field, sign):
    """８：３０ is 8:30; where the half-width sign is refused, so is its twin, and nothing else is read."""
    half, wide = (read(box(f"{field}: {quoted(OF_SIGNS[field].replace('{}', s))}")) for s in (sign, TWINS[sign]))
    assert [problem.code for problem in wide.errors] == [problem.code for problem in half.errors]
    if half.entries:
        assert values_of(wide.entries[0]) == values_of(half.entries[0])


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        ("开箱: 8：30", "08:30"),
        ("开箱: ８：３０", "08:30"),
        ("开箱: 8∶30", "08:30"),
        ("开箱: 8点半", "08:30"),
        ("电话: ０２１－７０００－１２３４", "021-7000-1234"),
        ("电话: （０２１）７０００１２３４", "021-7000-1234"),
        ("生效: ２０２６／５／１", "2026-05-01"),
        ("生效: 二〇二六年五月一日", "2026-05-01"),
        ("收费: ￥２．５０", "2.5元"),
        ("时间: 周一到周五 ８：３０－１７：００", "Mo-Fr 08:30-17:00"),
    ],
)
def test_c_06_what_an_input_method_writes_is_understood(repository, line, read_as):
    """Full width is a habit, not a mistake."""
    entry = understood(repository, box(line))
    assert read_as in " ".join([*values_of(entry).values(), *clocks(entry), *(str(p.number) for p in entry.phones)])


@given(st.text(alphabet="0123456789：:.点时半刻分上下午晚次日零一二三十 ①", max_size=10))
@settings(max_examples=400, deadline=None)
def test_c_01_any_text_is_a_time_of_day_or_an_error(typed):
    """Whatever is typed as a time, a time of day is read or the editor is told."""
    result = read(box(f"开箱: {quoted(typed)}"))
    for clock in result.entries[0].collection_times if result.entries else ():
        assert Clock(0) <= clock < Clock(1440)
