"""Bytes to text, or in an editor's words why not."""

from __future__ import annotations

import codecs
import unicodedata
from itertools import islice

from build_tools.load.limits import Limits
from build_tools.problem import Invalid, Location, Problem

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_MOST = 5  # a page copied from a Mac has a hundred such lines
_WRITTEN = frozenset(b"\t\n\r" + bytes(range(0x20, 0x7F)))
_OTHER_FILES = {
    b"PK\x03\x04": "Excel 或 Word 文件",
    b"\xd0\xcf\x11\xe0": "Excel 或 Word 文件",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"%PDF-": "PDF",
}
_SAVE_AS_UTF8 = "用记事本或 WPS 打开，点“另存为”，编码选“UTF-8”，再保存。"


def decode(data: bytes, path: str, limits: Limits) -> str:
    r"""Return the text with line breaks as ``\\n``; raise ``Invalid`` for any other encoding."""
    if len(data) > limits.size:
        size, most = len(data) // 1024, limits.size // 1024
        what = f"文件有 {size} 千字节，超过上限 {most} 千字节"
        raise Invalid(Problem(Location(path), "E101", what, "把内容拆成几个文件。"))
    if data.startswith(tuple(_OTHER_FILES)):
        found = next(name for start, name in _OTHER_FILES.items() if data.startswith(start))
        remedy = "用记事本新建一个文本文件，把内容抄进去；图片和 PDF 放进 content/notices/，扩展名不要改。"
        raise Invalid(Problem(Location(path), "E104", f"这不是文本文件，像是{found}", remedy))
    if data.startswith(_UTF16) or _looks_like_utf16(data):
        raise Invalid(_utf16(path))
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Invalid(_utf16(path) if _has_every_other_nul(data) else _not_utf8(data, error.start, path)) from None
    return _composed(text.replace("\r\n", "\n").replace("\r", "\n"), path)


def _looks_like_utf16(data: bytes) -> bool:
    """Every other byte of UTF-16 is NUL wherever the text is ASCII."""
    return 0 in data[:2] and _has_every_other_nul(data[:200])


def _has_every_other_nul(data: bytes) -> bool:
    """The same where only a sign here and there is ASCII."""
    pairs = zip(data[::2], data[1::2], strict=False)
    halves = [(first == 0, first or second) for first, second in pairs if first == 0 or second == 0]
    return bool(halves) and all(half == halves[0][0] and other in _WRITTEN for half, other in halves)


def _utf16(path: str) -> Problem:
    return Problem(Location(path), "E102", "文件存成了 UTF-16 编码", _SAVE_AS_UTF8)


def _not_utf8(data: bytes, offset: int, path: str) -> Problem:
    before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.count(b"\n") + 1
    head = before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")
    guess = _as_chinese(data, line)
    what = "文件不是 UTF-8 编码" + (f"，看起来是 GBK，这一行原文是：{guess}" if guess else "")
    return Problem(Location(path, line, len(head) + 1), "E103", what, _SAVE_AS_UTF8)


def _as_chinese(data: bytes, line: int) -> str:
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    try:
        return lines[line - 1].decode("gb18030").strip()[:40]
    except UnicodeDecodeError:
        return ""


def _composed(text: str, path: str) -> str:
    """Refuse decomposed and compatibility forms: they look the same and compare unequal."""
    if unicodedata.is_normalized("NFC", text):
        return text
    lines = enumerate(text.split("\n"), 1)
    wrong = (_look_alike(line, path, number) for number, line in lines if not unicodedata.is_normalized("NFC", line))
    raise Invalid(*islice(wrong, _MOST))


def _look_alike(line: str, path: str, number: int) -> Problem:
    mended = unicodedata.normalize("NFC", line)
    same = next((i for i, (a, b) in enumerate(zip(line, mended, strict=False)) if a != b), 0)
    at = Location(path, number, same + 1)
    if line[same].isspace():
        return Problem(at, "E115", f"有特殊空格 U+{ord(line[same]):04X}", "换成普通空格。")
    return Problem(at, "E118", "有看起来一样、实际不同的字符（异体编码）", f"把这一行换成：{mended.strip()}")
