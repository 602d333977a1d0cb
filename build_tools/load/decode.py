"""Bytes to text, or in an editor's words why not."""

from __future__ import annotations

import codecs
import unicodedata

from build_tools.load.limits import Limits
from build_tools.problem import Invalid, Location, Problem

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE_AS_UTF8 = "用记事本或 WPS 打开，点“另存为”，编码选“UTF-8”，再保存。"


def decode(data: bytes, path: str, limits: Limits) -> str:
    r"""Return the text with line breaks as ``\\n``; raise ``Invalid`` for any other encoding."""
    if len(data) > limits.size:
        size, most = len(data) // 1024, limits.size // 1024
        what = f"文件有 {size} 千字节，超过上限 {most} 千字节"
        raise Invalid(Problem(Location(path), "E101", what, "把内容拆成几个文件。"))
    if data.startswith(_UTF16) or _looks_like_utf16(data):
        raise Invalid(Problem(Location(path), "E102", "文件存成了 UTF-16 编码", _SAVE_AS_UTF8))
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Invalid(_not_utf8(data, error.start, path)) from None
    return _composed(text.replace("\r\n", "\n").replace("\r", "\n"), path)


def _looks_like_utf16(data: bytes) -> bool:
    """Every other byte of UTF-16 is NUL wherever the text is ASCII."""
    return len(data) > 1 and (data[0] == 0) != (data[1] == 0) and 0 in data[:2]


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
    for number, line in enumerate(text.split("\n"), 1):
        mended = unicodedata.normalize("NFC", line)
        if mended != line:
            same = next((i for i, (a, b) in enumerate(zip(line, mended, strict=False)) if a != b), 0)
            what = "有看起来一样、实际不同的字符（异体编码）"
            at = Location(path, number, same + 1)
            raise Invalid(Problem(at, "E118", what, f"把这一行换成：{mended.strip()}"))
    raise AssertionError(path)
