"""Which files there are, and their bytes; symbolic links and special files are never opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from build_tools.load.names import collisions, is_left_by_system, name_problem, readable
from build_tools.problem import Invalid, Location, Problem

SETTINGS = "directory/site.yml"
NOTICES = "content/notices/"
_ATTACHMENTS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".pdf"})
_MAY_STAND_IN = {
    "directory": frozenset({".yml"}),
    "content": _ATTACHMENTS | {".md"},
}
_CLOSED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class SourceFile(NamedTuple):
    """A file below the root: its path with ``/``, and what shows that it has changed.

    ``stamp`` is size, time of modification and time of change of status, in bytes and nanoseconds.
    """

    path: str
    stamp: tuple[int, int, int]

    @property
    def suffix(self) -> str:
        """The ending of the name, with its dot, in lower case."""
        return os.path.splitext(self.path)[1].lower()  # noqa: PTH122 - hot, and never a Path


def source_files(root: Path) -> tuple[list[SourceFile], list[Problem]]:
    """Return the files of ``directory/`` and ``content/`` in a fixed order, and what may not be there."""
    files: list[SourceFile] = []
    problems: list[Problem] = []
    for top in _MAY_STAND_IN:
        if (root / top).is_dir():
            for found in _walk(str(root / top), top, top):
                (problems if isinstance(found, Problem) else files).append(found)  # type: ignore[arg-type]
    files.sort()
    if not (root / "directory").is_dir():
        what = "这里没有 directory 文件夹"
        problems.append(Problem(Location("directory"), "E100", what, "先进到项目的文件夹里再运行，或用 --root 指明。"))
    problems += collisions(file.path for file in files)
    return files, problems


class SortedOut(NamedTuple):
    """Files by what becomes of them: entries and what must be checked with them, pictures, hand-written pages."""

    sources: list[SourceFile]
    attachments: list[SourceFile]
    hand_written: list[SourceFile]


def sort_out(files: Iterable[SourceFile]) -> SortedOut:
    """Tell sources of entries (and their attachments) from pages that the engine renders."""
    done = SortedOut([], [], [])
    for file in files:
        if file.path == SETTINGS:
            continue
        if not file.path.startswith(("directory/", NOTICES)):
            done.hand_written.append(file)
            continue
        done.sources.append(file)
        if not file.path.endswith((".yml", ".md")):
            done.attachments.append(file)
    return done


def read_bytes(root: Path, path: str) -> bytes:
    """Return the content of a regular file; raise ``Invalid`` when it cannot be read."""
    try:
        descriptor = os.open(f"{root}/{path}", os.O_RDONLY | _CLOSED)
    except OSError as error:
        raise Invalid(
            Problem(Location(path), "E161", f"打不开这个文件（{error.strerror}）", "检查文件和权限。")
        ) from None
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Invalid(_not_a_file(path))
        return file.read()


def _walk(folder: str, path: str, top: str) -> Iterator[SourceFile | Problem]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            yield from _examine(entry, f"{path}/{entry.name}", top)


def _examine(entry: os.DirEntry[str], path: str, top: str) -> Iterator[SourceFile | Problem]:
    if is_left_by_system(entry.name):
        return
    if entry.is_symlink():
        yield Problem(Location(readable(path)), "E160", "这是一个快捷方式（符号链接），不能用", "换成真正的文件。")
    elif problem := name_problem(entry.name, path):
        yield problem
    elif entry.is_dir(follow_symlinks=False):
        yield from _walk(entry.path, path, top)
    elif not entry.is_file(follow_symlinks=False):
        yield _not_a_file(path)
    else:
        yield _file(entry, path, top)


def _file(entry: os.DirEntry[str], path: str, top: str) -> SourceFile | Problem:
    facts = entry.stat(follow_symlinks=False)
    file = SourceFile(path, (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns))
    allowed = _MAY_STAND_IN[top]
    if file.suffix not in allowed:
        what = f"{top}/ 里不能放“{file.suffix or entry.name}”文件"
        remedy = (
            "把扩展名改成 .yml。" if file.suffix == ".yaml" else f"这里只收 {'、'.join(sorted(allowed))}；请移走它。"
        )
        return Problem(Location(path), "E165", what, remedy)
    return file


def _not_a_file(path: str) -> Problem:
    return Problem(Location(path), "E161", "这不是普通文件", "删掉它，换成真正的文件。")
