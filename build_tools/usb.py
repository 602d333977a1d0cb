"""The finished site as a folder for a USB stick: opened by a double click, with nothing that only a server needs."""

from __future__ import annotations

import shutil
from html import escape
from pathlib import Path

from build_tools.folders import SITE, files_in
from build_tools.problem import Invalid, Location, Problem

DOOR = "点这里打开.html"
_INSIDE = "lianxin"  # where the site lies, beside the door
_FOR_SERVERS = frozenset({"sw.js", "_headers", "robots.txt", "sitemap.xml", ".lianxin-site"})
_COMPRESSED = (".gz", ".br")


def copy_for_stick(root: Path, folder: Path, name: str) -> int:
    """Copy the site of ``root`` into ``folder``, in the place of an earlier copy; return the number of files.

    Raise ``Invalid`` (E603) where the folder holds anything else.
    """
    inside = folder / _INSIDE
    if folder.exists() and {path.name for path in folder.iterdir()} - {DOOR, _INSIDE}:
        what, remedy = "这个文件夹里有别的东西，没有动它", "换一个空文件夹，或还没有的文件夹。"
        raise Invalid(Problem(Location(str(folder)), "E603", what, remedy))
    if inside.exists():
        shutil.rmtree(inside)
    wanted = [path for path in sorted(files_in(root / SITE)) if _is_wanted(path)]
    for path in wanted:
        (inside / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / SITE / path, inside / path)
    (folder / DOOR).write_text(_door(name), encoding="utf-8")
    return len(wanted)


def _is_wanted(path: str) -> bool:
    return path not in _FOR_SERVERS and not path.endswith((*_COMPRESSED, "offline.json", "release.json"))


def _door(name: str) -> str:
    target = f"{_INSIDE}/index.html"
    return (
        f'<!doctype html>\n<html lang="zh-Hans"><head><meta charset="utf-8"><title>{escape(name)}</title>\n'
        f'<meta http-equiv="refresh" content="0; url={target}"></head>\n'
        f'<body><p><a href="{target}">打开{escape(name)}</a></p></body></html>\n'
    )
