"""What holds for every value, not only for those in the tables: round trips, and no surprise for any text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from build_tools.commands.fmt import formatted
from build_tools.intake import source_of
from build_tools.load.source import parse_source
from build_tools.validate import entries_of
from build_tools.values.clock import Clock, parse_clock, parse_service_time
from build_tools.values.coordinates import Datum, parse_latitude, parse_longitude
from build_tools.values.day import DayRange, parse_day, parse_days
from build_tools.values.departure import (
    MARKS,
    Departure,
    Headway,
    parse_call,
    parse_departure,
    parse_headway,
)
from build_tools.values.errors import BadValue
from build_tools.values.flag import parse_flag
from build_tools.values.hours import Hours, parse_hours, sentence
from build_tools.values.hours.dated import DateSpan, MonthDay, MovingDay, MovingSpan, Stride, Weekdays
from build_tools.values.hours.precedence import is_season
from build_tools.values.hours.week import FULL_DAY, SCHOOL_DAY, Days, Join, Rule, Span, State, weekday_ranges
from build_tools.values.identifier import parse_id
from build_tools.values.link import parse_https
from build_tools.values.money import Money, parse_money
from build_tools.values.numerals import parse_number
from build_tools.values.period import Period, parse_period
from build_tools.values.phone import EMERGENCY, Phone, PhoneKind, parse_phone
from build_tools.values.service_days import ServiceDays, parse_service_days
from build_tools.values.text import parse_line, parse_paragraphs
from tests.conftest import HERE, table

AREA_CODE = "021"
patient = settings(deadline=None)

# -- hours --

REMARKS = ("需预约", "15:30停止取号", "凭身份证", "请到2号窗口", "电话值班")
times = st.integers(0, FULL_DAY - 1)


@st.composite
def spans(draw, most=3):
    """Spans in order, apart from each other; the last may go past midnight or have no end."""
    ends = sorted(draw(st.sets(st.integers(0, FULL_DAY), min_size=2, max_size=2 * most)))
    pairs = list(zip(ends[::2], ends[1::2], strict=False))
    start = pairs[-1][0]
    last = draw(st.sampled_from((pairs[-1][1], None, FULL_DAY + draw(st.integers(1, max(1, start))))))
    if start == FULL_DAY or (start == 0 and last == FULL_DAY + 1):
        last = pairs[-1][1]
    return tuple(Span(*pair) for pair in [*pairs[:-1], (start, last)])


def open_on(days):
    return st.builds(Rule, st.just(days), spans(), st.just(State.OPEN), st.sampled_from(("", "", *REMARKS)))


def shut_on(days):
    return st.just(Rule(days, state=State.OFF))


def pause_on(days):
    """Shut for an hour or so of a day on which it is otherwise open."""
    closed = spans(1).filter(lambda found: found[0].end is not None and found[0].end <= FULL_DAY)
    return st.builds(Rule, st.just(days), closed, st.just(State.OFF))


def unsure_on(days):
    return st.builds(Rule, st.just(days), st.just(()), st.just(State.UNKNOWN), st.sampled_from(("", "以公告为准")))


@st.composite
def dates(draw):
    """Days or whole months of every year, or days of one."""
    months = sorted(draw(st.lists(st.integers(1, 12), min_size=2, max_size=2)))
    if draw(st.booleans()):
        return DateSpan(*map(MonthDay, months))
    year = draw(st.sampled_from((None, 2026, 2027)))
    found = sorted(MonthDay(month, draw(st.integers(1, 28))) for month in months)
    return DateSpan(*(day._replace(year=year) for day in found))


moving_days = st.one_of(
    st.integers(-3, 50).map(lambda offset: MovingDay(offset=offset)),
    st.tuples(st.integers(1, 12), st.integers(0, 6), st.sampled_from((1, 2, -1)), st.sampled_from((-1, 1, 2))).map(
        lambda drawn: MovingDay(drawn[0], None, drawn[1], drawn[2], offset=drawn[3])
    ),
)
special_days = st.one_of(
    st.just(Days(holidays=("PH",))),
    st.just(Days(holidays=("SH",))),
    st.just(Days(holidays=(SCHOOL_DAY,))),
    st.lists(st.integers(1, 30), min_size=1, max_size=3, unique=True).map(lambda days: Days(lunar=tuple(days))),
    st.lists(dates(), min_size=1, max_size=2, unique=True).map(lambda found: Days(dates=tuple(found))),
    st.sampled_from((Days(spring=(-1,)), Days(spring=(-1, 0, 1)), Days(spring=(0,)))),
    st.sampled_from((Days(festivals=("春节",)), Days(festivals=("国庆节", "中秋节")), Days(festivals=("元旦",)))),
    st.sampled_from((Days(workdays=(1,)), Days(workdays=(-1,)), Days(workdays=(2, -2)))),
    st.builds(lambda found: Days(dates=(found,), weekdays=weekday_ranges(range(5))), dates()),
    st.builds(
        lambda day, first: Days(weekdays=(Weekdays(day, day),), fortnight=first),
        st.integers(0, 6),
        st.sampled_from((date(2026, 3, 2), date(2026, 3, 9))),
    ),
    st.builds(lambda first, step: Days(weeks=(Stride(first, 52, step),)), st.integers(1, 51), st.integers(1, 3)),
    st.builds(lambda first: Days(years=(Stride(first, None),)), st.sampled_from((2026, 2027))),
    st.builds(lambda day: Days(moving=(MovingSpan(day, day),)), moving_days),
    st.builds(lambda one, other: Days(moving=(MovingSpan(one, other),)), moving_days, moving_days),
    st.builds(
        lambda day, nth: Days(weekdays=(Weekdays(day, day, nth),)),
        st.integers(0, 6),
        st.sampled_from(((1,), (2,), (2, 4), (1, 3, 5), (-1,))),
    ),
)


@st.composite
def week(draw):
    """Groups of weekdays that share no day, or every day; then a pause, and the day on which it is shut."""
    order = draw(st.permutations(range(7)))
    cuts = sorted(draw(st.sets(st.integers(1, 5), max_size=2)))
    last = draw(st.integers(6, 7))
    groups = [order[start:end] for start, end in zip([0, *cuts], [*cuts, last], strict=True)]
    named = [Days(weekdays=weekday_ranges(group)) for group in groups]
    rules = [draw(open_on(days)) for days in named]
    if draw(st.booleans()):
        rules.append(draw(pause_on(named[-1])))
    if last == 6 and draw(st.booleans()):
        rules.append(draw(shut_on(Days(weekdays=weekday_ranges(order[6:])))))
    return rules


@st.composite
def hours(draw):
    """As a door would say it: the week first, then holidays or other special days.

    A season with hours of its own is no special day: whether it or the weekday holds cannot be said in a sentence.
    """
    rules = draw(week())
    for days in draw(st.lists(special_days, max_size=1)):
        kinds = (shut_on, unsure_on) if is_season(days) else (open_on, shut_on, unsure_on)
        rule = draw(st.one_of(*(kind(days) for kind in kinds)))
        rules.append(replace(rule, join=draw(st.sampled_from((Join.INSTEAD, Join.INSTEAD, Join.BESIDE, Join.ELSE)))))
    return Hours(tuple(rules))


@patient
@given(hours())
def test_hours_in_osm_form_are_read_back(given_hours):
    assert parse_hours(str(given_hours)) == given_hours


@patient
@given(hours())
def test_the_sentence_of_hours_means_what_it_says(given_hours):
    """Or it is refused: a season beside weekdays is clear to OSM's rules and not to a reader."""
    said = sentence(given_hours)
    assume(is_read(parse_hours, said))
    assert sentence(parse_hours(said)) == said


