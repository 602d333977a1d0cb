"""When a bus comes: days, forms, notices, the next one; tables against what a volunteer has written."""

from __future__ import annotations

import json
import shutil
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import pairwise

import chinese_calendar
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.departures.coming import comings_after
from build_tools.departures.line import line_of
from build_tools.departures.run import by_hour
from build_tools.departures.stop_day import at_stop
from build_tools.departures.words import coming_in_words, wait_in_words
from build_tools.derive.snapshot import take_snapshot
from tests.chinese_almanac import days
from tests.conftest import HERE, TODAY, Repository, lianxin, table
from tests.test_site import words_of

CASES = HERE / "departures"
SATURDAY = 5
CAMPUS = HERE / "sites" / "campus-bus"
patient = settings(deadline=None, max_examples=60)


@cache
def snapshot():
    return take_snapshot(Repository(CASES).check(TODAY).directory, TODAY)


@cache
def line(shuttle):
    seen = snapshot()
    found = seen.directory.by_id[shuttle]
    return line_of(found, seen.directory, seen.published_on(found), seen.almanac)


@cache
def stop_day(shuttle, headsign, on, stop=None):
    service = line(shuttle).towards(headsign, on)
    return at_stop(service, stop or service.stops[0])


def said(day):
    """Service: times | headways ! note."""
    times = " ".join(str(stopping.clock) for stopping in day.stoppings)
    headways = ", ".join(f"{wait.start}-{wait.end} {wait_in_words(wait)}" for wait in day.headways)
    parts = (f"{day.service}:", times, headways and f"| {headways}", day.note and f"! {day.note}")
    return " ".join(filter(None, parts))


def test_the_cases_are_without_error():
    """What the tables ask about could be published, but for services that nobody has told apart."""
    problems = Repository(CASES).check(TODAY).problems
    assert [problem for problem in problems if problem.code.startswith("E")] == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [*table("departures/days.txt"), *table("departures/stops.txt"), *table("departures/notices.txt")],
)
def test_a_stop_on_a_date(asked, expected):
    shuttle, headsign, on, *stop = asked.split()
    assert said(stop_day(shuttle, headsign, date.fromisoformat(on), *stop)) == expected


@pytest.mark.parametrize(("asked", "expected"), table("departures/words.txt"))
def test_what_somebody_who_waits_is_told(asked, expected):
    shuttle, headsign, instant, stop = asked.split()
    at = datetime.fromisoformat(instant)
    assert coming_in_words(at, lambda on: stop_day(shuttle, headsign, on, stop)) == expected


# -- every day of twenty years --


def test_workdays_are_china_s_on_every_day_of_twenty_years():
    """工作日, 休息日 and 节假日 against chinese_calendar, which knows nothing of us."""
    wrong = []
    for on in days(date(2007, 1, 1), (date(2027, 1, 1) - date(2007, 1, 1)).days):
        is_workday = chinese_calendar.is_workday(on)
        expected = {
            ("office-line", "返回幸福里"): "工作日" if is_workday else "休息日",
            ("holiday-line", "往新城"): "工作日" if is_workday else "停驶",
        }
        if on.weekday() < SATURDAY:  # which days of a weekend beside a festival are 节假日 is the notices' to say
            expected["holiday-line", "往古镇"] = "停驶" if is_workday else "节假日"
        found = {asked: line(asked[0]).towards(asked[1], on).service for asked in expected}
        if found != expected:
            wrong.append((on, found))
    assert wrong == []


# -- a real bus --


@pytest.fixture(scope="module")
def campus(tmp_path_factory):
    """A campus bus of Shanghai (zry656565/SJTU-Bus, MIT), its workdays and holidays put together as one line."""
    root = tmp_path_factory.mktemp("campus")
    records = {file.stem: yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in CAMPUS.glob("*.yml")}
    for name in ("direct1", "direct2"):
        directions = [*records[name]["时刻"], *records[f"festival-{name}"]["时刻"]]
        record = {**records[name], "时刻": [*directions, {**directions[-1], "开行": "周六、周日"}]}
        file = root / "directory" / "shuttles" / f"{name}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(record, allow_unicode=True, width=10_000), "utf-8")
    (root / "directory" / "site.yml").write_text("网站名称: 校园\n", "utf-8")
    return take_snapshot(Repository(root).check(TODAY).directory, TODAY), records


