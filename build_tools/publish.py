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
from pathlib import Path
from typing import NamedTuple

from build_tools.folders import SITE, files_in, show, sweep, take_folder
from build_tools.manifest import (
    NOTHING,
    Known,
    Manifest,
    recall_manifest,
    remember_manifest,
)
from build_tools.output import Output
from build_tools.problem import Invalid, Location, Problem
from build_tools.verify.pages import broken_links, links_of, problems_in
from build_tools.workers import spread


class Published(NamedTuple):
    """How many outputs there are, how many had to be made, and what was wrong."""

    total: int
    made: int
    problems: list[Problem]


class Share(NamedTuple):
    """What one worker has made, and what was wrong with it."""

    made: dict[str, Known]
    problems: list[Problem]


def publish(root: Path, outputs: Sequence[Output], is_written: Callable[[str], bool]) -> Published:
    """Make what has changed, verify everything, and swap it in; with an error the old site stays."""
    if problems := [*_same_path(outputs)]:
        return Published(len(outputs), 0, problems)
    last = recall_manifest(root)
    folder = take_folder(root, last.spare)
    kept = last
    try:
        unchanged = _take_over(root, folder, last, outputs)
        made, problems = _make_all([output for output in outputs if output.path not in unchanged], folder, is_written)
        if not problems:
            now = {output.path: made.get(output.path) or last.outputs[output.path] for output in outputs}
            problems = [*broken_links({path: known.links for path, known in now.items()}, frozenset(now))]
        if not problems:
            kept = _swap_in(root, folder, last, now, made)
        return Published(len(outputs), len(made), problems)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise Invalid(_no_room(root, folder)) from None
    finally:
        sweep(root, kept.shown, kept.spare if kept is not last else "")


def _no_room(root: Path, folder: Path) -> Problem:
    """The disk is full: say how much was written so far and how much is left."""
    written = sum((folder / path).stat().st_size for path in files_in(folder)) // 1_000_000 + 1
    left = shutil.disk_usage(root).free // 1_000_000
    what = f"磁盘空间不够：已写 {written} MB，只剩 {left} MB"
    return Problem(Location(SITE), "E602", what, f"至少清出 {max(2 * written, 50)} MB，再运行一次；原来的网站没有动。")


def _take_over(root: Path, folder: Path, last: Manifest, outputs: Sequence[Output]) -> set[str]:
    """Leave in ``folder`` exactly what is still right, linking from the shown site what is there only."""
    if last is NOTHING:
        return set()
    lying = files_in(folder)
    right = lying - last.differing if lying else lying
    unchanged: set[str] = set()
    for path, draft in outputs:
        known = last.outputs.get(path)
        if known is None or known.key != draft().key:
            continue
        if path in right or _link(root / last.shown, folder, path):
            unchanged.add(path)
    for path in lying - unchanged:
        with suppress(FileNotFoundError):  # a link that failed has already made room
            os.unlink(folder / path)
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


def _make_all(
    outputs: Sequence[Output], folder: Path, is_written: Callable[[str], bool]
) -> tuple[dict[str, Known], list[Problem]]:
    shares = spread(lambda share: _make(share, folder, is_written), outputs)
    made = {path: known for share in shares for path, known in share.made.items()}
    return made, [problem for share in shares for problem in share.problems]


def _make(share: Sequence[Output], folder: Path, is_written: Callable[[str], bool]) -> Share:
    """Make, write and read back some outputs."""
    done = Share({}, [])
    strings: dict[str, str] = {}
    folders: set[str] = set()
    for path, draft in share:
        try:
            key, make = draft()
            made = make()
        except Invalid as error:
            done.problems.extend(error.problems)
            continue
        _write(f"{folder}/{path}", made.data, folders)
        links: Iterable[str] = ()
        if path.endswith(".html"):
            html = made.data.decode()
            done.problems.extend(problems_in(path, html, made.proof, made.origin, is_written))
            links = links_of(path, html)
        done.made[path] = Known(key, frozenset(strings.setdefault(link, link) for link in links))
    return done


def _write(path: str, data: bytes, folders: set[str]) -> None:
    folder = path.rpartition("/")[0]
    if folder not in folders:
        os.makedirs(folder, exist_ok=True)
        folders.add(folder)
    with open(path, "xb") as file:
        file.write(data)


def _same_path(outputs: Sequence[Output]) -> Iterator[Problem]:
    count = Counter(output.path for output in outputs)
    for path in sorted(path for path, times in count.items() if times > 1):
        origins = "、".join(output.draft().make().origin or "程序" for output in outputs if output.path == path)
        what = f"有 {count[path]} 样东西都要写成网页 {path}：{origins}"
        yield Problem(Location(path), "E405", what, "给其中一个改编号或文件名。")


def _swap_in(root: Path, folder: Path, last: Manifest, now: dict[str, Known], made: dict[str, Known]) -> Manifest:
    shown, spare = show(root, folder)
    removed = last.outputs.keys() - now.keys()
    manifest = Manifest(shown, spare, frozenset((*made, *removed)), now)
    remember_manifest(root, last, manifest)
    return manifest
