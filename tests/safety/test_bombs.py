"""C-33 to C-36: a small file stays small, and a deep one ends no process."""

from __future__ import annotations

import pytest

from tests.safety.examples import (
    GOOD,
    HEAD,
    HOTLINE,
    NOTICE,
    hotline,
    lianxin,
    reported,
)


def laughs(levels: int) -> str:
    lines = ["a: &a [哈, 哈]"]
    lines += [f"{chr(97 + n)}: &{chr(97 + n)} [{', '.join(['*' + chr(96 + n)] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


def merges(levels: int) -> str:
    lines = ["a0: &a0 {k: v}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


def refused_as_it_stands(repository, text):
    """A file that would unfold is refused before it does, and the report on it is no bomb either."""
    repository.write(HOTLINE, text)
    said = reported(lianxin(repository.root, "check", timeout=10))
    assert f"{HOTLINE}:1:" in said or f"{HOTLINE}:2:" in said
    assert "错误 E125" in said
    assert "写全" in said
    assert len(said) < 20_000


@pytest.mark.parametrize("levels", [3, 7, 10, 24])
def test_c_33_a_billion_laughs_are_not_even_begun(repository, levels):
    """Four hundred bytes of references would be gigabytes of text."""
    refused_as_it_stands(repository, laughs(levels))


@pytest.mark.parametrize("levels", [3, 7, 10, 24])
def test_c_34_merge_keys_merge_nothing(repository, levels):
    """Four hundred bytes of << would take half a minute and most of the memory."""
    refused_as_it_stands(repository, merges(levels))


CIRCLES = {
    "whole-file": "&x [*x]\n",
    "in-a-field": hotline("电话: &x [*x]"),
    "of-two": hotline("a: &a {b: &b {c: *a}, d: *b}"),
}


@pytest.mark.parametrize("text", CIRCLES.values(), ids=CIRCLES)
def test_c_36_nothing_holds_itself(repository, text):
    """A list that is its own item has no end."""
    refused_as_it_stands(repository, text)


DEEP = {
    "brackets": ("[" * 100_000, "E128"),
    "dashes": ("- " * 100_000, "E128"),
    "questions": ("? " * 100_000, "E128"),
    "brace-questions": ("{? " * 80_000, "E128"),
    "braces": ("{a: " * 60_000, "E128"),
    "mixed": ("[{" * 100_000, "E128"),
    "closed": ("[" * 100_000 + "]" * 100_000, "E128"),
    "indented": ("\n".join(" " * n + "a:" for n in range(600)), "E128"),
    "indented-dashes": ("\n".join(" " * n + "-" for n in range(600)), "E128"),
    "in-a-field": (hotline("电话: " + "[" * 100_000), "E128"),
    "one-level-too-many": (hotline("电话: " + "[" * 16 + "]" * 16), "E128"),
    "million-unclosed": ("[" * 1_000_000, "E101"),
    "million-dashes": ("- " * 1_000_000, "E101"),
}


@pytest.mark.parametrize(("text", "code"), DEEP.values(), ids=DEEP)
def test_c_35_deep_nesting_is_refused(repository, text, code):
    """A hundred thousand brackets end neither in a stack overflow nor in a long wait."""
    for path, good in GOOD.items():
        repository.write(path, good)
    repository.write(HOTLINE, text)
    said = reported(lianxin(repository.root, "check"))
    assert f"错误 {code}" in said
    assert "2 条记录和公告" in said, "the others are still read"


DEEP_NOTICES = {
    "front-matter": "---\n标题: " + "[" * 60_000 + "\n---\n正文\n",
    "quotations": HEAD + "---\n" + ">" * 60_000 + " 停水<b>\n",
    "spaced-quotations": HEAD + "---\n" + "> " * 30_000 + "停水\n",
    "quotations-and-an-image": HEAD + "---\n" + "> " * 30_000 + "![图](x.png)\n",
    "lists": HEAD + "---\n" + "- " * 30_000 + "停水<b>\n",
    "numbered-lists": HEAD + "---\n" + "1. " * 20_000 + "停水<b>\n",
    "brackets": HEAD + "---\n" + "[" * 30_000 + "a" + "](b)" * 7_000 + "\n",
    "images": HEAD + "---\n" + "![" * 15_000 + "a" + "](b)" * 7_000 + "\n",
    "stars": HEAD + "---\n" + "*a **a " * 8_000 + "<b>\n",
    "indented-lists": HEAD + "---\n" + "".join(" " * (2 * n) + "- a\n" for n in range(240)),
}


@pytest.mark.parametrize("text", DEEP_NOTICES.values(), ids=DEEP_NOTICES)
@pytest.mark.parametrize("command", ["check", "build"])
def test_c_35_nor_does_a_deep_notice_kill_the_process(repository, command, text):
    """A value or a Chinese error, never a dead process: one notice must not silence all others."""
    for path, good in GOOD.items():
        repository.write(path, good)
    repository.write(NOTICE, text)
    assert "条记录和公告" in reported(lianxin(repository.root, command))