@pytest.mark.parametrize("name", ["direct1", "direct2"])
@pytest.mark.parametrize(
    ("on", "festival"),
    [("2026-11-23", ""), ("2026-11-28", "festival-"), ("2026-11-29", "festival-"), ("2026-10-01", "festival-"),
     ("2026-10-10", "")],
)  # fmt: skip
def test_of_a_real_bus_no_departure_is_lost_or_moved(campus, name, on, festival):
    """On a workday, a Saturday, a Sunday, a day off and a make-up workday; on the page also by hours."""
    seen, records = campus
    shuttle = seen.directory.by_id[name]
    service = line_of(shuttle, seen.directory, (), seen.almanac).towards("绕校园一周", date.fromisoformat(on))
    written = records[festival + name]["时刻"][0]["发车"].split()
    assert [str(stopping.clock) for stopping in at_stop(service, service.stops[0]).stoppings] == written
    assert [str(run.start) for _, within in by_hour(service.runs) for run in within] == written


# -- the next one is the next one --

STOPS = sorted(
    {
        (shuttle.id, headsign, stop)
        for shuttle in snapshot().directory.of(type(line("night-line").shuttle))
        for headsign in line(shuttle.id).headsigns
        for stop in line(shuttle.id).towards(headsign, TODAY).stops
    }
)
instants = st.builds(
    lambda on, minutes: datetime.combine(on, time()) + timedelta(minutes=minutes),
    st.dates(date(2026, 9, 1), date(2026, 12, 31)),
    st.integers(0, 24 * 60 - 1),
)


def departures_between(asked, after, before):
    """Every departure from one instant to another, found by looking at each service day on its own."""
    shuttle, headsign, stop = asked
    for on in days(after.date() - timedelta(2), (before - after).days + 4):
        day = stop_day(shuttle, headsign, on, stop)
        for stopping in day.stoppings:
            at = datetime.combine(on, time()) + timedelta(minutes=stopping.clock.minutes)
            if after <= at <= before:
                yield at


@patient
@given(st.sampled_from(STOPS), instants)
def test_the_next_departure_is_really_the_next(asked, at):
    """Those to come ascend, begin with the next one, and leave none out."""
    shuttle, headsign, stop = asked
    found = [coming.at for coming in comings_after(at, lambda on: stop_day(shuttle, headsign, on, stop))]
    week = at + timedelta(7)
    assert all(earlier <= later for earlier, later in pairwise(found))
    assert [instant for instant in found if instant <= week] == sorted(departures_between(asked, at, week))


@patient
@given(st.sampled_from([asked for asked in STOPS if asked[0] in ("bus-1606", "town-line")]), instants)
def test_no_minute_is_invented(asked, at):
    """Of a line with headways every time that is said is written down, moved by a running time at most."""
    shuttle, headsign, stop = asked
    day = stop_day(shuttle, headsign, at.date(), stop)
    direction = line(shuttle).shuttle.directions[0 if headsign == line(shuttle).headsigns[0] else 1]
    effects = [effect for notice in line(shuttle).notices for effect in notice.effects if effect.target == shuttle]
    moved = {told.clock.minutes for effect in effects for told in (*effect.to, *effect.trips)}
    ends = {end.clock.minutes for end in (direction.first, direction.last) if end} | moved
    after = {*direction.running_times, 0}
    assert {s.clock.minutes for s in day.stoppings} <= {end + minutes for end in ends for minutes in after}


# -- the page --


