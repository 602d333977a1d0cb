"""Who is on duty at an instant, and whom to call: rosters that a committee could write, and what they mean."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools import pipeline
from build_tools.derive.almanac import almanac_of
from build_tools.derive.answering import Answering
from build_tools.derive.snapshot import take_snapshot
from build_tools.duty import Duty
from build_tools.duty.stint import stint_at
from build_tools.intake import take_in
from build_tools.kinds.roster import Roster
from build_tools.values.hours.week import State
from tests.conftest import HERE, TODAY, Repository

ROSTERS = sorted(path.stem for path in (HERE / "duty").glob("*.yml"))
CASES = [
    pytest.param(roster, *row.split(" => "), id=f"{roster} {row}")
    for roster in ROSTERS
    for row in (HERE / f"duty/{roster}.txt").read_text(encoding="utf-8").splitlines()
    if not row.startswith("#")
]


@pytest.fixture(scope="module")
def duties(tmp_path_factory):
    """Each roster of tests/duty, read by the library's calendar."""
    repository = Repository(tmp_path_factory.mktemp("duty"))
    for name in ROSTERS:
        repository.write(f"directory/rosters/{name}.yml", (HERE / f"duty/{name}.yml").read_bytes())
    directory = repository.check().directory
    return {roster.id: Duty(roster, almanac_of(directory)) for roster in directory.of(Roster)}


@pytest.mark.parametrize(("roster", "at", "expected"), CASES)
def test_who_is_on_duty_since_when_and_until_when(roster, at, expected, duties):
    watch = duties[roster].at(datetime.fromisoformat(at))
    said = [watch.state.value, watch.post.role if watch.post else "-", minute(watch.start), minute(watch.end)]
    assert ", ".join(said) == expected


def minute(instant):
    return instant.isoformat(" ", "minutes") if instant else "-"


def test_a_post_without_a_number_answers_the_one_that_all_share(duties):
    assert str(duties["dates"].at(datetime.fromisoformat("2026-08-02")).phone.number) == "021-7000-4020"
    assert str(duties["dates"].at(datetime.fromisoformat("2026-08-05")).phone.number) == "021-7000-4022"


def test_where_nobody_was_planned_it_says_so(duties):
    watch = duties["dates"].at(datetime.fromisoformat("2026-08-04"))
    assert (watch.state, watch.post, watch.phone, watch.reason) == (State.OFF, None, None, "这个时段没有排班")


def test_what_nobody_can_know_is_told_with_its_reason(duties):
    assert (
        duties["weekly"].at(datetime.fromisoformat("2027-01-04 12:00")).reason.startswith("2027 年的放假安排还没公布")
    )


@pytest.mark.parametrize("roster", ROSTERS)
def test_one_watch_ends_where_the_next_begins(roster, duties):
    """Over four months no instant is left out and none is told twice."""
    first = datetime.fromisoformat("2026-08-01")
    course = [*duties[roster].course(first, first + timedelta(120))]
    assert course[0].at == first
    for watch, following in pairwise(course):
        assert watch.end == following.at > watch.at
        assert following.start in (None, following.at)


@pytest.fixture(scope="module")
def rotation(tmp_path_factory):
    """A way to write a rotation without slots and read it."""
    root = tmp_path_factory.mktemp("rotation")

    def read(posts, start, every, handover):
        roles = ", ".join(f"第{number}岗 021-7000-41{number:02}" for number in range(posts))
        text = (
            f"名称: 轮值\n交接时间: {handover:%H:%M}\n轮换: {{从哪天起: {start}, 每班: {every}天, 岗位: [{roles}]}}\n"
        )
        file = root / "directory/rosters/turns.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        (entry,) = take_in(root, "directory/rosters/turns.yml", "021").entries
        return entry

    return read


PLANS = st.tuples(
    st.integers(1, 9),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(1, 40),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
)


