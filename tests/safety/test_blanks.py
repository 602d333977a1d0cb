"""C-21: what was not filled in."""

from __future__ import annotations

import pytest

from tests.safety.examples import (
    HOTLINE,
    NOTICE,
    box,
    english,
    hotline,
    refused,
    understood,
)


@pytest.mark.parametrize("blank", ["", "~", "null", "''", '""', " ", '"  "'])
@pytest.mark.parametrize("field", ["电话", "名称", "发布", "类别"], ids=english)
def test_c_21_what_must_be_filled_in_and_is_not_is_said(repository, field, blank):
    """电话: and 电话: ~ mean that nobody filled it in."""
    lines = (
        {"名称": "甲", "电话": "110"}
        if field in ("名称", "电话")
        else {"标题": "甲", "类别": "温馨提示", "发布": "2026-11-20"}
    )
    written = "".join(f"{key}: {blank if key == field else value}\n" for key, value in lines.items())
    text, path = (written, HOTLINE) if field in ("名称", "电话") else (f"---\n{written}---\n正文\n", NOTICE)
    problem = refused(repository, text, path)
    assert problem.at.line == text.split("\n").index(next(x for x in text.split("\n") if x.startswith(field))) + 1
    assert field in problem.message


@pytest.mark.parametrize("blank", ["", "~", "null"])
def test_c_21_what_may_stay_empty_may(repository, blank):
    """An optional field without a value is a field that was left out."""
    entry = understood(
        repository, box("\n".join(f"{f}: {blank}" for f in ("电话", "时间", "简介", "标签", "位置", "状态", "生效")))
    )
    assert (entry.phones, entry.hours, entry.description, entry.tags, entry.location) == ((), None, None, (), None)


NOTHING = {
    "empty-brackets": "电话: []",
    "tilde-in-brackets": "电话: [~]",
    "empty-quotes": "电话: [110, '']",
    "empty-item": "电话:\n  -\n  - 110",
    "empty-field-of-item": "电话:\n  - 号码:\n    用途: 报修",
    "only-a-comma": "电话: '、'",
}


@pytest.mark.parametrize("line", NOTHING.values(), ids=NOTHING)
def test_c_21_an_empty_item_of_a_list_is_said(repository, line):
    """A hotline without a number is none, in whichever form the number is missing."""
    problem = refused(repository, hotline(line), HOTLINE)
    assert problem.code in ("E202", "E203")
    assert problem.at.line in (2, 3)