def page(repository, shuttle, on):
    """What somebody reads on a shuttle's page on a day: today's part, and that of other days."""
    shutil.copytree(CASES, repository.root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.txt"))
    repository.build(date.fromisoformat(on))
    now, _, others = words_of(repository.page(f"shuttles/{shuttle}.html")).partition("其他日子\n")
    return now.splitlines(), others.splitlines()


def test_the_page_begins_with_what_runs_today(repository):
    """Sunday's bus stands first, those of other days after it, none twice."""
    now, others = page(repository, "park-line", "2026-11-22")
    assert {"今天（11月22日 星期日，休息日）", "周日", "9:00只有一班"} <= {*now}
    assert [line for line in others if line in ("工作日", "周六", "周日", "节假日")] == ["工作日", "周六", "节假日"]
    assert {"7:00只有一班", "8:00只有一班", "10:00只有一班"} <= {*others}


def test_the_page_strikes_out_what_a_notice_cancels(repository):
    """With a link to the notice; on other days the timetable is as it is written."""
    now, others = page(repository, "night-line", "2026-11-25")
    assert {"8:30取消", "23:30只有一班", "次日0:10取消"} <= {*now}
    assert {"8:30首班", "23:30", "次日0:10末班"} <= {*others}
    html = repository.page("shuttles/night-line.html")
    assert '<s>8:30</s><small class="change"><a href="../notices/2026-11-18-changes.html">取消</a></small>' in html
    assert (
        '<p class="why">变动照公告<a href="../notices/2026-11-18-changes.html">11月底几天的调整</a>：管子要修</p>'
        in html
    )


def test_the_page_says_that_nothing_runs_and_when_the_next_does(repository):
    now, others = page(repository, "night-line", "2026-11-30")
    assert now.count("停驶") == 2
    assert {"停运", "12月4日（周五）首班 8:30", "12月1日（周二）首班 9:00"} <= {*now}
    assert {"8:30首班", "次日0:10末班", "9:00首班"} <= {*others}


def test_the_page_of_a_year_without_calendar_says_so(repository):
    now, _ = page(repository, "park-line", "2028-05-03")
    assert {"今天（5月3日 星期三，放假安排还没有公布）", "节假日班次待定，请电询。", "工作日"} <= {*now}


# -- the command --


def ask(*arguments):
    return lianxin("departures", *arguments, "--root", CASES, "--today", TODAY)


def test_the_command_answers_programs():
    """One object for each date and direction, with every key."""
    done = ask("night-line", "--on", "2026-11-26..2026-11-27", "--stop", "幸福里", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert [(each["date"], each["direction"]) for each in found] == [
        ("2026-11-26", "往地铁站"), ("2026-11-26", "返回美平苑"), ("2026-11-27", "往地铁站"), ("2026-11-27", "返回美平苑"),
    ]  # fmt: skip
    assert found[0] == {
        "date": "2026-11-26",
        "direction": "往地铁站",
        "stop": "幸福里",
        "service": "每天",
        "times": ["08:34", "12:04", "23:34", "24:14"],
        "last": "24:14",
        "headways": [],
        "note": "",
    }
    assert (found[2]["times"], found[2]["last"]) == ([], None)


def test_the_command_begins_at_the_first_stop_of_each_direction():
    found = json.loads(ask("bus-1606", "--json").stdout)
    assert [(each["stop"], each["last"]) for each in found] == [("幸福里", "20:30"), ("地铁站", None)]
    assert found[0]["headways"] == ["05:30-09:00 约 8–12 分钟一班", "09:00-20:30 约 15 分钟一班"]


def test_the_command_answers_people():
    """With the day, the last bus, notes and what a notice has changed."""
    assert ask("clinic-line", "--on", "2026-11-25").stdout.splitlines() == [
        "看病专线（clinic-line）",
        "2026年11月25日 星期三，工作日",
        "  往医院，美平苑：每天",
        "    7:30 末班 9:00①",
        "    9:00 改点，原 8:50（11月底几天的调整）",
        "    ① 直达，不停卫生站",
    ]
    assert "    停运（11月底几天的调整）" in ask("bus-1606", "--on", "2026-11-30").stdout.splitlines()
    assert "    首班 6:00 末班 18:00" in ask("town-line", "--on", "2026-11-30").stdout.splitlines()
    assert "节假日班次待定，请电询" in ask("park-line", "--on", "2028-05-03").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nihgt-line"], 1, "你是不是想写：night-line（夜宵线）"),
        (["夜宵线"], 1, "你是不是想写：night-line（夜宵线）"),
        (["x"], 1, "你是不是想写："),
        (["night-line", "--stop", "天安门"], 1, "它的站有：美平苑、幸福里、地铁站。"),
        (["night-line", "--on", "2026-02-30"], 2, "没有“2026-02-30”这一天"),
        (["night-line", "--on", "明天"], 2, "明天"),
        (["night-line", "--on", "2026-12-01..2026-11-01"], 2, "早于"),
        (["night-line", "--on", "2026-01-01..2027-02-05"], 2, "超过了 400 天"),
    ],
)
def test_a_slip_is_answered_with_what_could_be_meant(arguments, code, message):
    done = ask(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_shuttle_that_cannot_be_read_is_said_to_be_there(tmp_path):
    shutil.copytree(CASES / "directory", tmp_path / "directory")
    (tmp_path / "directory/shuttles/broken-line.yml").write_text("名称: 坏的\n时刻: 随时\n", "utf-8")
    done = lianxin("departures", "broken-line", "--root", tmp_path, "--today", TODAY)
    assert (done.returncode, "lianxin check" in done.stderr) == (1, True)


# -- the rule --


def test_two_services_on_one_date_are_named_with_the_date(repository):
    repository.write("directory/site.yml", "网站名称: 试\n区号: 021\n")
    file = HERE / "rules" / "two_services" / "finds" / "directory" / "shuttles" / "lines.yml"
    repository.write("directory/shuttles/lines.yml", file.read_bytes())
    problem = next(problem for problem in repository.check(TODAY).problems if problem.code == "E340")
    assert problem.message == "“往医院”的“工作日”和“每月最后一个周五”在2026年11月27日都开行，不知道照哪一组"
    assert "日期优先" in problem.remedy
