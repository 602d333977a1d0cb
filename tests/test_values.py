"""What editors type, by kind of value: every table under tests/values/ holds."""

from __future__ import annotations

import re

import prcoords
import pytest

from build_tools.codes import CODES
from build_tools.values.clock import parse_clock, parse_service_time
from build_tools.values.coordinates import (
    Datum,
    parse_latitude,
    parse_longitude,
    to_wgs84,
)
from build_tools.values.day import parse_day, parse_days
from build_tools.values.departure import parse_call, parse_headway
from build_tools.values.errors import BadValue
from build_tools.values.flag import parse_flag
from build_tools.values.hours import parse_hours, sentence
from build_tools.values.identifier import parse_id
from build_tools.values.link import parse_https
from build_tools.values.money import parse_money
from build_tools.values.numerals import parse_number
from build_tools.values.period import parse_period
from build_tools.values.phone import parse_phone
from build_tools.values.service_days import parse_service_days
from build_tools.values.text import parse_line, parse_paragraphs
from tests.conftest import HERE, table


def phone_on_site_021(typed):
    return parse_phone(typed, "021")


def sentence_of(typed):
    return sentence(parse_hours(typed))


def cell(typed):
    return parse_call(typed) or "不停"


def degrees(typed):
    what, _, text = typed.partition(" ")
    if what == "坐标系":
        return Datum.parse(text).value
    return {"纬度": parse_latitude, "经度": parse_longitude}[what](text)


READ = {
    "phone": parse_phone,
    "phone-with-area-code": phone_on_site_021,
    "phone-wuhan2020": parse_phone,
    "hours": parse_hours,
    "hours-on-doors": parse_hours,
    "sentence": sentence_of,
    "clock": parse_clock,
    "service-time": parse_service_time,
    "day": parse_day,
    "days": parse_days,
    "period": parse_period,
    "money": parse_money,
    "number": parse_number,
    "link": parse_https,
    "id": parse_id,
    "flag": parse_flag,
    "coordinates": degrees,
    "service-days": parse_service_days,
    "departure": cell,
    "headway": parse_headway,
    "line": parse_line,
}
CASES = [
    pytest.param(READ[name], *row.values, id=f"{name}: {row.id}")
    for name in READ
    for row in table(f"values/{name}.txt")
]
REFUSED = [case for case in CASES if case.values[2].startswith("!")]


@pytest.mark.parametrize(("read", "typed", "expected"), CASES)
def test_typed_text_means_what_the_table_says(read, typed, expected):
    if not expected.startswith("!"):
        assert str(read(typed)) == expected
        return
    with pytest.raises(BadValue) as refused:
        read(typed)
    assert expected.removeprefix("!").strip() in f"{refused.value.message} {refused.value.remedy}"


@pytest.mark.parametrize(("read", "typed", "_expected"), REFUSED)
def test_a_refusal_has_a_code_and_says_what_to_do(read, typed, _expected):
    try:
        read(typed)
    except BadValue as refusal:
        assert refusal.code in CODES
        assert refusal.remedy


def test_every_table_is_read():
    tables = {path.stem for path in (HERE / "values").glob("*.txt")}
    assert tables == {*READ, "opening_hours_sample", "opening_hours_forms"}


def test_opening_hours_of_real_venues_are_read_or_refused():
    """Every line is a value with a stable round trip and a sentence, or a ``BadValue``."""
    lines = (HERE / "values/opening_hours_sample.txt").read_text(encoding="utf-8").splitlines()
    read = [hours for line in lines if line and not line.startswith("#") and (hours := hours_or_none(line))]
    assert len(read) >= 188
    for hours in read:
        assert parse_hours(str(hours)) == hours
        assert sentence(hours)


def hours_or_none(typed):
    try:
        return parse_hours(typed)
    except BadValue:
        return None


ON_THE_WIRE = [
    ("110", "tel:110"),
    ("12345", "tel:12345"),
    ("962121", "tel:962121"),
    ("400-000-1234", "tel:4000001234"),
    ("021-7000-1234", "tel:+862170001234"),
    ("021-7000-1234转801", "tel:+862170001234;ext=801"),
    ("138-0013-8000", "tel:+8613800138000"),
]


@pytest.mark.parametrize(("typed", "uri"), ON_THE_WIRE)
def test_a_short_number_is_dialled_without_country_code(typed, uri):
    assert parse_phone(typed).uri == uri


def test_one_line_holds_no_line_break_and_at_most_200_characters():
    assert parse_line("字" * 200) == "字" * 200
    for typed in ("字" * 201, "一行\n又一行", "", "　"):
        with pytest.raises(BadValue):
            parse_line(typed)


def test_paragraphs_hold_at_most_4000_characters():
    assert parse_paragraphs("\n一段\n\n又一段\n") == "一段\n\n又一段"
    with pytest.raises(BadValue):
        parse_paragraphs("字" * 4001)


SHIFTED = [
    (Datum.GCJ02, prcoords.wgs_gcj, 200, 700),
    (Datum.BD09, prcoords.wgs_bd, 500, 1600),
]


@pytest.mark.parametrize(("datum", "shift", "least", "most"), SHIFTED)
def test_coordinates_of_chinese_maps_come_back_to_the_satellites_grid(datum, shift, least, most):
    """A Chinese map shows a place some hundred metres away; we put it back to the metre."""
    true = prcoords.Coords(31.4, 121.3)
    shown = shift(true)
    assert least < metres(true, shown) < most
    assert metres(true, prcoords.Coords(*place(to_wgs84(shown.lat, shown.lon, datum)))) < 1


def place(coordinates):
    return coordinates.latitude, coordinates.longitude


def metres(one, other):
    north, east = (one.lat - other.lat) * 111_000, (one.lon - other.lon) * 95_000
    return (north**2 + east**2) ** 0.5


def test_wgs84_coordinates_stay_as_they_are():
    assert place(to_wgs84(31.4, 121.3, Datum.WGS84)) == (31.4, 121.3)


def test_no_table_holds_a_real_number_but_the_one_that_says_so():
    """Landlines that we invent begin with 021-7000."""
    landline = re.compile(r"(?<!\d)0(?!21[-－—. ]?7000)\d{2,3}[-—]\d{7,8}(?!\d)")
    tables = (path for path in (HERE / "values").glob("*.txt") if path.stem != "phone-wuhan2020")
    assert not [path.name for path in tables if landline.search(path.read_text(encoding="utf-8"))]
