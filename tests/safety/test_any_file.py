"""C-42, C-43: whatever a file holds, the answer is a value or a Chinese error."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.safety.examples import (
    HEAD,
    HOTLINE,
    NOTICE,
    read,
    refused,
    told,
)

ROOT = Path(__file__).parents[2]


TOKENS = [
    *"：；，、“”　:-[]{}&*!#|>?%@`'\"\\~①８Ⅷ²廿半转至除<é😀⼀\n\r\t\0",
    *("---", "...", "--", "  ", ": ", "- ", "\n---\n", "!!str", "&a ", "*a", "null", "no", "6:30", "24:10", "99:99"),
    *("2026-02-30", "021-7000-1234", "次日", "农历初一", "PH", "<b>", "![](x)", "[a]:b", "٣", "ж"),
    *("\ufeff", "\u200b", "\u2028", "\u202e", "\u00a0", "\ue000"),
]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """What an editor, a copier or a wrong program may make of a good file."""
    way = chance.randrange(6)
    if way == 0:
        flipped = bytearray(data)
        for _ in range(chance.randint(1, 5)):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        return bytes(flipped)
    if way == 1:
        return data[: chance.randrange(len(data))]
    text = data.decode()
    if way == 2:
        encoding = chance.choice(
            ["gbk", "gb18030", "big5", "utf-16", "utf-16-le", "utf-32", "latin-1", "utf-8-sig", "utf-7"]
        )
        return text.encode(encoding, "replace")
    if way == 3:
        lines = text.split("\n")
        lines.insert(chance.randrange(len(lines)), chance.choice(lines))
        return "\n".join(lines).encode()
    if way == 4:
        key, colon, _ = (line := chance.choice(text.split("\n"))).partition(": ")
        value = "".join(chance.choices([*TOKENS, *"0123456789:-~至 ,，、.年月日点半周一五每"], k=chance.randint(0, 8)))
        return text.replace(line, key + colon + value, 1).encode()
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(TOKENS) + text[at + chance.randint(0, 3) :]
    return text.encode()


def good_files() -> dict[str, bytes]:
    """The demonstration's own records and notices, and the settings."""
    found = [*sorted(ROOT.glob("directory/*/**/*.yml")), *sorted(ROOT.glob("content/notices/*.md"))]
    return {file.relative_to(ROOT).as_posix(): file.read_bytes() for file in found}


def test_c_42_no_mutation_of_a_good_file_is_ever_uncaught():
    """Six thousand damaged files: each is a value, or an error in Chinese on a line that the file has."""
    chance = random.Random(42)
    files = good_files()
    assert len(files) > 20
    for _ in range(6_000):
        path = chance.choice([*files])
        data = mutated(files[path], chance)
        lines = re.split(rb"\r\n|\r|\n", data)
        for problem in read(data, path, "021").errors:
            assert 1 <= problem.at.line <= len(lines), f"{problem} in {data[-200:]!r}"
            assert problem.at.column >= 1


@given(st.text(max_size=60) | st.text(alphabet="名称电话：: \n-[]{}&*!#|>'\"%@,~?　\t0123456789ab", max_size=80))
@settings(max_examples=1_500, deadline=None)
def test_c_42_any_text_is_read_or_reported(text):
    """Whatever a file holds, the loader answers with entries or with Chinese."""
    result = read(text)
    assert result.errors or result.entries or text.strip() in ("[]", "---\n[]")


@given(st.binary(max_size=60))
@settings(max_examples=500, deadline=None)
def test_c_42_any_bytes_are_read_or_reported(data):
    """Also those of a picture that was named .yml, or of a notice."""
    assert read(data).errors
    assert read(data, NOTICE).errors


