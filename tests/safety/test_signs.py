"""C-28, C-29: the signs of YAML are explained in the editor's words; those of Chinese are text."""

from __future__ import annotations

import pytest

from tests.safety.examples import (
    HOTLINE,
    refused,
    understood,
)

FALSE_DASHES = {
    "no-space": ("标签:\n  -老人\n  -残疾\n", 3),
    "one-without-space": ("标签:\n  - 老人\n  -残疾\n", 4),
    "alone-without-space": ("标签:\n  -老人\n", 3),
    "numbers-without-space": ("电话:\n  -110\n  -119\n", 3),
    "long-dash": ("标签:\n  — 老人\n  — 残疾\n", 3),
    "full-width": ("标签:\n  － 老人\n  － 残疾\n", 3),
    "full-width-tight": ("标签:\n  －蔬菜\n", 3),
    "two-full-width-tight": ("标签:\n  －蔬菜\n  －水果\n", 3),
    "bullet": ("标签:\n  · 老人\n  · 残疾\n", 3),
    "round-bullet": ("标签:\n  • 老人\n  • 残疾\n", 3),
    "second-is-long": ("标签:\n  - 老人\n  — 残疾\n", 4),
}


@pytest.mark.parametrize(("text", "line"), FALSE_DASHES.values(), ids=FALSE_DASHES)
def test_c_28_what_was_meant_as_a_list_is_not_one_text(repository, text, line):
    """“-老人 -残疾” as one tag is not what the editor wrote."""
    problem = refused(repository, "名称: 邮筒\n类别: 邮筒\n" + text)
    assert (problem.code, problem.at.line, problem.at.column) == ("E135", line + 1, 3)
    assert "- " in problem.remedy


FIRST_SIGNS = ["@", "%", "`", "*", "&", "!", "[", "]", "{", "}", ",", "|", ">", '"', "'"]


@pytest.mark.parametrize("sign", FIRST_SIGNS)
@pytest.mark.parametrize("rest", ["物业", "wuye 服务处", " 物业"], ids=["Chinese", "letters", "space"])
def test_c_28_a_text_that_begins_with_a_sign_is_to_be_quoted(repository, sign, rest):
    """YAML's own signs are explained in Chinese: put the text into quotes."""
    problem = refused(repository, f"名称: {sign}{rest}\n电话: 110\n", HOTLINE)
    assert (problem.at.line, problem.at.column) == (1, 5)
    assert problem.code in ("E125", "E126", "E132")
    assert "引号" in problem.remedy


def test_c_28_a_text_that_begins_with_a_hash_is_not_an_empty_field(repository):
    """The sixteenth sign makes a comment of the text."""
    problem = refused(repository, "名称: #物业\n电话: 110\n", HOTLINE)
    assert (problem.code, problem.at.line) == ("E134", 1)


@pytest.mark.parametrize("sign", [sign for sign in FIRST_SIGNS if sign not in "*&!"])
def test_c_28_the_remedy_can_be_copied(repository, sign):
    """The line that is offered, put in place of the wrong one, is understood."""
    problem = refused(repository, f"名称: {sign}物业 服务处\n电话: 110\n", HOTLINE)
    offered = problem.remedy[problem.remedy.index("名称: ") :]
    assert understood(repository, f"{offered}\n电话: 110\n", HOTLINE).name == f"{sign}物业 服务处"


TWO_COLONS = {
    "notice": ("名称: 注意: 停运\n电话: 110\n", 1, 5, '名称: "注意: 停运"'),
    "dash": ("名称: - 物业\n电话: 110\n", 1, 5, '名称: "- 物业"'),
    "question": ("名称: ? 物业\n电话: 110\n", 1, 5, '名称: "? 物业"'),
    "inner-quotes": ('名称: "物业"服务处\n电话: 110\n', 1, 5, '名称: "\\"物业\\"服务处"'),
    "brackets-first": ("名称: [物业]服务处\n电话: 110\n", 1, 5, '名称: "[物业]服务处"'),
    "time-after-text": ("名称: 物业 上午: 开门\n电话: 110\n", 1, 5, '名称: "物业 上午: 开门"'),
    "last-line": ("名称: 物业\n电话: 110\n又名: 通知: 服务处\n", 3, 5, '又名: "通知: 服务处"'),
}


@pytest.mark.parametrize(("text", "line", "column", "offered"), TWO_COLONS.values(), ids=TWO_COLONS)
def test_c_28_a_line_with_a_second_meaning_is_offered_in_quotes(repository, text, line, column, offered):
    """备注: 注意: 停运 is one sentence to its author."""
    problem = refused(repository, text, HOTLINE)
    assert problem.code in ("E131", "E132")
    assert (problem.at.line, problem.at.column) == (line, column)
    assert offered in problem.remedy


def test_c_28_a_backslash_is_no_missing_quotation_mark(repository):
    """In double quotes a backslash begins an escape; the editor is told about the backslash."""
    problem = refused(repository, '名称: "物业\\服务处"\n电话: 110\n', HOTLINE)
    assert problem.at.line == 1
    assert "\\" in problem.message + problem.remedy or "反斜" in problem.message + problem.remedy


