"""C-99: a link or a line that would be lost is an error."""

from __future__ import annotations

from html import unescape

import pytest

from tests.safety.examples import (
    NOTICE,
    NOTICE_PAGE,
    lianxin,
    notice,
    refused,
    reported,
    site_of,
    sounds_right,
    understood,
)

DEAD_LINKS = {
    "id": ("[热线](no-such-record)", 1),
    "file": ("[热线](no-such-record.md)", 1),
    "record-file": ("[热线](../../directory/hotlines/citizen.yml)", 1),
    "picture": ("![地图](no-such-map.png)", 1),
    "picture-without-words": ("![](no-such-map.png)", 1),
    "absolute": ("[密码](/etc/passwd)", 1),
    "empty": ("[热线]()", 1),
    "empty-picture": ("![地图]()", 1),
    "reference": ("[热线][a]\n\n[a]: no-such-record", 1),
    "script": ("[热线](javascript:alert)", 1),
    "data": ("[热线](data:text/html,x)", 1),
    "local-file": ("[热线](file:///etc/passwd)", 1),
    "no-scheme": ("[热线](//example.org/)", 1),
    "no-https": ("[热线](http://example.org/)", 1),
    "foreign-picture": ("![地图](https://example.org/map.png)", 1),
    "in-a-list": ("- 一\n- [热线](no-such-record)", 2),
    "in-a-table": ("| 一 | 二 |\n| --- | --- |\n| a | [热线](no-such-record) |", 3),
    "in-a-quotation": ("> [热线](no-such-record)", 1),
    "second-of-two": ("[热线](citizen) 和 [热线](no-such-record)", 1),
}


@pytest.mark.parametrize(("body", "line"), DEAD_LINKS.values(), ids=DEAD_LINKS)
def test_c_99_a_link_that_leads_nowhere_is_an_error(published, body, line):
    """The line is named, and the site stays as it was."""
    before = site_of(published)
    text = notice(body=f"第一行\n\n{body}\n")
    problem = refused(published, text, NOTICE)
    assert problem.code in ("E332", "E333")
    assert problem.at.line == 7 + line
    published.build()
    assert site_of(published) == before


def test_c_99_the_column_counts_characters(published):
    """Chinese before the link does not push the mark aside."""
    problem = refused(published, notice(body="停水的事请打[热线](no-such-record)。\n"), NOTICE)
    assert (problem.code, problem.at.line, problem.at.column) == ("E333", 6, 7)


INCLUDES = [
    '--8<-- "no-such-file.md"',
    '--8<-- "mkdocs.yml"',
    "--8<-- no-such-file",
    "{! no-such-file.md !}",
    "![[no-such-file]]",
]


@pytest.mark.parametrize("line", INCLUDES)
def test_c_99_an_include_is_an_error(repository, line):
    """Nothing is included here: the editor is told, instead of a page with a hole or with a riddle on it."""
    problem = next(iter(repository.write(NOTICE, notice(body=f"停水。\n\n{line}\n")).check().problems), None)
    assert problem, "nothing was said"
    assert (problem.at.path, problem.at.line) == (NOTICE, 8)
    sounds_right(problem)


SWALLOWED = {
    "reference-definition": "[温馨提示]: 明天停水",
    "definition-with-an-address": "[物业]: 021-7000-1234",
    "footnote": "[^1]: 明天停水",
    "comment": "<!-- 明天停水 -->",
    "script": "<script>明天停水</script>",
    "unknown-tag": "<明天停水>",
    "entity-like": "&明天停水;",
}


@pytest.mark.parametrize("line", SWALLOWED.values(), ids=SWALLOWED)
def test_c_99_no_line_of_a_notice_vanishes(repository, line):
    """What Markdown would swallow is on the page, or the editor is told on its line."""
    repository.write(NOTICE, notice(body=f"第一段\n\n{line}\n\n最后一段\n"))
    problems = [p for p in repository.build().problems if p.at.path == NOTICE]
    words = "明天停水" if "明天" in line else "021-7000-1234"
    if not problems:
        assert words in unescape(repository.page(NOTICE_PAGE))
    assert {p.at.line for p in problems} <= {8}


LIVING_LINKS = {
    "record": "[热线](citizen)",
    "notice": "[兴趣班](2026-11-01-clubs)",
    "notice-as-a-file": "[兴趣班](2026-11-01-clubs.md)",
    "phone": "[物业](tel:021-7000-1234)",
    "mail": "[居委会](mailto:juwei@example.org)",
    "web": "[国务院](https://www.gov.cn/)",
    "bare": "<https://www.gov.cn/>",
    "within": "## 一\n\n[一](#一)",
}


@pytest.mark.parametrize("body", LIVING_LINKS.values(), ids=LIVING_LINKS)
def test_c_99_links_that_lead_somewhere_pass(published, body):
    """And the page that they lead to is there."""
    assert understood(published, notice(body=body + "\n"), NOTICE)
    assert [p for p in published.build().problems if p.code.startswith("E")] == []


def test_c_99_the_command_line_says_the_same(published):
    """Exit code 1, the place, and that the old site is still there."""
    published.write(NOTICE, notice(body="[热线](no-such-record)\n"))
    done = lianxin(published.root, "build")
    said = reported(done)
    assert done.returncode == 1
    assert f"{NOTICE}:6:1: 错误 E333" in said
    assert "原来的还在" in said


LOST = {
    "definition": ("[温馨提示]: 明天停水", 1, "[温馨提示]：明天停水"),
    "in-a-list": ("- [温馨提示]: 明天停水", 3, "[温馨提示]：明天停水"),
}


@pytest.mark.parametrize(("line", "column", "offered"), LOST.values(), ids=LOST)
def test_c_99_a_line_that_markdown_would_swallow_is_offered_with_another_colon(repository, line, column, offered):
    """A definition that nobody uses is a sentence that nobody reads."""
    problem = refused(repository, notice(body=f"第一段\n\n{line}\n"), NOTICE)
    assert (problem.code, problem.at.line, problem.at.column) == ("E152", 8, column)
    assert offered in problem.remedy


@pytest.mark.parametrize(
    "body", ["[官网][a]\n\n[a]: https://www.gov.cn/", "```\n[a]: b\n[c]()\n--8<--\n```", "`![[a]]`"]
)
def test_c_99_a_definition_in_use_and_code_are_left_alone(repository, body):
    """What is shown as it stands is not lost."""
    understood(repository, notice(body=body + "\n"), NOTICE)


@pytest.mark.parametrize("fence", ["```", "~~~", "- ```"])
def test_c_99_words_behind_a_fence_are_told(repository, fence):
    """What stands on the line of a fence is the name of a language to Markdown."""
    problem = refused(repository, notice(body=f"第一段\n\n{fence} 明天停水\n110\n```\n"), NOTICE)
    assert (problem.code, problem.at.line) == ("E152", 8)
    assert "明天停水" in problem.message
