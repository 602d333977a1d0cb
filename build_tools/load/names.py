"""File names that mean the same on Linux, Windows, macOS and in an address."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator

from build_tools.problem import Location, Problem

_ALLOWED = re.compile(r"[0-9A-Za-z_\u4e00-\u9fff][0-9A-Za-z_.\u4e00-\u9fff-]*")
_RESERVED_ON_WINDOWS = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))}
_LEFT_BY_SYSTEMS = {".ds_store", "thumbs.db", "desktop.ini", ".gitkeep", "__macosx"}
_MOST_BYTES = 80
_MOST_CHARACTERS = 120
_USUAL = re.compile(r"[a-z0-9][a-z0-9_-]{4,40}(?:\.yml|\.md)?")
_RENAME = "改名：只用小写字母、数字、汉字、减号和点，例如 water-off.md。"


def is_left_by_system(name: str) -> bool:
    """Whether Finder or Explorer made this file by itself."""
    return name.lower() in _LEFT_BY_SYSTEMS


def name_problem(name: str, path: str) -> Problem | None:
    """Return what keeps ``name`` (the last part of ``path``) from being published."""
    if _USUAL.fullmatch(name) and len(path) <= _MOST_CHARACTERS:
        return None
    at = Location(readable(path))
    if name.startswith((".", "~$")) or name.endswith(("~", ".bak", ".tmp", ".swp")):
        return Problem(at, "E164", f"隐藏文件或临时文件“{readable(name)}”不能放在这里", "删掉它。")
    if not _ALLOWED.fullmatch(name) or name.endswith("."):
        return Problem(at, "E162", f"文件名“{readable(name)}”里有不能用的字符", _RENAME)
    if name.split(".", maxsplit=1)[0].lower() in _RESERVED_ON_WINDOWS:
        return Problem(at, "E162", f"文件名“{name}”在 Windows 上是保留名", _RENAME)
    if len(name.encode()) > _MOST_BYTES or len(path) > _MOST_CHARACTERS:
        return Problem(
            at, "E163", "文件名或路径太长", f"文件名不超过 {_MOST_BYTES} 字节，路径不超过 {_MOST_CHARACTERS} 字。"
        )
    return None


def collisions(paths: Iterable[str]) -> Iterator[Problem]:
    """Yield names that Windows or macOS would write into one file or one address."""
    first: dict[str, str] = {}
    for path in paths:
        same = path if path.isascii() and path.islower() else unicodedata.normalize("NFC", path).casefold()
        same = same.removesuffix(".md").removesuffix("/index")
        other = first.setdefault(same, path)
        if other != path:
            what = f"与“{other}”在 Windows、苹果电脑或网址上是同一个名字"
            yield Problem(Location(path), "E166", what, "给其中一个改名。")


def readable(name: str) -> str:
    """Return ``name`` fit to print even when its bytes are not UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in name)