# -- phones --

DIGITS = st.text("0123456789", min_size=4, max_size=4)
NUMBERS = st.one_of(
    st.builds(lambda digits: ("0217000" + digits, PhoneKind.LANDLINE), DIGITS),
    st.builds(
        lambda first, rest: (f"1{first}{rest}"[:11], PhoneKind.MOBILE), st.integers(3, 9), DIGITS.map(lambda d: d * 3)
    ),
    st.builds(lambda digits: ("400000" + digits, PhoneKind.TOLL_FREE), DIGITS),
    st.sampled_from(("12345", "95598", "962121", "10086", "116114")).map(lambda number: (number, PhoneKind.SHORT)),
)


@patient
@given(NUMBERS, st.one_of(st.just(""), st.from_regex(r"[0-9]{1,6}", fullmatch=True).filter(str.isascii)))
def test_a_phone_as_printed_is_read_back(number, extension):
    phone = Phone(*number, extension)
    assert parse_phone(str(phone)) == phone


@pytest.mark.parametrize("number", sorted(EMERGENCY))
def test_an_emergency_number_is_read_back(number):
    assert parse_phone(number) == Phone(number, PhoneKind.EMERGENCY)


@patient
@given(NUMBERS)
def test_the_uri_of_a_phone_can_be_typed(number):
    """A number copied from a ``tel:`` link is the same number."""
    phone = Phone(*number)
    assert parse_phone(phone.uri.removeprefix("tel:")) == phone


