"""Outputs made into a folder of their own, verified, and swapped in whole.

Readers see the old site until the new one is complete, and go on seeing it when anything
fails. Outputs whose key has not changed are not made again.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from build_tools.folders import SITE, files_in, show, sweep, take_folder
from build_tools.making import make_all
from build_tools.manifest import (
    NOTHING,
    Known,
    Manifest,
    recall_manifest,
    remember_manifest,
)
from build_tools.output import Closing, Finished, Output, Shelf
from build_tools.problem import Invalid, Location, Problem
from build_tools.verify.pages import broken_links
from build_tools.verify.posters import more_than_a_sheet
from build_tools.verify.weight import too_heavy


class Published(NamedTuple):
    """How many outputs there are, how many had to be made, and what was wrong."""

    total: int
    made: int
    problems: list[Problem]


class Work(NamedTuple):
    """Where a build is made, what it grows out of, and what lay in the folder when it began."""

    root: Path
    folder: Path
    last: Manifest
    lying: set[str]
    is_written: Callable[[str], bool]


def publish(
    root: Path, outputs: Sequence[Output], closings: Sequence[Closing], is_written: Callable[[str], bool]
) -> Published:
    """Make what has changed, then what each of ``closings`` makes of it; verify, and swap it in.

    With an error the old site stays.
    """
    if problems := [*_same_path(outputs)]:
        return Published(len(outputs), 0, problems)
    last = recall_manifest(root)
    folder = take_folder(root, last.spare)
    work = Work(root, folder, last, files_in(folder) if last is not NOTHING else set(), is_written)
    kept = last
    try:
        now, made, problems = _bring_up(work, outputs)
        for closing in () if problems else closings:
            more, made_of_it, faults = _bring_up(work, [*closing(Shelf(_finished(now), partial(_read, folder)))])
            now, made, problems = now | more, made | made_of_it, problems + faults
        if not problems:
            problems = [*broken_links({path: known.finished.links for path, known in now.items()}, frozenset(now))]
        if not problems:
            kept = _swap_in(work, now, made)
            problems = [*_worth_telling(now, made, partial(_read, root / kept.shown))]
        return Published(len(now), len(made), problems)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise Invalid(_no_room(root, folder)) from None
    finally:
        sweep(root, kept.shown, kept.spare if kept is not last else "")


def _worth_telling(now: dict[str, Known], made: Iterable[str], read: Callable[[str], bytes]) -> Iterator[Problem]:
    """What keeps nothing from being published."""
    yield from too_heavy(_finished(now), read)
    yield from more_than_a_sheet(sorted(made), read)


def _no_room(root: Path, folder: Path) -> Problem:
    """The disk is full: say how much was written so far and how much is left."""
    written = sum((folder / path).stat().st_size for path in files_in(folder)) // 1_000_000 + 1
    left = shutil.disk_usage(root).free // 1_000_000
    what = f"磁盘空间不够：已写 {written} MB，只剩 {left} MB"
    return Problem(Location(SITE), "E602", what, f"至少清出 {max(2 * written, 50)} MB，再运行一次；原来的网站没有动。")


def _bring_up(work: Work, outputs: Sequence[Output]) -> tuple[dict[str, Known], dict[str, Known], list[Problem]]:
    """Have every output in the folder; return all of them, those that had to be made, and what was wrong."""
    unchanged = _take_over(work, outputs)
    made, problems = make_all([o for o in outputs if o.path not in unchanged], work.folder, work.is_written)
    if problems:
        return {}, made, problems
    return {o.path: made.get(o.path) or work.last.outputs[o.path] for o in outputs}, made, []


def _take_over(work: Work, outputs: Sequence[Output]) -> set[str]:
    """Leave what is still right, linking from the shown site what is there only, and make room for the rest."""
    unchanged: set[str] = set()
    shown = work.root / work.last.shown
    for path, draft in outputs:
        known = work.last.outputs.get(path)
        if known is not None and known.key == draft().key:
            right = path in work.lying and path not in work.last.differing
            if right or _link(shown, work.folder, path):
                unchanged.add(path)
                continue
        if path in work.lying:
            with suppress(FileNotFoundError):  # a link that failed has already made room
                os.unlink(work.folder / path)
    return unchanged


def _link(shown: Path, folder: Path, path: str) -> bool:
    target = f"{folder}/{path}"
    try:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with suppress(FileNotFoundError):
            os.unlink(target)
        os.link(f"{shown}/{path}", target)
    except OSError:
        return False
    return True


def _same_path(outputs: Sequence[Output]) -> Iterator[Problem]:
    count = Counter(output.path for output in outputs)
    for path in sorted(path for path, times in count.items() if times > 1):
        origins = "、".join(output.draft().make().origin or "程序" for output in outputs if output.path == path)
        what = f"有 {count[path]} 样东西都要写成网页 {path}：{origins}"
        yield Problem(Location(path), "E405", what, "给其中一个改编号或文件名。")


def _swap_in(work: Work, now: dict[str, Known], made: dict[str, Known]) -> Manifest:
    for path in work.lying - now.keys():
        os.unlink(work.folder / path)
    shown, spare = show(work.root, work.folder)
    removed = work.last.outputs.keys() - now.keys()
    manifest = Manifest(shown, spare, frozenset((*made, *removed)), now)
    remember_manifest(work.root, work.last, manifest)
    return manifest


def _finished(now: dict[str, Known]) -> dict[str, Finished]:
    return {path: known.finished for path, known in now.items()}


def _read(folder: Path, path: str) -> bytes:
    return (folder / path).read_bytes()
