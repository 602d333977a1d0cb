"""Which files there are, and their bytes; symbolic links and special files are never opened."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from build_tools.load.names import collisions, is_left_by_system, name_problem, readable
from build_tools.problem import Invalid, Location, Problem

SETTINGS = "directory/site.yml"
WORDS = "directory/words/"
WORD_FILES = frozenset({f"{WORDS}categories.yml", f"{WORDS}synonyms.yml"})
NOTICES = "content/notices/"
_ATTACHMENTS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".pdf"})
_MAY_STAND_IN = {
    "directory": frozenset({".yml"}),
    "content": _ATTACHMENTS | {".md"},
}
# What Windows, other tools and habit write in place of .yml and .md.
_MISTAKEN = frozenset({".yaml", ".markdown", ".txt", ".mdown", ".mkd"})
_BELONGS = {".yml": "记录请放进 directory/。", ".md": "公告请放进 content/notices/。"}
_REASONS = {errno.EACCES: "没有读取它的权限", errno.ENOENT: "它刚刚被删掉或改名了"}
_MOST_BYTES = 30_000_000
_CLOSED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class SourceFile(NamedTuple):
    """A file below the root: its path with ``/``, and what shows that it has changed.

    ``stamp`` is size, time of modification and time of change of status, in bytes and nanoseconds.
    """

    path: str
    stamp: tuple[int, int, int]


def source_files(root: Path) -> tuple[list[SourceFile], list[Problem]]:
    """Return the files of ``directory/`` and ``content/`` in a fixed order, and what may not be there."""
    files: list[SourceFile] = []
    problems: list[Problem] = []
    for top in _MAY_STAND_IN:
        if (root / top).is_symlink():
            problems.append(_link(top))
        elif (root / top).is_dir():
            for found in _walk(str(root / top), top, top):
                (problems if isinstance(found, Problem) else files).append(found)  # type: ignore[arg-type]
    files.sort()
    if not (root / "directory").is_dir():
        what = "这里没有 directory 文件夹"
        problems.append(Problem(Location("directory"), "E100", what, "先进到项目的文件夹里再运行，或用 --root 指明。"))
    problems += collisions(file.path for file in files)
    return files, problems


class SortedOut(NamedTuple):
    """Files by what becomes of them: all that is checked, and among them entries, pictures, hand-written pages."""

    sources: list[SourceFile]
    entries: list[SourceFile]
    attachments: list[SourceFile]
    hand_written: list[SourceFile]


def sort_out(files: Iterable[SourceFile]) -> SortedOut:
    """Tell entries (and their attachments) from pages that the engine renders; all are checked."""
    done = SortedOut([], [], [], [])
    for file in files:
        if file.path == SETTINGS or file.path in WORD_FILES:
            continue
        done.sources.append(file)
        if not file.path.startswith(("directory/", NOTICES)):
            done.hand_written.append(file)
        elif file.path.endswith((".yml", ".md")):
            done.entries.append(file)
        else:
            done.attachments.append(file)
    return done


def read_bytes(root: Path, path: str) -> bytes:
    """Return the content of a regular file; raise ``Invalid`` when it cannot be read."""
    try:
        descriptor = os.open(f"{root}/{path}", os.O_RDONLY | _CLOSED)
    except OSError as error:
        raise Invalid(_unreadable(path, error)) from None
    facts = os.fstat(descriptor)
    if not stat.S_ISREG(facts.st_mode):
        os.close(descriptor)
        raise Invalid(_not_a_file(path))
    if facts.st_size > _MOST_BYTES:
        os.close(descriptor)
        what = f"文件有 {facts.st_size // 1_000_000} 兆，超过上限 {_MOST_BYTES // 1_000_000} 兆"
        raise Invalid(Problem(Location(path), "E101", what, "把它缩小，或移到别处。"))
    with os.fdopen(descriptor, "rb") as file:
        return file.read()


def _unreadable(path: str, error: OSError) -> Problem:
    why = _REASONS.get(error.errno or 0, f"系统说：{error.strerror}")
    return Problem(Location(readable(path)), "E161", f"打不开（{why}）", "检查它还在不在、有没有读取权限。")


def _walk(folder: str, path: str, top: str) -> list[SourceFile | Problem]:
    """Lists, not generators within generators: ten thousand files are looked at in each run."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        return [_unreadable(path, error)]
    found: list[SourceFile | Problem] = []
    for entry in entries:
        below = f"{path}/{entry.name}"
        try:
            found += _examine(entry, below, top)
        except OSError as error:
            found.append(_unreadable(below, error))
    return found


def _examine(entry: os.DirEntry[str], path: str, top: str) -> Sequence[SourceFile | Problem]:
    if is_left_by_system(entry.name):
        return ()
    if entry.is_symlink():
        return (_link(path),)
    if problem := name_problem(entry.name, path):
        return (problem,)
    if entry.is_file(follow_symlinks=False):
        return (_file(entry, path, top),)
    if not entry.is_dir(follow_symlinks=False):
        return (_not_a_file(path),)
    if _suffix(entry.name) in _MAY_STAND_IN[top]:
        return (Problem(Location(path), "E161", "这是一个文件夹，不是文件", "把里面的文件移出来，再删掉这个文件夹。"),)
    return _walk(entry.path, path, top)


def _file(entry: os.DirEntry[str], path: str, top: str) -> SourceFile | Problem:
    facts = entry.stat(follow_symlinks=False)
    suffix = _suffix(entry.name)
    if suffix not in _MAY_STAND_IN[top]:
        return _not_accepted(path, suffix, top)
    if suffix in (".yml", ".md") and not path.endswith(suffix):
        what = f"扩展名“{path[-len(suffix) :]}”要小写"
        return Problem(Location(path), "E165", what, f"改名为 {entry.name[: -len(suffix)]}{suffix}。")
    return SourceFile(path, (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns))


def _suffix(name: str) -> str:
    """The ending with its dot, in lower case."""
    _, dot, ending = name.rpartition(".")
    return dot + ending.lower() if dot else ""


def _not_accepted(path: str, suffix: str, top: str) -> Problem:
    name = path.rpartition("/")[2]
    what = f"{top}/ 里不能放“{suffix or name}”文件"
    usual = ".yml" if top == "directory" else ".md"
    if suffix in _MISTAKEN:
        stem = name[: -len(suffix)].removesuffix(usual)
        return Problem(
            Location(path), "E165", what, f"把扩展名改成 {usual}，也就是 {stem}{usual}；不是记录或公告就移走。"
        )
    remedy = f"这里只收 {'、'.join(sorted(_MAY_STAND_IN[top]))}；请移走它。{_BELONGS.get(suffix, '')}"
    return Problem(Location(path), "E165", what, remedy)


def _link(path: str) -> Problem:
    return Problem(Location(readable(path)), "E160", "这是一个快捷方式（符号链接），不能用", "换成真正的文件。")


def _not_a_file(path: str) -> Problem:
    return Problem(Location(path), "E161", "这不是普通文件", "删掉它，换成真正的文件。")