# -- days --

CHINESE = "〇一二三四五六七八九"


def numeral(number):
    """31 as 三十一."""
    ten, digit = divmod(number, 10)
    return ("" if ten < 2 else CHINESE[ten]) + ("十" if ten else "") + (CHINESE[digit] if digit else "")


def in_chinese(day):
    year = "".join(CHINESE[int(digit)] for digit in str(day.year))
    return f"{year}年{numeral(day.month)}月{numeral(day.day)}日"


WIDE = {ord(c): ord(c) + 0xFEE0 for c in "0123456789-/."}
FORMS = {
    "2026-05-01": str,
    "20260501": lambda day: f"{day:%Y%m%d}",
    "2026/5/1": lambda day: f"{day.year}/{day.month}/{day.day}",
    "2026.5.1": lambda day: f"{day.year}.{day.month}.{day.day}",
    "2026年5月1日": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "２０２６－０５－０１": lambda day: str(day).translate(WIDE),
    "２０２６年５月１日": lambda day: f"{day.year}年{day.month}月{day.day}日".translate(WIDE),
    "二〇二六年五月一日": in_chinese,
}
ALL_DAYS = [date(1950, 1, 1) + timedelta(n) for n in range((date(2101, 1, 1) - date(1950, 1, 1)).days)]


@pytest.mark.parametrize("form", FORMS)
def test_every_day_of_150_years_is_read(form):
    write = FORMS[form]
    assert write(date(2026, 5, 1)) == form
    assert [write(day) for day in ALL_DAYS if parse_day(write(day)) != day] == []


some_days = st.dates(date(1950, 1, 1), date(2099, 12, 31))


@patient
@given(some_days, st.integers(0, 400))
def test_a_range_of_days_is_read_back(first, length):
    days = DayRange(first, first + timedelta(length))
    assert parse_days(str(days)) == days
    assert len(days.days()) == length + 1


# -- times --


END_OF_NIGHT = 30 * 60


def test_every_minute_of_a_day_and_its_night_is_read_back():
    """In the form that is kept, the one that editors write and the one that residents read."""
    for minute in range(END_OF_NIGHT + 1):
        clock = Clock(minute)
        assert parse_service_time(str(clock)) == clock
        assert parse_service_time(clock.written) == clock
        assert parse_service_time(clock.spoken) == clock


@patient
@given(st.integers(0, END_OF_NIGHT), st.sampled_from(["", *MARKS]))
def test_a_departure_is_read_back(minute, mark):
    departure = Departure(Clock(minute), mark)
    assert parse_departure(str(departure)) == parse_departure(departure.written) == departure


@patient
@given(st.lists(st.integers(0, END_OF_NIGHT), min_size=2, max_size=2, unique=True), st.integers(1, 999), st.data())
def test_a_headway_is_read_back(ends, least, data):
    headway = Headway(*map(Clock, sorted(ends)), least, data.draw(st.integers(least, 999)))
    assert parse_headway(str(headway)) == parse_headway(headway.written) == headway


# -- amounts --

prices = st.integers(0, 9_999_999_99).map(lambda cents: Decimal(cents) / 100)


@patient
@given(prices, st.one_of(st.none(), prices))
@example(Decimal(0), None)
@example(Decimal("0.50"), Decimal("0.5"))
def test_a_price_is_read_back(low, high):
    price = Money(*sorted((low, high))) if high is not None else Money(low, None)
    assert parse_money(str(price)) == price


@patient
@given(
    st.one_of(st.builds(Period, months=st.integers(1, 120)), st.builds(Period, days=st.integers(1, 3650))), some_days
)
def test_a_period_is_read_back_and_leads_forward(period, day):
    assert parse_period(str(period)) == period
    assert period.after(day) > day


@patient
@given(st.integers(0, 10**12 - 1))
def test_a_count_is_read_back(number):
    assert parse_number(str(number)) == parse_number(f"{number:,}") == number


@patient
@given(st.integers(10, 99))
def test_a_chinese_count_of_two_digits_is_read(number):
    assert parse_number(numeral(number)) == number


