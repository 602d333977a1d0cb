"""C-45: GBK that is by chance valid UTF-8."""

from __future__ import annotations

import pytest

from tests.safety.examples import (
    HOTLINE,
    NOTICE,
    read,
    refused,
    understood,
)


def in_both() -> list[str]:
    """The characters of GB 2312 whose bytes are also one character of UTF-8."""
    found = []
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            pair = bytes((row, cell))
            try:
                found += [character for character in pair.decode("gb2312") if pair.decode("utf-8")]
            except UnicodeDecodeError:
                continue
    return found


def test_c_45_the_930_characters_that_are_valid_utf_8():
    """页 in GBK is ҳ in UTF-8: each of the 930 is noticed, and nearly all are offered as they were meant."""
    characters = in_both()
    assert len(characters) == 930
    problems = [
        read(f"# {character}\nname: a\nphones: 110\n".encode("gbk"), HOTLINE).errors[0] for character in characters
    ]
    assert {(problem.at.line, problem.at.column) for problem in problems} == {(1, 3)}
    assert {problem.code for problem in problems} <= {"E111", "E112", "E114", "E116", "E118"}
    named = [c for c, problem in zip(characters, problems, strict=True) if f"“{c}”" in problem.message]
    assert len(named) > 800
    assert "页" in named


@pytest.mark.parametrize(
    "text", ["name: 页\nphones: 110\n", "name: 页页\nphones: 110\ntags: [页]\n", "# 页\nname: A\nphones: 110\n"]
)
def test_c_45_a_whole_file_of_such_characters(repository, text):
    """Nothing else gives the encoding away."""
    assert refused(repository, text.encode("gbk"), HOTLINE).code == "E116"
    assert refused(repository, f"---\ntitle: {'页' * 2}\n---\nA\n".encode("gbk"), NOTICE).code == "E116"


def test_c_45_words_with_accents_among_chinese_are_no_mistake(repository):
    """Pinyin and a café are ordinary text."""
    assert understood(repository, "名称: Café 物业\n电话: 110\n读音: chāng níng lǜ\n", HOTLINE).name == "Café 物业"