DOCUMENTS_OF_THE_SUITE = {
    # Ours, after the headings of the YAML test suite: what is valid YAML, and what is not.
    "plain": ("名称: 甲\n电话: 110\n", True),
    "comments": ("# 一\n名称: 甲 # 二\n# 三\n电话: 110\n\n# 四\n", True),
    "blank-lines": ("\n\n名称: 甲\n\n\n电话: 110\n\n", True),
    "indented-root": ("  名称: 甲\n  电话: 110\n", True),
    "flow-mapping": ("{名称: 甲, 电话: 110}\n", True),
    "flow-over-lines": ("{\n  名称: 甲,\n  电话: [\n    110,\n    119,\n  ],\n}\n", True),
    "json": ('{"名称": "甲", "电话": ["110"]}\n', True),
    "tight-json": ('{"名称":"甲","电话":["110"]}\n', True),
    "explicit-keys": ("? 名称\n: 甲\n? 电话\n: 110\n", True),
    "compact-list": ("名称: 甲\n电话:\n- 110\n- 119\n", True),
    "nested-compact": ("名称: 甲\n电话:\n- 号码: 110\n  用途: 报警\n", True),
    "literal": ("名称: 甲\n电话: 110\n简介: |\n  一: 二\n\n  # 三\n", True),
    "literal-stripped": ("名称: 甲\n电话: 110\n简介: |-\n  一\n", True),
    "literal-indented": ("名称: 甲\n电话: 110\n简介: |2\n    一\n", True),
    "folded": ("名称: 甲\n电话: 110\n简介: >\n  一\n  二\n\n  三\n", True),
    "folded-kept": ("名称: 甲\n简介: >+\n  一\n\n电话: 110\n", True),
    "plain-over-lines": ("名称: 甲\n简介: 一\n  二\n  三\n电话: 110\n", True),
    "double-quoted-over-lines": ('名称: 甲\n简介: "一\n  二\n\n  三"\n电话: 110\n', True),
    "single-quoted": ("名称: '甲''乙'\n电话: '110'\n", True),
    "escapes": ('名称: "\\u7532\\x41"\n电话: 110\n', True),
    "quoted-keys": ("\"名称\": 甲\n'电话': 110\n", True),
    "document-marks": ("---\n名称: 甲\n电话: 110\n...\n", True),
    "root-on-the-mark": ("--- {名称: 甲, 电话: 110}\n", True),
    "list-of-records": ("- 编号: a\n  名称: 甲\n  电话: 110\n- {编号: b, 名称: 乙, 电话: 119}\n", True),
    "url-with-a-hash": ("名称: 甲\n电话: 110\n链接: https://example.org/a#b\n", True),
    "colon-inside": ("名称: 甲:乙\n电话: 110\n", True),
    "spaces-around": ("名称   :    甲   \n电话 : 110\n", True),
    "literal-without-text": ("名称: 甲\n电话: 110\n简介: |\n", True),
    "scalar-root": ("甲\n", False),
    "number-root": ("110\n", False),
    "literal-root": ("--- |\n  甲\n", False),
    "list-of-texts": ("- 甲\n- 乙\n", False),
    "list-of-lists": ("- - 甲\n", False),
    "nothing": ("", False),
    "only-a-mark": ("---\n", False),
    "only-dots": ("...\n", False),
    "missing-comma": ("{名称: 甲 电话: 110}\n", False),
    "double-comma": ("{名称: 甲,, 电话: 110}\n", False),
    "wrong-bracket": ("{名称: 甲, 电话: [110}}\n", False),
    "closing-bracket": ("名称: 甲\n电话: 110\n]\n", False),
    "text-after-quotes": ('名称: "甲" 乙\n电话: 110\n', False),
    "text-after-flow": ("名称: 甲\n电话: [110] 119\n", False),
    "invalid-escape": ('名称: "甲\\q"\n电话: 110\n', False),
    "short-escape": ('名称: "甲\\x4"\n电话: 110\n', False),
    "key-in-two-lines": ("名\n称: 甲\n电话: 110\n", False),
    "item-and-key": ("名称: 甲\n- 110\n", False),
    "key-and-item": ("- 名称: 甲\n电话: 110\n", False),
    "block-in-flow": ("{名称: 甲, 电话: |\n 110\n}\n", False),
    "reserved-sign": ("名称: @甲\n电话: 110\n", False),
    "bad-block-mark": ("名称: |x\n  甲\n电话: 110\n", False),
    "bad-indent-mark": ("名称: |0\n  甲\n电话: 110\n", False),
    "list-as-key": ("[名称]: 甲\n电话: 110\n", False),
    "empty-key": (": 甲\n电话: 110\n", False),
    "long-key": ("? " + "名" * 2_000 + "\n: 甲\n", False),
    "unfinished-anchor": ("名称: & 甲\n电话: 110\n", False),
    "colon-less": ("名称 甲\n电话 110\n", False),
    "merge-conflict": ("名称: 甲\n<<<<<<< HEAD\n电话: 110\n=======\n电话: 119\n>>>>>>> a\n", False),
    "Windows-path": ('名称: "C:\\Users"\n电话: 110\n', False),
}