# -- days of service --


@st.composite
def service_days(draw):
    types = draw(st.lists(st.sampled_from(("工作日", "休息日", "上学日")), max_size=2, unique=True))
    weekdays = st.sets(st.integers(0, 6), min_size=1, max_size=6).map(lambda days: Days(weekdays=weekday_ranges(days)))
    special = special_days.filter(
        lambda days: not (days.moving or days.years or days.weeks or SCHOOL_DAY in days.holidays)
    )
    days = draw(st.one_of(weekdays, special) if not types else st.one_of(st.none(), weekdays, special))
    return ServiceDays(tuple(types), days)


@patient
@given(service_days())
@example(ServiceDays((), Days()))
def test_days_of_service_are_read_back(days):
    assert parse_service_days(str(days)) == days


# -- any text at all --

PARSERS = {
    parse: parse.__name__
    for parse in (
        parse_phone, parse_hours, parse_day, parse_days, parse_clock, parse_service_time, parse_period, parse_money,
        parse_number, parse_https, parse_id, parse_flag, parse_latitude, parse_longitude, parse_service_days,
        parse_departure, parse_call, parse_headway, parse_line, parse_paragraphs,
    )
} | {Datum.parse: "parse_datum"}  # fmt: skip
WORDS = (  # noqa: SIM905 - a hundred words, read as a sentence
    "周一 周二 周五 周日 星期三 双休日 周末 每天 每月第 最后一个 第二个 农历 初一 十五 节假日 工作日 休息日 上学日 寒暑假 休息 闭馆 照常 "
    "除 外 除外 其余 其余时间 全天 24小时 午休 中午不休 请先电询 需预约 上午 下午 晚上 夜里 凌晨 次日 起 以后 不 无休 "
    "8:30 17:00 1:30 24:10 8点半 十二点 0点 二十三时 5月 13月 1日 30日 2026年 2026-02-30 民国115年 二〇二六年 "
    "Mo Tu Su PH SH We[-3] We[1-3] Jan Feb 29 off open unknown closed 24/7 week easter || "
    "021 7000 1234 70001234 138 110 12345 转801 ext +86 400 元 块 ¥ 起 免费 每 约 分钟 个月 天 年 半 两 百 "
    "https:// http:// example.org 例子.中国 高德 是 否 ① ② ③"
).split()
SIGNS = (" ", "-", "－", "—", "~", "～", "至", "到", "、", "，", ",", "；", ";", "。", ":", "：", ".", "/", "（", "）", "(", ")",
         "[", "]", '"', "+", "*", "#", "|", "\n", "\t", "\u3000", "\u200b", "0", "1", "5", "９", "٣", "é", "𠮷")  # fmt: skip
any_text = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from([*WORDS, *SIGNS]), max_size=14).map("".join).map(lambda text: text[:60]),
    st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join).map(lambda text: text[:60]),
)


@pytest.mark.parametrize("parse", PARSERS, ids=PARSERS.get)
@settings(max_examples=400, deadline=None)
@given(any_text)
def test_any_text_is_a_value_that_can_be_said_or_is_refused(parse, text):
    """Nothing but ``BadValue`` ever leaves a parser, and what it returns can be printed."""
    try:
        value = parse(text)
    except BadValue as refusal:
        assert refusal.message
        return
    assert isinstance(str(value), str)
    if isinstance(value, Hours):
        assert sentence(value)


ALL_PAIRS = [f"周{first}至周{last} 9:00-17:00" for first in "一二三四五六日" for last in "一二三四五六日"]


@pytest.mark.parametrize("typed", ALL_PAIRS)
def test_a_stretch_of_weekdays_may_begin_on_any_day(typed):
    """周日至周四 is five days, whichever day begins the week."""
    first, last = ("一二三四五六日".index(typed[place]) for place in (1, 4))
    days = weekday_ranges((first + n) % 7 for n in range((last - first) % 7 + 1))
    assert parse_hours(typed) == Hours((Rule(Days(weekdays=days), (Span(540, 1020),)),))


# -- fmt --


def understood(name, parse):
    """The texts of a table that are read today."""
    typed = [row.values[0] for row in table(f"values/{name}.txt") if not row.values[1].startswith("!")]
    return st.sampled_from([text for text in typed if is_read(parse, text)])


def is_read(parse, text):
    try:
        parse(text)
    except BadValue:
        return False
    return True


