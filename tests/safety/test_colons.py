"""C-24, C-25: a colon of the wrong kind, without its space, or missing, is named as such."""

from __future__ import annotations

import pytest

from tests.safety.examples import (
    HOTLINE,
    NOTICE,
    notice,
    refused,
    told,
)

WIDE_COLONS = {
    "only-line": ("电话：70001234\n", 1, 3),
    "every-line": ("名称：物业\n电话：021-7000-1234\n", 1, 3),
    "first-line": ("名称：物业\n电话: 110\n", 1, 3),
    "last-line": ("名称: 物业\n电话：110\n", 2, 3),
    "between": ("名称: 物业\n电话：110\n标签: 老人\n", 2, 3),
    "with-a-space": ("名称： 物业\n电话: 110\n", 1, 3),
    "without-a-value": ("名称: 物业\n电话：\n  - 110\n", 2, 3),
    "in-a-table": ("名称: 物业\n电话:\n  - 号码: 110\n    用途：报警\n", 4, 7),
    "first-in-a-table": ("名称: 物业\n电话:\n  - 号码：110\n    用途: 报警\n", 3, 7),
    "alone-in-a-table": ("名称: 物业\n电话:\n  - 号码：110\n", 3, 7),
    "alone-below-a-field": ("名称: 物业\n电话: 110\n位置:\n  地址：美平路 88 号\n", 4, 5),
    "alone-and-only-text": ("名称: 物业\n电话: 110\n依据:\n  标题：公示牌\n", 4, 5),
    "in-braces": ("名称: 物业\n电话: {号码：110, 用途: 报警}\n", 2, 8),
    "after-a-comment": ("# 物业\n名称：物业\n电话: 110\n", 2, 3),
    "small-colon": ("名称﹕物业\n电话: 110\n", 1, 3),
    "ratio-sign": ("名称∶物业\n电话: 110\n", 1, 3),
    "in-a-list-file": ("- 编号：a\n  名称: 甲\n  电话: 110\n", 1, 5),
}


@pytest.mark.parametrize(("text", "line", "column"), WIDE_COLONS.values(), ids=WIDE_COLONS)
def test_c_24_a_full_width_colon_is_named_as_such(repository, text, line, column):
    """电话：70001234 must not become a sentence; the mended line can be copied."""
    problem = refused(repository, text, HOTLINE)
    assert (problem.code, problem.at.line, problem.at.column) == ("E130", line, column)
    assert "全角" in problem.message
    assert "半角" in problem.remedy


TIGHT_COLONS = {
    "only-line": ("电话:70001234\n", 1, 3),
    "every-line": ("名称:物业\n电话:021-7000-1234\n", 1, 3),
    "first-line": ("名称:物业\n电话: 110\n", 1, 3),
    "last-line": ("名称: 物业\n电话:110\n", 2, 3),
    "between": ("名称: 物业\n电话:110\n标签: 老人\n", 2, 3),
    "in-a-table": ("名称: 物业\n电话:\n  - 号码: 110\n    用途:报警\n", 4, 7),
    "first-in-a-table": ("名称: 物业\n电话:\n  - 号码:110\n    用途: 报警\n", 3, 7),
    "alone-in-a-table": ("名称: 物业\n电话:\n  - 号码:110\n", 3, 7),
    "alone-below-a-field": ("名称: 物业\n电话: 110\n位置:\n  地址:美平路 88 号\n", 4, 5),
    "in-braces": ("名称: 物业\n电话: {号码:110, 用途: 报警}\n", 2, 8),
    "English": ("name:Property\nphones: 110\n", 1, 5),
}


@pytest.mark.parametrize(("text", "line", "column"), TIGHT_COLONS.values(), ids=TIGHT_COLONS)
def test_c_25_a_colon_without_its_space_is_named_as_such(repository, text, line, column):
    """电话:70001234 must not become a sentence either."""
    problem = refused(repository, text, HOTLINE)
    assert (problem.code, problem.at.line, problem.at.column) == ("E133", line, column)
    assert "空格" in problem.remedy


MISSING_COLONS = {
    "first-line": ("名称 物业\n电话: 110\n", 1),
    "between": ("名称: 物业\n电话 110\n标签: 老人\n", 2),
    "last-line": ("名称: 物业\n电话: 110\n标签 老人\n", 3),
    "before-a-list": ("名称: 物业\n电话\n  - 110\n", 2),
    "bare-word": ("名称: 物业\n电话: 110\n谢谢\n", 3),
    "equals-sign": ("名称=物业\n电话: 110\n", 1),
    "semicolon": ("名称；物业\n电话: 110\n", 1),
}


@pytest.mark.parametrize(("text", "line"), MISSING_COLONS.values(), ids=MISSING_COLONS)
def test_c_25_a_missing_colon_is_found_on_its_own_line(repository, text, line):
    """The parser stops a line later; the editor is sent to the line with the mistake."""
    problem = refused(repository, text, HOTLINE)
    assert problem.at.line == line
    assert "冒号" in problem.message + problem.remedy


def test_c_24_every_line_with_the_slip_is_told_in_one_run(repository):
    """Who types one colon in full width types them all so; nobody wants to run the check three times."""
    found = told(repository, "名称：物业\n电话：110\n标签:老人\n简介: |\n  注意：停运\n", HOTLINE)
    assert [(p.code, p.at.line, p.at.column) for p in found] == [("E130", 1, 3), ("E130", 2, 3), ("E133", 3, 3)]
    assert [p.remedy.split("：", 1)[1] for p in found] == ["名称: 物业", "电话: 110", "标签: 老人"]


def test_c_24_so_in_a_notice_on_the_lines_that_the_editor_sees(repository):
    """The first line of the fields is the second of the file."""
    found = told(repository, notice("置顶：是\n级别:紧急"), NOTICE)
    assert [(p.code, p.at.line, p.at.column) for p in found] == [("E130", 5, 3), ("E133", 6, 3)]


def test_c_24_nine_thousand_such_lines_are_no_flood(repository):
    """A handful shows what is wrong."""
    assert 5 < len(told(repository, "名称：甲\n" * 9_000, HOTLINE)) < 60
