"""Ids: written by hand, in every address, and permanent."""

from __future__ import annotations

import re

from build_tools.values.errors import BadValue
from build_tools.values.fold import fold

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MOST = 64
# Windows opens a device, not a file, for con.yml; a folder's list of records is its index.html.
_DEVICE = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]")
_LIST_PAGE = re.compile("index(?:-[0-9]+)?")


def parse_id(text: str) -> str:
    """Read an id such as ``daju-line``: lower-case ASCII, digits, single hyphens, at most 64."""
    typed = text.strip()
    if reason := _taken(typed):
        raise BadValue(f"编号“{typed}”{reason}", "换一个编号，例如 daju-line。", "E210")
    if _ID.fullmatch(typed) and len(typed) <= _MOST:
        return typed
    likely = re.sub(r"[^a-z0-9]+", "-", fold(typed).lower()).strip("-")[:_MOST].strip("-")
    likely = f"{likely}-1" if _taken(likely) else likely
    remedy = "只用小写字母、数字和减号，例如 daju-line" + (f"；可以写成 {likely}。" if likely else "。")
    raise BadValue(f"编号“{typed}”写法不对", remedy, "E210")


def _taken(word: str) -> str:
    if _DEVICE.fullmatch(word):
        return "在 Windows 电脑上不能做文件名"
    return "是目录页的网址" if _LIST_PAGE.fullmatch(word) else ""
