"""The table for the browser says at every minute what direct evaluation says, and is small."""

from __future__ import annotations

import json
import time
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.opening import Opening
from build_tools.opening.table import compiled
from build_tools.values.hours import parse_hours
from build_tools.values.hours.week import State
from tests.chinese_almanac import china, days, with_schools
from tests.conftest import HERE, table
from tests.opening_oracle import MEANINGS
from tests.table_reader import state_at
from tests.test_properties import hours

DAYS = 400
NAMES = {State.OPEN: "open", State.OFF: "closed", State.UNKNOWN: "unknown"}
TEXTS = [meaning.text for meaning in MEANINGS]
TABLE = sorted({row.values[1] for row in table(HERE / "values" / "hours.txt") if not row.values[1].startswith("!")})


def differences(asked, first, count=DAYS):
    """Minutes at which table and evaluation differ: about every change of state, on both sides of it."""
    made = compiled(asked, first, count)
    for day in days(first + timedelta(1), count - 1):
        midnight = datetime.combine(day, datetime.min.time())
        spells = asked.day(day)
        for minute in sorted({m for s in spells for m in (s.start, s.start - 1, s.end - 1) if 0 <= m < 1440}):
            expected = next(spell.state for spell in spells if spell.end > minute)
            if state_at(made, midnight + timedelta(minutes=minute)) != NAMES[expected]:
                yield str(day), minute, expected


@pytest.mark.parametrize("text", [*TEXTS, *TABLE])
def test_the_table_says_what_direct_evaluation_says(text):
    """Over days off, make-up workdays, and the year whose notice is not out."""
    assert [*differences(Opening(parse_hours(text), china), date(2026, 5, 1))] == []


@settings(deadline=None, max_examples=40)
@given(hours(), st.dates(date(2007, 1, 1), date(2029, 1, 1)), st.sampled_from((china, with_schools)))
def test_the_table_of_any_hours_says_it_too(given_hours, first, almanac):
    asked = Opening(given_hours, almanac)
    assert [*differences(asked, first, 120)] == []


def test_a_table_is_what_its_module_shows():
    asked = Opening(parse_hours("周一至周五 8:30-16:30，节假日休息"), china)
    made = compiled(asked, date(2026, 10, 9), 410)
    assert made == {
        "from": "2026-10-09",
        "days": 410,
        "patterns": [[510, 990], [], [510, -990]],
        "weeks": [[0, 0, 0, 0, 0, 0, 1, 1], [84, 2, 2, 2, 2, 2, 2, 2]],
        "except": [1, 0],
    }


def test_nothing_is_known_outside_the_table():
    made = compiled(Opening(parse_hours("24小时"), china), date(2026, 10, 9), 2)
    asked = {day: state_at(made, datetime.fromisoformat(f"2026-10-{day}T09:00")) for day in ("08", "09", "10", "11")}
    assert asked == {"08": "unknown", "09": "unknown", "10": "open", "11": "unknown"}


def test_a_table_of_a_few_days_is_a_table():
    asked = Opening(parse_hours("周一至周五 8:30-16:30"), china)
    for first in days(date(2026, 9, 28), 10):
        for count in range(1, 10):
            assert [*differences(asked, first, count)] == []


@pytest.mark.parametrize("text", TEXTS)
def test_a_table_is_small(text):
    """It stands on the page of every record."""
    made = compiled(Opening(parse_hours(text), china), date(2026, 5, 1), DAYS)
    assert len(json.dumps(made, separators=(",", ":"))) < 900


def test_a_thousand_tables_are_soon_made():
    texts = [TEXTS[n % len(TEXTS)] for n in range(1000)]
    started = time.process_time()
    for text in texts:
        compiled(Opening(parse_hours(text), china), date(2026, 5, 1), DAYS)
    assert time.process_time() - started < 5  # a second or so on an idle machine
