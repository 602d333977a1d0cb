"""C-12 to C-15: words stay words, whatever YAML 1.1 would make of them."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.safety.examples import (
    NOTICE,
    box,
    notice,
    read,
    refused,
    told,
    understood,
)

BOOLEANS = [
    "y",
    "Y",
    "yes",
    "Yes",
    "YES",
    "n",
    "N",
    "no",
    "No",
    "NO",
    "true",
    "True",
    "TRUE",
    "false",
    "False",
    "FALSE",
    "on",
    "On",
    "ON",
    "off",
    "Off",
    "OFF",
]


@pytest.mark.parametrize("word", BOOLEANS)
def test_c_12_the_22_booleans_are_words(repository, word):
    """Norway is NO, and a shop named ON is open; text stays text."""
    entry = understood(repository, f"名称: {word}\n类别: 邮筒\n又名: [{word}, '{word}']\n位置: {{地址: {word}}}\n")
    assert (entry.name, entry.alternate_name, entry.location.address) == (word, (word, word), word)


@pytest.mark.parametrize(("word", "meant"), [("是", True), ("否", False), ("true", True), ("false", False)])
def test_c_12_where_a_yes_is_wanted_it_is_read(repository, word, meant):
    """Booleans are words of the field, not of YAML."""
    assert understood(repository, notice(f"置顶: {word}"), NOTICE).pinned is meant


@pytest.mark.parametrize("word", ["on", "off", "On", "OFF", "1", "0", "可能", "√", "~~"])
def test_c_12_other_words_for_yes_are_refused(repository, word):
    """营业: off means nothing here."""
    problem = refused(repository, notice(f"置顶: {word}"), NOTICE)
    assert (problem.code, problem.at.line, problem.at.column) == ("E208", 5, 5)
    assert "是" in problem.remedy


@pytest.mark.parametrize("key", ["on", "yes", "no", "true", "1", "0", "1.5", "~", "null", "2026-01-01", "8:30", "0x1F"])
def test_c_13_a_key_is_the_text_that_was_typed(repository, key):
    """on: is not True: and 1: is not a number; an unknown field is named as it was written."""
    problem = refused(repository, box(f"{key}: 周一"))
    assert (problem.code, problem.at.line, problem.at.column) == ("E201", 3, 1)
    assert f"“{key}”" in problem.message


def test_c_13_keys_that_yaml_takes_for_one_are_two(repository):
    """on and true are different words; each is reported for itself."""
    found = told(repository, box("on: a\ntrue: b\nyes: c"))
    assert [(problem.code, problem.at.line) for problem in found] == [("E201", 3), ("E201", 4), ("E201", 5)]


@pytest.mark.parametrize("typed", ["3.10", "3.0", "1.0", "0.10", "10.00", "1.", ".5", "+3.1", "1.2.3", "1e3", "1E+3"])
def test_c_14_a_version_keeps_its_zero(repository, typed):
    """3.10 is not 3.1."""
    assert understood(repository, f"名称: {typed}\n类别: 邮筒\n又名: [{typed}]\n").alternate_name == (typed,)


LOOKS_TYPED = (
    "0x1F 0b11 0o17 017 1_000 .inf -.INF .nan 1e3 12e03 0 -0 +0 190:20:30 2026-01-01 2001-12-14t21:59:43.1Z = <<"
)


@pytest.mark.parametrize("typed", LOOKS_TYPED.split())
def test_c_15_room_0x1f_is_a_name(repository, typed):
    """No number, date or infinity is made of a text."""
    assert understood(repository, f"名称: {typed}\n类别: 邮筒\n").name == typed


@given(st.lists(st.from_regex(r"[0-9a-fxo_.:+eE-]{1,12}", fullmatch=True), min_size=1, max_size=20))
@settings(max_examples=200, deadline=None)
def test_c_15_scalars_are_those_of_the_loader_that_types_nothing(words):
    """A differential: PyYAML's BaseLoader sees the same texts, or there is an error."""
    flow = f"[{', '.join(words)}]"
    result = read(box(f"又名: {flow}"))
    if not result.errors:
        assert list(result.entries[0].alternate_name) == yaml.load(flow, yaml.CBaseLoader)
