"""C-49, C-50: the two lines of --- around a notice's fields."""

from __future__ import annotations

import pytest

from tests.safety.examples import (
    HEAD,
    NOTICE,
    WRITTEN,
    refused,
    understood,
)

FALSE_STARTS = {
    "zero-width-space": "\u200b---\n",
    "second-mark": "\ufeff\ufeff---\n",
    "joiner": "\u2060---\n",
    "space": " ---\n",
    "full-width-space": "　---\n",
    "hard-space": "\u00a0---\n",
    "blank-line": "\n---\n",
    "long-dashes": "——-\n",
    "only-long-dashes": "———\n",
    "full-width-dashes": "－－－\n",
    "two-dashes": "--\n",
    "four-dashes": "----\n",
    "plus-signs": "+++\n",
    "stars": "***\n",
    "tab": "---\t\n",
    "text-behind": "--- 公告\n",
    "no-start": "",
}


@pytest.mark.parametrize("start", FALSE_STARTS.values(), ids=FALSE_STARTS)
def test_c_49_what_is_not_quite_three_dashes_is_said(repository, start):
    """The fields must not be printed as the notice's text."""
    problem = refused(repository, WRITTEN.replace("---\n", start, 1), NOTICE)
    assert problem.at.line == 1
    assert problem.code in ("E110", "E112", "E115", "E150")
    assert "---" in problem.remedy or problem.code != "E150"


FALSE_ENDS = {
    "zero-width-space": "\u200b---\n",
    "space": " ---\n",
    "full-width-space": "　---\n",
    "hard-space": "\u00a0---\n",
    "long-dashes": "——-\n",
    "only-long-dashes": "———\n",
    "full-width-dashes": "－－－\n",
    "two-dashes": "--\n",
    "four-dashes": "----\n",
    "dots": "...\n",
    "tab": "---\t\n",
    "text-behind": "--- 正文\n",
}


@pytest.mark.parametrize("rule", ["", "\n---\n\n明天恢复。\n"], ids=["no-rule", "rule-in-the-text"])
@pytest.mark.parametrize("end", FALSE_ENDS.values(), ids=FALSE_ENDS)
def test_c_49_an_end_that_is_not_quite_three_dashes_is_found(repository, end, rule):
    """The line that was meant as the end of the fields is the one that is named."""
    problem = refused(repository, HEAD + end + "今晚停水。\n" + rule, NOTICE)
    assert problem.at.line == 5
    assert "---" in problem.message + problem.remedy or problem.code in ("E110", "E112", "E115", "E117")


UNCLOSED = {
    "nothing-else": "---\n",
    "fields": HEAD,
    "fields-and-text": HEAD + "\n今晚停水。\n",
    "fields-and-headings": HEAD + "\n# 停水\n\n- 一\n- 二\n",
    "no-line-break": HEAD.rstrip("\n"),
}


@pytest.mark.parametrize("text", UNCLOSED.values(), ids=UNCLOSED)
def test_c_50_fields_that_never_end_are_an_error(repository, text):
    """Nothing of a notice without its second --- is published."""
    problem = refused(repository, text, NOTICE)
    assert problem.code == "E151"
    assert "---" in problem.message
    assert "---" in problem.remedy


def test_c_50_text_glued_to_the_second_mark_is_shown(repository):
    """---正文 ends nothing."""
    problem = refused(repository, HEAD + "---今晚停水。\n", NOTICE)
    assert (problem.code, problem.at.line) == ("E151", 5)
    assert "---" in problem.remedy


@pytest.mark.parametrize("between", ["", "\n", "\n\n"])
def test_c_50_fields_are_written_once(repository, between):
    """A second block of fields would be printed as text."""
    problem = refused(repository, HEAD + "---\n" + between + "---\n失效: 2026-12-01\n---\n今晚停水。\n", NOTICE)
    assert (problem.code, problem.at.line) == ("E122", 6 + len(between))
    assert "合成一段" in problem.remedy


def test_c_50_a_rule_at_the_head_of_a_text_is_no_second_block(repository):
    """A line between two rules is a text, unless it looks like a field."""
    understood(repository, HEAD + "---\n\n---\n今晚停水\n\n---\n", NOTICE)
