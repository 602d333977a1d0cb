"""C-41: an escape brings in nothing that may not be typed."""

from __future__ import annotations

import pytest

from tests.safety.examples import (
    HOTLINE,
    refused,
    understood,
)

ESCAPES = {f"\\x{n:02x}": n for n in [*range(0x20), *range(0x7F, 0xA0)] if n not in (0x09, 0x0A, 0x0B, 0x0C, 0x85)}


ESCAPES |= {f"\\u{n:04x}": n for n in (0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF, 0xE000, 0x0378)}


ESCAPES |= {"\\0": 0, "\\a": 7, "\\b": 8, "\\e": 0x1B, "\\U0010ffff": 0x10FFFF, "\\ud83d\\ude00": 0xD83D}


@pytest.mark.parametrize("escape", ESCAPES)
def test_c_41_control_characters_do_not_come_in_by_an_escape(repository, escape):
    """NUL and lone surrogates break the writers of feeds; an escape brings in nothing that may not be typed."""
    problem = refused(repository, f'名称: "物业{escape}"\n电话: 110\n', HOTLINE)
    assert (problem.code, problem.at.line, problem.at.column) == ("E114", 1, 5)
    assert "反斜" in problem.remedy or "控制" in problem.remedy


@pytest.mark.parametrize(
    "escape",
    [
        "\\t",
        "\\v",
        "\\f",
        "\\r",
        "\\N",
        "\\L",
        "\\P",
        "\\_",
        "\\xa0",
        "\\u2028",
        "\\u200b",
        "\\u202e",
        "\\ufeff",
        "\\u2062",
        "\\u3164",
    ],
)
def test_c_41_nor_do_invisible_characters(repository, escape):
    """Tabs, line breaks, strange spaces and direction marks are refused escaped as they are typed."""
    problem = refused(repository, f'名称: "物业{escape}处"\n电话: 110\n', HOTLINE)
    assert (problem.at.line, problem.at.column) == (1, 5)
    assert problem.code in ("E110", "E111", "E112", "E113", "E114", "E115")


@pytest.mark.parametrize(
    ("escape", "meant"), [("\\u4e00", "一"), ("\\x41", "A"), ("\\\\", "\\"), ('\\"', '"'), ("\\U0001F600", "😀")]
)
def test_c_41_ordinary_escapes_are_read(repository, escape, meant):
    """An escape of a character that may be typed is that character."""
    assert understood(repository, f'名称: "物业{escape}"\n电话: 110\n', HOTLINE).name == "物业" + meant
