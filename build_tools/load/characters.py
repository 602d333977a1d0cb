"""Characters that no editor types on purpose: invisible, reversed, or from a wrong encoding.

The rules follow Unicode's general categories (UAX #44) and bidirectional controls (UAX #9).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from build_tools.problem import Location, Problem

_MOST = 5  # a file with one such character often has a thousand

# What Chinese pages are made of: ASCII, punctuation, symbols, kana, Han, full width.
_EXPECTED = (
    "\n\x20-\x7e\u2010-\u2027\u2030-\u205e\u2100-\u214f\u2190-\u21ff\u2460-\u24ff\u2500-\u27bf"
    "\u2e80-\u2fd5\u2ff0-\u312f\u3131-\u3163\u3165-\u9fff\uff01-\uff5e\uffe0-\uffe6"
    "\U0001f300-\U0001faff\U00020000-\U0002fffd\U00030000-\U0003fffd"
)
_UNEXPECTED = re.compile(f"[^{_EXPECTED}]")
_UNEXPECTED_IN_PROSE = re.compile(f"[^\t\u00a0{_EXPECTED}]")
_CHINESE = re.compile("[\u3000-\u9fff\U00020000-\U0003ffff]")

_BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}
# What no font draws although Unicode calls it a letter, a mark or a symbol.
_BLANK = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0}
_SELECTORS = {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
_LOST = 0xFFFD
_LINE_BREAKS = {0x0B, 0x0C, 0x85, 0x2028, 0x2029}
_FORBIDDEN_CATEGORIES = {"Cc", "Cs", "Co", "Cn"}
_TWO_BYTES = range(0x80, 0x800)
_WRITING = {"Ll", "Lu", "Lt", "Lo", "Mn", "Nd"}
_KNOWN_SCRIPTS = ("LATIN", "GREEK", "MICRO")


class Fault(NamedTuple):
    """What is wrong with one character, apart from where it stands."""

    code: str
    message: str
    remedy: str


def problems_in_yaml(text: str, path: str, first_line: int = 1) -> Iterator[Problem]:
    """Yield the characters that may not stand in a record or a front matter."""
    yield from _problems(text, path, _UNEXPECTED, first_line)


def problems_in_prose(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """Yield the same for Markdown, where a Tab and a hard space do no harm."""
    yield from _problems(text, path, _UNEXPECTED_IN_PROSE, first_line)


def fault_of_escapes(text: str) -> Fault | None:
    r"""Judge the characters that may have come from an escape such as ``\\u202e``."""
    found = (
        _invisible(match[0], ord(match[0]))
        for match in _UNEXPECTED.finditer(text)
        if not _belongs_to_picture(text, match.start())
    )
    return next(filter(None, found), None)


def _problems(text: str, path: str, unexpected: re.Pattern[str], first_line: int) -> Iterator[Problem]:
    found = 0
    is_chinese = bool(_CHINESE.search(text))
    for match in unexpected.finditer(text):
        fault = _fault(text, match.start(), is_chinese)
        if fault:
            line = text.count("\n", 0, match.start())
            column = match.start() - text.rfind("\n", 0, match.start())
            yield Problem(Location(path, first_line + line, column), *fault)
            found += 1
        if found == _MOST:
            return


def _fault(text: str, index: int, is_chinese: bool) -> Fault | None:  # noqa: FBT001 - a fact, not a switch
    character = text[index]
    number = ord(character)
    if _belongs_to_picture(text, index):
        return None
    if fault := _invisible(character, number):
        return fault
    if unicodedata.category(character) == "Nd":
        usual = unicodedata.digit(character)
        return Fault("E116", f"有别的文字的数字“{character}”（U+{number:04X}）", f"改成半角数字 {usual}。")
    if number in _TWO_BYTES and _is_foreign(character, is_chinese):
        return Fault(
            "E116",
            f"出现了少见文字“{character}”（U+{number:04X}），可能是编码错乱{_as_gbk(character)}",
            "检查文件编码：在记事本里“另存为”，编码选“UTF-8”。",
        )
    return None


def _invisible(character: str, number: int) -> Fault | None:
    name = f"U+{number:04X}"
    if character == "\t":
        return Fault("E110", "这里有制表符（Tab 键）", "把它换成两个空格。")
    if number in _BIDI:
        return Fault("E111", f"有看不见的文字方向控制符 {name}", "删掉它，把这一行重新输入一遍。")
    if number in _LINE_BREAKS:
        return Fault("E113", f"有特殊换行符 {name}", "删掉它，按回车键重新换行。")
    if number == _LOST:
        return Fault("E116", f"有读不出来的字（{name}），是复制或转码时丢的", "对照原文，把这个字重新输入一遍。")
    return _by_category(character, number, name)


def _by_category(character: str, number: int, name: str) -> Fault | None:
    category = unicodedata.category(character)
    if category == "Cf" or number in _BLANK or number in _SELECTORS:
        return Fault("E112", f"有看不见的零宽字符 {name}", "删掉它，把这一行重新输入一遍。")
    if category in _FORBIDDEN_CATEGORIES:
        return Fault("E114", f"有不允许的控制字符 {name}", "删掉它。")
    if category == "Zs" and character not in " \u3000":
        return Fault("E115", f"有特殊空格 {name}", "换成普通空格。")
    return None


def _belongs_to_picture(text: str, index: int) -> bool:
    """A joiner or a selector inside a picture such as 👩‍⚕️ or ☎️ belongs to it."""
    before, character, after = text[index - 1 : index], text[index], text[index + 1 : index + 2]
    if character == "\u200d":
        return _is_picture(before) and _is_picture(after)
    return character in "\ufe0e\ufe0f" and (_is_picture(before) or after == "\u20e3")


def _is_picture(character: str) -> bool:
    return bool(character) and (character in "\ufe0f‼⁉〰〽" or unicodedata.category(character) in ("So", "Sk", "Sm"))


def _is_foreign(character: str, is_chinese: bool) -> bool:  # noqa: FBT001 - a fact, not a switch
    """Latin and Greek may stand among Chinese; two-byte text alone is GBK read as UTF-8.

    930 of the 6,763 characters of GB 2312 are byte pairs that are also valid UTF-8.
    """
    if not is_chinese:
        return True
    is_writing = unicodedata.category(character) in _WRITING
    return is_writing and not unicodedata.name(character, "").startswith(_KNOWN_SCRIPTS)


def _as_gbk(character: str) -> str:
    try:
        return f"（按 GBK 读是“{character.encode().decode('gb18030')}”）"
    except UnicodeDecodeError:
        return ""
