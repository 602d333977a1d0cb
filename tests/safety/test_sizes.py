"""C-37 to C-40: how large a file or a value may be, and that the answer comes soon."""

from __future__ import annotations

import pytest

from build_tools.load.limits import NOTICE as NOTICE_LIMITS
from build_tools.load.limits import RECORD
from tests.safety.examples import (
    HEAD,
    HOTLINE,
    NOTICE,
    english,
    hotline,
    lianxin,
    notice,
    refused,
    reported,
    understood,
)


@pytest.mark.parametrize(
    ("path", "most"), [(HOTLINE, RECORD.size), (NOTICE, NOTICE_LIMITS.size)], ids=["record", "notice"]
)
@pytest.mark.parametrize(("more", "passes"), [(-1, True), (0, True), (1, False), (1000, False)])
def test_c_37_the_size_of_a_file_is_capped(repository, path, most, more, passes):
    """A file of just the limit is read, one byte more is refused without being parsed."""
    text = hotline("电话: 110\n#") if path == HOTLINE else notice()
    text = text.rstrip("\n") + "x" * (most + more - len(text.rstrip("\n").encode()))
    if passes:
        understood(repository, text, path)
    else:
        problem = refused(repository, text, path)
        assert (problem.code, problem.at.line) == ("E101", 1)
        assert "拆" in problem.remedy


@pytest.mark.parametrize(("count", "code"), [(5_000, "E201"), (12_000, "E121"), (300_000, "E101")])
def test_c_37_many_keys_are_refused(repository, count, code):
    """Three hundred thousand keys are a size, twelve thousand are a count; neither is a wait."""
    repository.write(HOTLINE, "".join(f"栏目{n}: 一\n" for n in range(count)))
    assert f"错误 {code}" in reported(lianxin(repository.root, "check"))


def refused_quickly(repository, text, code):
    """Said in time, and without repeating it all."""
    repository.write(HOTLINE, text)
    said = reported(lianxin(repository.root, "check", timeout=10))
    assert f"错误 {code}" in said
    assert len(said) < 2_000


HUGE = {
    "Chinese": ("名称: " + "长" * 7_000_000 + "\n电话: 110\n", "E101"),
    "letters": ("名称: " + "a" * 20_000_000 + "\n电话: 110\n", "E101"),
    "within-the-size": ("名称: " + "长" * 30_000 + "\n电话: 110\n", "E127"),
}


@pytest.mark.parametrize(("text", "code"), HUGE.values(), ids=HUGE)
def test_c_38_one_value_of_20_megabytes_is_refused(repository, text, code):
    """A size is looked at before the text is."""
    refused_quickly(repository, text, code)


BASE_SIXTY = {
    "too-large": ("名称: 1" + ":59" * 200_000 + "\n电话: 110\n", "E101"),
    "within-the-limit": ("名称: 物业\n电话: 1" + ":59" * 6_000 + "\n", "E203"),
    "as-a-float": ("名称: 物业\n电话: 1" + ":59" * 6_000 + ".5\n", "E203"),
}


@pytest.mark.parametrize(("text", "code"), BASE_SIXTY.values(), ids=BASE_SIXTY)
def test_c_39_no_number_is_made_of_a_base_sixty_text(repository, text, code):
    """So none takes nine seconds to make."""
    refused_quickly(repository, text, code)


SLOW = {
    "letters-with-accents": "# " + "é" * 120_000 + "物业\n",
    "letters-with-accents-in-a-notice": HEAD + "---\n" + "é" * 30_000 + "停水\n",
    "commas-and-a-hash": "又名: [" + "a," * 19_000 + "a] #" + "物" * 60_000 + "\n名称: 甲\n电话: 110\n",
    "departures": "名称: 车\n站点: 甲、乙\n时刻:\n  - 方向: 往乙\n    开行: 每天\n    发车: " + "8:30 " * 3_900 + "\n",
    "records-with-one-id": "- 编号: a\n  名称: 甲\n  电话: 110\n" * 2_800,
    "html": HEAD + "---\n" + "停<b>" * 7_000,
    "links": HEAD + "---\n" + "[停](水)\n" * 6_000,
}


@pytest.mark.parametrize("name", SLOW)
def test_c_37_no_file_within_its_limit_takes_long(repository, name):
    """What fits into the limits is checked in seconds (the guard is generous: a hang is minutes)."""
    text = SLOW[name]
    path = NOTICE if text.startswith("---") else "directory/shuttles/a.yml" if name == "departures" else HOTLINE
    repository.write(path, text)
    reported(lianxin(repository.root, "check", timeout=10))


FIELDS_OF_ALL_KINDS = [
    "名称",
    "电话",
    "开箱",
    "时间",
    "生效",
    "核对",
    "收费",
    "容量",
    "复核周期",
    "状态",
    "类别",
    "适用范围",
    "链接",
]


@pytest.mark.parametrize("digit", ["1", "九"])
@pytest.mark.parametrize("field", FIELDS_OF_ALL_KINDS, ids=english)
def test_c_40_five_thousand_digits_are_a_text_that_is_too_long(repository, field, digit):
    """No integer is made of them, and the report does not repeat them all."""
    lines = {"名称": "甲", "类别": "邮筒", field: digit * 5_000}
    problem = refused(repository, "".join(f"{key}: {value}\n" for key, value in lines.items()))
    assert problem.at.line == list(lines).index(field) + 1
    assert len(problem.message) + len(problem.remedy) < 500
