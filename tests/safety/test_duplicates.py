"""C-23: a field written twice is refused, in every disguise."""

from __future__ import annotations

import pytest

from tests.safety.examples import (
    HOTLINE,
    NOTICE,
    hotline,
    notice,
    refused,
    told,
)

TWICE = {
    "same-word": (hotline("电话: 110\n电话: 119"), 2, 3, 1),
    "quoted": (hotline('电话: 110\n"电话": 119'), 2, 3, 1),
    "single-quoted": (hotline("'电话': 110\n电话: 119"), 2, 3, 1),
    "nested": (hotline("电话:\n  - 号码: 110\n    用途: 报警\n    号码: 119"), 3, 5, 5),
    "flow": (hotline("电话: [{号码: 110, 号码: 119}]"), 2, 2, 16),
    "flow-of-two-lines": (hotline("电话: {号码: 110,\n  号码: 119}"), 2, 3, 3),
    "Chinese-and-English": (hotline("电话: 110\nphones: 119"), 2, 3, 1),
    "full-width-letters": (hotline("phones: 110\nｐｈｏｎｅｓ: 119"), 2, 3, 1),
    "full-width-and-Chinese": (hotline("电话: 110\nｐhones: 119"), 2, 3, 1),
    "compatibility-character": (hotline("不管什么: 一\n不管什么: 二\n电话: 110"), 2, 3, 1),
    "radical": (hotline("电话: 110\n又名: 一\n⼜名: 二"), 3, 4, 1),
    "hyphen": (hotline("电话: 110\nwhen_to_call: 一\nwhen-to-call: 二"), 3, 4, 1),
    "empty-first": (hotline("电话:\n电话: 119"), 2, 3, 1),
    "empty-last": (hotline("电话: 110\n电话:"), 2, 3, 1),
    "unknown-field": (hotline("电话: 110\n颜色: 红\n颜色: 绿"), 3, 4, 1),
    "far-apart": (hotline("电话: 110\n又名: 甲\n语言: 普通话\n标签: 急\n电话: 119"), 2, 6, 1),
    "list-of-records": ("- 编号: a\n  名称: 甲\n  电话: 110\n  名称: 乙\n", 2, 4, 3),
    "second-record": ("- 编号: a\n  名称: 甲\n  电话: 110\n- 编号: b\n  名称: 乙\n  电话: 119\n  电话: 120\n", 6, 7, 3),
    "spaces-in-quotes": (hotline('电话: 110\n" 电话": 119'), 2, 3, 1),
}


@pytest.mark.parametrize(("text", "first", "line", "column"), TWICE.values(), ids=TWICE)
def test_c_23_a_field_written_twice_is_refused_with_both_lines(repository, text, first, line, column):
    """The last one must never win in silence."""
    problem = next(p for p in told(repository, text, HOTLINE) if p.code == "E120")
    assert (problem.at.line, problem.at.column) == (line, column)
    assert f"第 {first} 行" in problem.message
    assert "只留一个" in problem.remedy


def test_c_23_three_times_is_two_errors(repository):
    """Each further one is pointed at."""
    found = told(repository, hotline("电话: 110\n电话: 119\n电话: 120"), HOTLINE)
    assert [(p.code, p.at.line) for p in found] == [("E120", 3), ("E120", 4)]


def test_c_23_in_the_settings_and_in_a_notice(repository):
    """The same loader reads them."""
    assert refused(repository, "区号: 021\n区号: 010\n", "directory/site.yml").code == "E120"
    problem = refused(repository, notice("类别: 温馨提示"), NOTICE)
    assert (problem.code, problem.at.line) == ("E120", 5)


def test_c_23_decomposed_twins_never_stand_side_by_side(repository):
    """A letter and its accent may be one character or two that look the same; the decomposed one is refused before anything is compared."""
    problem = next(
        p for p in told(repository, hotline("电话: 110\ncaf\u00e9: 1\ncafe\u0301: 2"), HOTLINE) if p.code == "E118"
    )
    assert (problem.code, problem.at.line, problem.at.column) == ("E118", 4, 4)
    assert "caf\u00e9: 2" in problem.remedy