MISPLACED = {
    "one-space-too-many": ("名称: 物业\n 电话: 110\n", 2),
    "in-the-last-line": ("名称: 物业\n电话: 110\n  标签: 老人\n", 3),
    "in-the-first-line": (" 名称: 物业\n电话: 110\n", 1),
    "in-a-table": ("名称: 物业\n电话: 110\n位置:\n  地址: 美平路\n   楼层: 2 楼\n", 5),
    "out-of-a-table": ("名称: 物业\n电话: 110\n位置:\n   地址: 美平路\n  楼层: 2 楼\n", 5),
}


@pytest.mark.parametrize(("text", "line"), MISPLACED.values(), ids=MISPLACED)
def test_c_28_a_line_out_of_line_is_told_to_line_up(repository, text, line):
    """Indentation is what beginners get wrong most; the word 缩进 or 对齐 must be there."""
    problem = refused(repository, text, HOTLINE)
    assert (problem.code, problem.at.line) == ("E138", line)
    assert "对齐" in problem.message + problem.remedy


UNFINISHED = {
    "brackets": "名称: 物业\n标签: [老人, 残疾\n电话: 110\n",
    "braces": "名称: 物业\n电话: {号码: 110\n标签: 老人\n",
    "quotes": '名称: 物业\n标签: "老人\n电话: 110\n',
    "cut-off": "名称: 物业\n电话: {号码: 110, 用途:",
    "cut-off-key": "名称: 物业\n电",
    "cut-off-quotes": '名称: 物业\n电话: "110',
}


@pytest.mark.parametrize("text", UNFINISHED.values(), ids=UNFINISHED)
def test_c_28_what_was_not_closed_is_found_where_it_began(repository, text):
    """A bracket or a quotation mark is missed far below; the editor is sent to where it stands."""
    assert refused(repository, text, HOTLINE).at.line == 2


@pytest.mark.parametrize(
    "text", ["“物业”服务处", "【物业】服务处", "《物业》", "物业（北）", "‘物业’", "「物业」", "物业·北", "—物业—"]
)
def test_c_29_chinese_punctuation_is_text(repository, text):
    """Curly quotes and Chinese brackets are kept as they are."""
    assert understood(repository, f"名称: {text}\n电话: 110\n", HOTLINE).name == text


WIDE_LISTS = {
    "comma": ("标签: [老人，残疾]", 8, "[老人, 残疾]"),
    "pause": ("标签: [老人、残疾]", 8, "[老人, 残疾]"),
    "second": ("标签: [儿童, 老人，残疾]", 12, "[老人, 残疾]"),
    "brackets": ("标签: ［老人，残疾］", 5, "[老人, 残疾]"),
    "phones": ("电话: [110，119]", 9, "[110, 119]"),
    "braces": ("电话: ｛号码：110｝", 5, "{号码: 110}"),
}


@pytest.mark.parametrize(("line", "column", "offered"), WIDE_LISTS.values(), ids=WIDE_LISTS)
def test_c_28_a_list_in_full_width_signs_is_not_one_text(repository, line, column, offered):
    """[老人，残疾] is two tags to its author and one to YAML; the mended list can be copied."""
    problem = refused(repository, f"名称: 邮筒\n类别: 邮筒\n{line}\n")
    assert (problem.code, problem.at.line, problem.at.column) == ("E137", 3, column)
    assert offered in problem.remedy


def test_c_28_a_comma_in_quotes_or_a_name_with_a_pause_is_text(repository):
    """What is quoted was meant so, and beside other items a pause is part of a name."""
    entry = understood(repository, "名称: 邮筒\n类别: 邮筒\n又名: ['甲，乙', 便民、利民点]\n")
    assert entry.alternate_name == ("甲，乙", "便民、利民点")


LISTS_OUT_OF_LINE = {
    "one-deeper": ("标签:\n  - 老人\n   - 残疾\n", 3, 4),
    "one-less": ("标签:\n   - 老人\n  - 残疾\n", 3, 3),
    "field-of-an-item-deeper": ("电话:\n  - 号码: 110\n     用途: 报警\n", 3, 6),
    "field-of-an-item-less": ("电话:\n  - 号码: 110\n   用途: 报警\n", 3, 4),
    "value-below-its-name": ("又名:\n甲\n", 2, 1),
}


@pytest.mark.parametrize(("text", "line", "column"), LISTS_OUT_OF_LINE.values(), ids=LISTS_OUT_OF_LINE)
def test_c_28_an_item_out_of_line_is_told_to_line_up(repository, text, line, column):
    """No item becomes a part of the text above it."""
    problem = refused(repository, "名称: 邮筒\n类别: 邮筒\n" + text)
    assert (problem.code, problem.at.line, problem.at.column) == ("E138", line + 2, column)
    assert "对齐" in problem.message + problem.remedy


def test_c_28_a_full_width_hash_is_no_remark(repository):
    """The sign of a Chinese keyboard is a text to YAML."""
    problem = refused(repository, "＃ 邮局说的\n名称: 邮筒\n类别: 邮筒\n")
    assert (problem.at.line, problem.at.column) == (1, 1)
    assert "# 邮局说的" in problem.remedy
