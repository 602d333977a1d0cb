"""C-26, C-27: indentation is made of half-width spaces."""

from __future__ import annotations

import unicodedata

import pytest

from tests.safety.examples import (
    HOTLINE,
    box,
    hotline,
    refused,
    understood,
)

TABS = {
    "indent": (hotline("电话:\n\t- 110"), 3, 1),
    "after-colon": (hotline("电话:\t110"), 2, 4),
    "before-comment": (hotline("电话: 110\t# 报警"), 2, 8),
    "at-the-end": (hotline("电话: 110\t"), 2, 8),
    "in-a-comment": (hotline("#\t报警\n电话: 110"), 2, 2),
    "in-quotes": (hotline('电话: "110\t"'), 2, 9),
    "after-a-dash": (hotline("电话:\n  -\t110"), 3, 4),
    "alone": (hotline("电话: 110\n\t"), 3, 1),
}


@pytest.mark.parametrize(("text", "line", "column"), TABS.values(), ids=TABS)
def test_c_26_a_tab_is_refused_wherever_it_stands(repository, text, line, column):
    """Whether a Tab passes must not depend on which YAML library a machine has."""
    problem = refused(repository, text, HOTLINE)
    assert (problem.code, problem.at.line, problem.at.column) == ("E110", line, column)
    assert "Tab" in problem.message
    assert "空格" in problem.remedy


SPACES = [chr(n) for n in range(0x80, 0x110000) if unicodedata.category(chr(n)) == "Zs"]


INDENTED = {
    "sibling": "名称: 物业\n{}电话: 110\n",
    "table": "名称: 物业\n电话: 110\n位置:\n{0}{0}地址: 美平路\n",
    "list": "名称: 物业\n电话:\n{0}{0}- 110\n{0}{0}- 119\n",
    "continuation": "名称: 物业\n{0}{0}服务处\n电话: 110\n",
    "first-line": "{}名称: 物业\n电话: 110\n",
}


@pytest.mark.parametrize("space", SPACES, ids=lambda c: f"U+{ord(c):04X}")
@pytest.mark.parametrize("text", INDENTED.values(), ids=INDENTED)
def test_c_27_indentation_is_made_of_half_width_spaces(repository, text, space):
    """A full-width space looks like indentation and is a part of the key: it is named on its own line."""
    written = text.format(space)
    problem = refused(repository, written, HOTLINE)
    assert problem.code == ("E117" if space == "\u3000" else "E115")
    assert problem.at.line == written[: written.index(space)].count("\n") + 1
    assert problem.at.column == 1
    assert "空格" in problem.message
    assert "空格" in problem.remedy


AFTER_SIGNS = {
    "after-colon": ("名称:　物业\n电话: 110\n", 1),
    "after-last-colon": ("名称: 物业\n电话:　110\n", 2),
    "after-dash": ("名称: 物业\n电话: 110\n标签:\n  -　老人\n  -　残疾\n", 4),
    "after-one-dash": ("名称: 物业\n电话: 110\n标签:\n  - 老人\n  -　残疾\n", 5),
    "after-only-dash": ("名称: 物业\n电话: 110\n标签:\n  -　老人\n", 4),
}


@pytest.mark.parametrize(("text", "line"), AFTER_SIGNS.values(), ids=AFTER_SIGNS)
def test_c_27_a_full_width_space_after_a_sign_is_named(repository, text, line):
    """名称:　物业 is not a field, and -　老人 is not an item; no text swallows them."""
    problem = refused(repository, text, HOTLINE)
    assert problem.at.line == line
    assert "空格" in problem.message + problem.remedy


@pytest.mark.parametrize("space", SPACES, ids=lambda c: f"U+{ord(c):04X}")
def test_c_27_inside_a_text_only_the_full_width_space_is_usual(repository, space):
    """王　先生 is how names are set; other strange spaces come from web pages."""
    text = box(f"简介: 南门{space}左手")
    if space == "\u3000":
        assert understood(repository, text).description == f"南门{space}左手"
    else:
        problem = refused(repository, text)
        assert (problem.code, problem.at.line, problem.at.column) == ("E115", 3, 7)