def in_yaml(text):
    """As an editor may write it: bare where YAML allows, or in quotes."""
    bare = (
        re.fullmatch(r"[\w\u4e00-\u9fff（][\w\u4e00-\u9fff（）()：:、，；/.～~—－+＋－ -]*(?<!:)", text)
        and ": " not in text
    )
    quoted = json.dumps(text, ensure_ascii=False)
    return st.sampled_from((text, quoted)) if bare else st.just(quoted)


def one(name, parse):
    return understood(name, parse).flatmap(in_yaml)


def several(name, parse, between):
    """Several values on one line."""
    alone = understood(name, parse).filter(lambda text: re.fullmatch(r"[\w:：点分年月日.－-]+", text))
    return st.lists(alone, min_size=1, max_size=4).map(between.join).flatmap(in_yaml)


def optional(label, values):
    return st.one_of(st.just(""), values.map(lambda text: f"{label}: {text}\n"))


SHARED = (
    optional("时间", one("hours", parse_hours)),
    optional("核对", one("day", parse_day).map(lambda text: f"{{日期: {flow(text)}}}")),
    optional("复核周期", one("period", parse_period)),
    optional("标签", st.just("夜间、 报修,老人")),
    optional("位置", st.just("{地址: 美平路 88 号, 纬度: 31.40, 经度: ' 121.3 ', 坐标系: 高德, 无障碍: 有}")),
    optional("上卡", st.sampled_from(("是", "no", "{印上: 是, 次序: 十二}"))),
)
OF_A_HOTLINE = (
    st.just("名称: 供水热线\n"),
    st.lists(one("phone", parse_phone), min_size=1, max_size=3).map(
        lambda found: f"电话: [{', '.join(map(flow, found))}]\n"
    ),
)
OF_A_PLACE = (
    st.just("名称: 邻里中心  # 还在造\n类别: 社区食堂\n"),
    optional("启用", one("day", parse_day)),
    optional("收费", one("money", parse_money)),
    optional("容量", one("number", parse_number)),
    optional("开箱", several("clock", parse_clock, " ")),
)
OF_A_SHUTTLE = (
    st.just("名称: 大居线\n站点: 美平苑、 地铁站\n时刻:\n  - 方向: 往地铁站\n"),
    one("service-days", parse_service_days).map(lambda text: f"    开行: {text}\n"),
    several("service-time", parse_service_time, " ").map(lambda text: f"    发车: {text}\n"),
    optional("    间隔", one("headway", parse_headway).map(lambda text: f"[{flow(text)}]")),
    optional("票价", one("money", parse_money)),
)


def flow(text):
    """In brackets a comma must stand in quotes."""
    return text if text.startswith('"') else json.dumps(text, ensure_ascii=False)


RECORDS = st.one_of(
    st.tuples(*OF_A_HOTLINE, *SHARED).map(lambda parts: ("hotlines", "".join(parts))),
    st.tuples(*OF_A_PLACE, *SHARED).map(lambda parts: ("places", "".join(parts))),
    st.tuples(*OF_A_SHUTTLE, *SHARED).map(lambda parts: ("shuttles", "".join(parts))),
)


@patient
@given(RECORDS)
def test_fmt_of_any_record_is_settled_and_says_the_same(tmp_path_factory, record):
    folder, text = record
    assert_settled(tmp_path_factory.getbasetemp() / "fmt", f"directory/{folder}/record.yml", text)


REAL = sorted([*(HERE.parent / "directory").rglob("*.yml"), *(HERE.parent / "content/notices").glob("*.md")])


@pytest.mark.parametrize(
    "file",
    [file for file in REAL if file.stem != "site" and file.parent.name not in ("words", "editions")],
    ids=lambda file: file.stem,
)
def test_fmt_of_our_own_files_is_settled_and_says_the_same(file, tmp_path):
    assert_settled(tmp_path, file.relative_to(HERE.parent).as_posix(), file.read_text(encoding="utf-8"))


def assert_settled(root, path, text):
    """``fmt`` twice is ``fmt`` once, and the entries say what they said before."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
    once = formatted(root, path, AREA_CODE)
    assert entries_in(once, path) == entries_in(text, path)
    (root / path).write_text(once, encoding="utf-8")
    assert formatted(root, path, AREA_CODE) == once


def entries_in(text, path):
    entries, problems = entries_of(parse_source(text.encode(), path).tree, source_of(path, ""), AREA_CODE)
    assert not problems, problems
    return entries
