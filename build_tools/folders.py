"""The folders of a repository's builds: one is shown, one is spare, one may be in the making.

``site`` is a symbolic link to the shown one, so that showing another is one step. The folder
in the making is the spare one taken again, when there is one: what has not changed since
already lies in it. Readers never see it before it is whole.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from build_tools.problem import Invalid, Location, Problem

SITE = "site"
LOCK = ".lianxin/lock"
_BUILDS = ".lianxin/builds"
_WHOLE = ".lianxin-site"  # stands in a folder only while everything in it is finished


def is_whole(folder: Path) -> bool:
    """Whether a build in ``folder`` was ever finished, and nothing has been begun in it since."""
    return (folder / _WHOLE).exists()


def take_folder(root: Path, spare: str) -> Path:
    """Return the folder in which to build: the spare one if it is whole, else a fresh one."""
    (root / _BUILDS).mkdir(parents=True, exist_ok=True)
    numbers = [int(path.name) for path in (root / _BUILDS).iterdir() if path.name.isdigit()]
    folder = root / _BUILDS / str(max(numbers, default=0) + 1)
    if spare and is_whole(root / spare):
        (root / spare / _WHOLE).unlink()
        (root / spare).rename(folder)
    else:
        folder.mkdir()
    return folder


def files_in(folder: Path) -> set[str]:
    """Every file below ``folder``, relative to it, with ``/``."""
    found: set[str] = set()
    pending = [""]
    while pending:
        prefix = pending.pop()
        with os.scandir(folder / prefix) as entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    pending.append(path + "/")
                else:
                    found.add(path)
    return found


def show(root: Path, folder: Path) -> tuple[str, str]:
    """Make ``folder`` the site; return where it and the one shown before it lie, from the root."""
    site = root / SITE
    if site.is_dir() and not site.is_symlink() and not is_whole(site):
        what = "这里已经有一个 site 文件夹，不是连心生成的"
        raise Invalid(Problem(Location(SITE), "E601", what, "把它移走或改名，再运行一次。"))
    (folder / _WHOLE).touch()
    if hasattr(os, "sync"):
        os.sync()
    before = site.resolve() if site.exists() else None
    try:
        _point(site, f"{_BUILDS}/{folder.name}", root / _BUILDS / "next")
        shown = folder
    except OSError:
        shown, before = _rename_into_place(site, folder)
    return _below(root, shown), _below(root, before)


def sweep(root: Path, *kept: str) -> None:
    """Take away every other build: those that failed, were killed, or are older."""
    names = {Path(folder).name for folder in kept if folder} | {(root / SITE).resolve().name}
    for path in (root / _BUILDS).iterdir():
        if path.name not in names:
            with suppress(OSError):
                shutil.rmtree(path)


def _point(site: Path, folder: str, link: Path) -> None:
    link.unlink(missing_ok=True)
    link.symlink_to(folder, target_is_directory=True)
    link.replace(site)


def _rename_into_place(site: Path, folder: Path) -> tuple[Path, Path | None]:
    """Without symbolic links (Windows) two renames; the site is away for an instant between them."""
    before = None
    if site.exists():
        before = folder.with_name(f"{int(folder.name) + 1}")
        site.rename(before)
    folder.rename(site)
    return site, before


def _below(root: Path, folder: Path | None) -> str:
    """The way from the root to a folder; nothing for one that lies elsewhere."""
    if folder is None or not folder.resolve().is_relative_to(root.resolve()):
        return ""
    return folder.resolve().relative_to(root.resolve()).as_posix()