@pytest.mark.parametrize(("text", "is_good"), DOCUMENTS_OF_THE_SUITE.values(), ids=DOCUMENTS_OF_THE_SUITE)
def test_c_43_every_document_is_a_value_or_a_chinese_error(repository, text, is_good):
    """The YAML test suite is not at hand; these follow it: no document ends in an exception."""
    found = told(repository, text, HOTLINE)
    assert bool(found) is not is_good, [str(problem) for problem in found]


OTHER_FILES = {
    "sheet": b"PK\x03\x04" + bytes(range(256)),
    "old-letter": b"\xd0\xcf\x11\xe0" + bytes(range(256)),
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "photo": b"\xff\xd8\xff\xe0" + bytes(range(256)),
    "paper": b"%PDF-1.7\n",
}


@pytest.mark.parametrize("path", [HOTLINE, NOTICE, "content/about.md", "directory/site.yml"])
@pytest.mark.parametrize("data", OTHER_FILES.values(), ids=OTHER_FILES)
def test_c_42_a_renamed_sheet_or_picture_is_called_what_it_is(repository, data, path):
    """Renaming time.xlsx to time.yml makes no record of it."""
    problem = refused(repository, data, path)
    assert (problem.code, problem.at.line) == ("E104", 1)


@pytest.mark.parametrize(
    "text", ["", "  \n\n", "# 只有说明\n", "---\n", "null\n", "~\n", "[]\n", "---\n# 说明\n...\n"], ids=repr
)
def test_c_43_a_file_that_says_nothing_is_empty(repository, text):
    """Only remarks, or only brackets: nobody would find out what is missing."""
    assert refused(repository, text, HOTLINE).code == "E140"


CONFLICT = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> a\n"


def test_c_43_what_git_left_behind_is_called_a_conflict(repository):
    """Each of the three marks is shown, in a record and in a notice's text."""
    found = told(repository, "名称: 甲\n" + CONFLICT.format("电话: 110", "电话: 119"), HOTLINE)
    assert [(p.code, p.at.line) for p in found if p.code == "E143"] == [("E143", 2), ("E143", 4), ("E143", 6)]
    found = told(repository, HEAD + "---\n" + CONFLICT.format("今晚", "明晚"), NOTICE)
    assert [(p.code, p.at.line) for p in found] == [("E143", 6), ("E143", 8), ("E143", 10)]
    assert "<<<<<<<" in found[0].remedy


def test_c_43_a_slip_hides_no_other_mistake_of_its_file(repository):
    """One run is enough: the lines that can be read are read, and what stood in the others is not called missing."""
    text = "名称: 甲\n电话: 1O1\n标签: [老人\n核对: 明天\n颜色: 红\n简介：好\n"
    assert [(p.code, p.at.line) for p in told(repository, text, HOTLINE)] == [
        ("E203", 2),
        ("E132", 3),
        ("E204", 4),
        ("E201", 5),
        ("E130", 6),
    ]


def test_c_43_nor_does_one_in_a_notice(repository):
    """The text below the fields is looked at too."""
    text = HEAD.replace("标题: ", "标题：") + "失效: 2026-02-30\n---\n第一段\n\n[热线]()\n"
    assert [(p.code, p.at.line) for p in told(repository, text, NOTICE)] == [("E130", 2), ("E204", 5), ("E333", 9)]


def test_c_43_an_invisible_character_hides_no_slip(repository):
    """A character is one mistake, a colon another."""
    found = told(repository, "名称: 甲\u200b\n电话：110\n标签: 老人\n生效: 明天\n", HOTLINE)
    assert [(p.code, p.at.line) for p in found] == [("E112", 1), ("E130", 2), ("E204", 4)]


def test_c_43_consequences_of_a_slip_are_not_told(repository):
    """Where the rest cannot be understood without the wrong lines, only they are shown."""
    text = "名称: 甲\n电话: 110\n值班表: {开始: 2026-01-01,\n  结束：2026-12-31}\n"
    assert {p.at.line for p in told(repository, text, HOTLINE)} <= {3, 4}
