"""Whom to turn to, told for each building: the nearest of each title, and nobody else's."""

from __future__ import annotations

import re
from datetime import date, datetime, time

import pytest

from build_tools.derive.answering import Answering
from build_tools.derive.roles import roles_for
from build_tools.derive.snapshot import take_snapshot
from tests.conftest import TODAY

MONDAY = date(2026, 11, 23)
UNITS = """
- {编号: town, 名称: 罗店镇, 类型: 镇街, 核对: 2026-11-01}
- {编号: jw, 名称: 三村居委会, 类型: 居委, 上级: town, 核对: 2026-11-01}
- {编号: xq, 名称: 三村, 类型: 小区, 上级: jw, 核对: 2026-11-01}
- {编号: lou-1, 名称: 1号楼, 类型: 楼栋, 上级: xq, 核对: 2026-11-01}
- {编号: lou-2, 名称: 2号楼, 类型: 楼栋, 上级: xq, 核对: 2026-11-01}
- {编号: wg-1, 名称: 第一网格, 类型: 网格, 上级: jw, 适用范围: lou-1, 核对: 2026-11-01}
- {编号: wg-2, 名称: 第二网格, 类型: 网格, 上级: jw, 核对: 2026-11-01}
- {编号: lou-3, 名称: 3号楼, 类型: 楼栋, 上级: wg-2, 核对: 2026-11-01}
"""
ROLES = """
- {编号: worker-1, 名称: 第一网格网格员, 岗位: 网格员, 适用范围: wg-1, 电话: 021-7000-2961, 核对: 2026-11-01}
- {编号: worker-2, 名称: 第二网格网格员, 岗位: 网格员, 适用范围: wg-2, 电话: 021-7000-2962, 核对: 2026-11-01}
- {编号: head-1, 名称: 1号楼楼组长, 岗位: 楼组长, 适用范围: lou-1, 核对: 2026-11-01}
- {编号: social, 名称: 社工, 岗位: 社工, 适用范围: jw, 电话: 021-7000-2963, 核对: 2026-11-01}
- {编号: town-social, 名称: 镇社工站, 岗位: 社工, 适用范围: town, 核对: 2026-11-01}
- {编号: former, 名称: 从前的调解员, 岗位: 调解员, 适用范围: jw, 状态: 停用, 核对: 2026-11-01}
"""


@pytest.fixture
def neighbourhood(repository):
    repository.write("directory/units/all.yml", UNITS.lstrip()).write("directory/roles/all.yml", ROLES.lstrip())
    return repository


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("lou-1", "head-1 worker-1 social"),
        ("lou-2", "social"),
        ("lou-3", "worker-2 social"),
        ("wg-2", "worker-2 social"),
        ("xq", "social"),
        ("jw", "worker-1 worker-2 social"),
        ("town", "town-social"),
    ],
)
def test_each_unit_is_told_who_serves_nearest(neighbourhood, unit, expected):
    checked = neighbourhood.check()
    assert not [problem for problem in checked.problems if problem.code.startswith("E2")]
    snapshot = take_snapshot(checked.directory, TODAY)
    assert [role.id for role in roles_for(checked.directory.unit(unit), snapshot)] == expected.split()


def test_a_building_s_page_shows_its_own_grid_worker_and_not_the_other_s(demo):
    # What may take its place later in the day waits in data: the other worker has duty at night.
    page = re.sub(r"<script.*?</script>", "", demo.page("c/bxy3-1/index.html"), flags=re.DOTALL)
    assert "宝欣苑三村1号楼楼组长" in page
    assert "021-7000-3011" in page
    assert "021-7000-3012" not in page


def test_by_day_a_building_calls_the_worker_of_its_grid(demo):
    """On a Monday at 10:00 the worker is there; the 楼组长, a neighbour, is not among those to be called in trouble."""
    directory = demo.check().directory
    lines = Answering(take_snapshot(directory, TODAY)).lines(
        directory.unit("bxy3-1"), datetime.combine(MONDAY, time(10))
    )
    called = [line.record.id for line in lines]
    assert called[0] == "bxy3-wangge-1-worker"
    assert not {"bxy3-1-head", "bxy3-wangge-2-worker"}.intersection(called)