@given(PLANS, st.timedeltas(timedelta(0), timedelta(4000)))
def test_a_rotation_has_exactly_one_post_at_each_instant(rotation, plan, later):
    """And it is the one that counting days gives; a hand-over belongs to the next."""
    posts, start, every, handover = plan
    roster = rotation(*plan)
    first = datetime.combine(start, handover)
    stint = stint_at(roster, first + later)
    assert stint.post is roster.rotation.posts[later.days // every % posts]
    assert stint.start <= first + later < stint.end
    assert stint.end - stint.start == timedelta(every)
    assert stint_at(roster, stint.end).start == stint.end
    assert stint_at(roster, stint.end).post is roster.rotation.posts[(later.days // every + 1) % posts]
    assert stint_at(roster, first - timedelta(minutes=1)) is None
    assert stint_at(roster, datetime.combine(start, time()) - timedelta(1)) is None


# -- whom to call --

NEIGHBOURHOOD = {
    "units/town.yml": "名称: 镇\n类型: 镇街\n电话: {号码: 021-7000-4201, 用途: 总值班室, 时间: 每天 24小时}\n",
    "units/lane.yml": "名称: 里弄居委会\n类型: 居委\n上级: town\n"
    "电话: [{号码: 021-7000-4211, 用途: 办公室, 时间: 每天 8:30-17:00}]\n",
    "units/house.yml": "名称: 里弄1号楼\n类型: 楼栋\n上级: lane\n",
    "rosters/night.yml": "名称: 夜间值班\n适用范围: lane\n时段: 每天 17:00-次日8:30\n交接时间: 8:30\n"
    "轮换: {从哪天起: 2026-11-20, 每班: 1天, 岗位: [一岗 021-7000-4221, 二岗 021-7000-4222]}\n没人接打: 021-7000-4201\n",
    "hotlines/repair.yml": "名称: 急修电话\n适用范围: lane\n电话: 021-7000-4230\n值班表: repairs\n什么时候打: 水管爆裂。别的事白天打。\n",
    "rosters/repairs.yml": "名称: 急修值班\n适用范围: lane\n时段: 每天 20:00-22:00\n交接时间: 0:00\n"
    "轮换: {从哪天起: 2026-11-01, 每班: 1周, 岗位: [水电岗 021-7000-4231]}\n",
    "hotlines/city.yml": "- {编号: power, 名称: 供电热线, 电话: 95598, 时间: 每天 24小时}\n"
    "- {编号: water, 名称: 供水热线, 电话: 962740}\n- {编号: police, 名称: 报警, 电话: 110, 时间: 每天 24小时}\n",
}


@pytest.fixture
def lane(repository):
    repository.write("directory/site.yml", '区号: "021"\n')
    for path, text in NEIGHBOURHOOD.items():
        repository.write(f"directory/{path}", text)
    return repository


@pytest.mark.parametrize(
    ("unit", "at", "expected"),
    [
        ("lane", "2026-11-22 10:00", "里弄居委会 办公室 4211; 急修电话 4230?; 镇 总值班室 4201; 供电热线 95598; 供水热线 962740?"),
        ("lane", "2026-11-22 21:00", "急修电话：水电岗 4231; 夜间值班：一岗 4221; 镇 总值班室 4201; 供电热线 95598; 供水热线 962740?; 里弄居委会 办公室 4211 closed until 2026-11-23 08:30"),
        ("lane", "2026-11-23 23:00", "夜间值班：二岗 4222; 急修电话 4230?; 镇 总值班室 4201; 供电热线 95598; 供水热线 962740?; 里弄居委会 办公室 4211 closed until 2026-11-24 08:30"),
        ("house", "2026-11-22 10:00", "里弄居委会 办公室 4211; 急修电话 4230?; 镇 总值班室 4201; 供电热线 95598; 供水热线 962740?"),
        ("town", "2026-11-22 10:00", "镇 总值班室 4201; 供电热线 95598; 供水热线 962740?"),
    ],
)  # fmt: skip
def test_whom_to_call(unit, at, expected, lane):
    """Who answers first, the near before the far, each number once; 110 and 12345 stand apart."""
    directory = lane.check().directory
    lines = Answering(take_snapshot(directory, TODAY)).lines(directory.unit(unit), datetime.fromisoformat(at))
    assert "; ".join(map(in_short, lines)) == expected


def in_short(line):
    number = line.phone.number.number.removeprefix("0217000")
    closed = f" closed until {minute(line.opens)}" if line.state is State.OFF else ""
    return f"{line.name} {number}{'?' if line.state is State.UNKNOWN else ''}{closed}"


def test_the_page_says_whom_to_call_at_night_and_by_day(lane):
    lane.build()
    page = lane.page("c/lane/duty.html")
    night, day = re.findall(r"<section data-at=.*?</section>", page, re.DOTALL)
    assert page.index("tel:110") < page.index(night)
    assert night.index("夜间值班：一岗") < night.index("总值班室") < night.index("供电热线") < night.index("这时没人接")
    assert "11月23日（周一）8:30 起有人接" in night
    assert day.index("里弄居委会 办公室") < day.index("总值班室")
    assert "夜间值班" not in day
    assert "一岗" in page[page.index(day) + len(day) :]


def test_every_unit_says_it_and_leads_to_the_page(lane):
    lane.build()
    for unit, page in (("lane", "c/lane/duty.html"), ("house", "c/lane/duty.html"), ("town", "c/town/duty.html")):
        shown = lane.page(f"c/{unit}/index.html")
        assert "现在打谁的电话" in shown
        assert f'href="../../{page}"' in shown
        assert "tel:110" in shown
    assert "夜间值班：一岗" in lane.page("c/house/index.html")


def test_a_change_of_post_or_day_changes_the_page(lane):
    """An incremental build is the same as a full one."""
    lane.build()
    night = NEIGHBOURHOOD["rosters/night.yml"]
    lane.write("directory/rosters/night.yml", night.replace("一岗 021-7000-4221", "保安岗 021-7000-4229"))
    lane.build()
    assert "夜间值班：保安岗" in lane.page("c/lane/duty.html")
    assert "021-7000-4229" in lane.page("c/house/index.html")
    lane.build(TODAY + timedelta(1))
    assert "夜间值班：二岗" in lane.page("c/lane/duty.html")
    assert "11月24日（周二）8:30 起有人接" in lane.page("c/lane/duty.html")


def test_the_demo_is_covered(demo):
    """At night the three committees know somebody near to call, and the roster's post is among them."""
    directory = pipeline.check(demo.root, TODAY).directory
    answering = Answering(take_snapshot(directory, TODAY))
    for committee in directory.committees():
        assert answering.lines(committee, datetime.fromisoformat("2026-11-22 23:00"))[0].state is State.OPEN
    assert "夜间和休息日值班：社区工作者岗" in demo.page("c/baoxinyuan-3/duty.html")


def test_a_day_that_nobody_has_announced_is_said_to_be_unsure(lane):
    """The office keeps workdays, and of 2027-02-08 nobody knows yet whether it is one."""
    office = NEIGHBOURHOOD["units/lane.yml"].replace("每天 8:30-17:00", "工作日 8:30-17:00；节假日 休息")
    lane.write("directory/units/lane.yml", office)
    lane.build(date(2027, 2, 8))
    assert "（这天不一定有人接）" in lane.page("c/lane/duty.html")
