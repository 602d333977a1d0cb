"""C-51 to C-53: what nobody can see may not stand in a text."""

from __future__ import annotations

import pytest

from tests.safety.examples import (
    BOX,
    HOTLINE,
    NOTICE,
    PAGE,
    box,
    hotline,
    notice,
    read,
    refused,
    site_of,
    understood,
)

CONTROLS = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)]


UNASSIGNED = [0xE000, 0xF8FF, 0xF0000, 0x10FFFD, 0x0378, 0x2FE0, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF]


@pytest.mark.parametrize("text", [box("简介: 南门{}左手"), notice(body="南门{}左手\n")], ids=["record", "notice"])
def test_c_51_control_characters_never_reach_a_page(text):
    """C0, C1, private use and unassigned characters are named with their number."""
    path = NOTICE if text.startswith("---") else BOX
    for number in [*CONTROLS, *UNASSIGNED]:
        problem = read(text.replace("{}", chr(number)), path).errors[0]
        assert problem.code in ("E113", "E114"), hex(number)
        assert problem.at.column == text.split("\n")[problem.at.line - 1].index("{") + 1
        assert f"U+{number:04X}" in problem.message


@pytest.mark.parametrize("number", [0x00, 0x07, 0x1B, 0x7F, 0x9F, 0xE000, 0xFFFE], ids=hex)
def test_c_51_control_characters_keep_the_old_site(published, number):
    """In a record, a notice or a page: an error at its column, and readers go on seeing what they saw."""
    before = site_of(published)
    for text, path, line, column in (
        (box(f"简介: 南门{chr(number)}左手"), BOX, 3, 7),
        (notice(body=f"南门{chr(number)}左手\n"), NOTICE, 6, 3),
        (f"# 关于\n\n南门{chr(number)}左手\n", "content/about.md", 3, 3),
    ):
        problem = refused(published, text, path)
        assert (problem.code, problem.at.line, problem.at.column) == ("E114", line, column)
        assert "删掉" in problem.remedy
    published.build()
    assert site_of(published) == before


BIDI = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]


@pytest.mark.parametrize("number", BIDI, ids=hex)
def test_c_52_nothing_turns_a_number_around(repository, number):
    """021-7000-1234 must read the same to a reviewer and to a resident: in a field, a key, a notice, a page."""
    assert len(BIDI) == 12
    mark = chr(number)
    for text, path, line, column in (
        (hotline(f"电话: {mark}021-7000-1234"), HOTLINE, 2, 5),
        (hotline(f"电话: 021-{mark}7000-1234"), HOTLINE, 2, 9),
        (hotline(f"电话{mark}: 110"), HOTLINE, 2, 3),
        (hotline(f"电话: 110 # {mark}"), HOTLINE, 2, 11),
        (notice(f"摘要: 打{mark}110"), NOTICE, 5, 6),
        (notice(body=f"打 021-{mark}7000-1234\n"), NOTICE, 6, 7),
        (f"区号: {mark}021\n", "directory/site.yml", 1, 5),
    ):
        problem = refused(repository, text, path)
        assert (problem.code, problem.at.line, problem.at.column) == ("E111", line, column)
        assert f"U+{number:04X}" in problem.message


def test_c_52_nor_on_a_page_written_by_hand(repository):
    """The pages beside the notices carry numbers too."""
    problem = refused(repository, "# 关于本站\n\n请打 021-\u202e7000-1234。\n", PAGE)
    assert (problem.code, problem.at.line, problem.at.column) == ("E111", 3, 8)


ZERO_WIDTH = [0x00AD, 0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF]


ALSO_INVISIBLE = [
    *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x2061, 0x2062, 0x2063, 0x2064, 0x206A, 0x206F, 0x2800, 0x3164),
    *(0xFE00, 0xFFA0, 0xFFF9, 0xFFFB, 0xE0001, 0xE0041, 0xE0100),
]


@pytest.mark.parametrize("number", [*ZERO_WIDTH, *ALSO_INVISIBLE], ids=hex)
def test_c_53_nothing_invisible_stands_in_a_number_or_a_name(repository, number):
    """Text copied from a web page brings characters that nobody sees and every search stumbles over."""
    mark = chr(number)
    for text, path, line, column in (
        (hotline(f"电话: 021-70{mark}00-1234"), HOTLINE, 2, 11),
        (f"名称: 物{mark}业\n电话: 110\n", HOTLINE, 1, 6),
        (notice(body=f"打 021-70{mark}00-1234\n"), NOTICE, 6, 9),
    ):
        problem = refused(repository, text, path)
        assert problem.code in (("E112",) if number in ZERO_WIDTH else ("E112", "E114", "E116"))
        assert (problem.at.line, problem.at.column) == (line, column)
        assert f"U+{number:04X}" in problem.message


def test_c_53_the_sign_of_a_lost_character_is_an_error(repository):
    """U+FFFD stands where some program could not read a character."""
    problem = refused(repository, hotline("电话: 110\n又名: 服\ufffd处"), HOTLINE)
    assert (problem.at.line, problem.at.column) == (3, 6)
    problem = refused(repository, notice(body="今晚停\ufffd。\n"), NOTICE)
    assert (problem.at.line, problem.at.column) == (6, 4)


@pytest.mark.parametrize("picture", ["👩‍⚕️", "❤️", "☎️", "👨‍👩‍👧"], ids=["doctor", "heart", "phone", "family"])
def test_c_53_what_holds_a_picture_together_is_no_mistake(repository, picture):
    """A joiner or a selector inside an emoji belongs to it."""
    assert understood(repository, notice(body=f"{picture}停水\n"), NOTICE).body == f"{picture}停水"
