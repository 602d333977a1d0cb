"""Outputs made into a folder, shared among the processors, and read back by whoever made them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from build_tools.manifest import Known
from build_tools.output import Finished, Output, stamp_of
from build_tools.problem import Invalid, Problem
from build_tools.verify.pages import read_back
from build_tools.workers import spread

# Typst keeps threads once it has set anything; a fork has none of them, and to set a card there would wait for ever.
_KEEPS_THREADS = "typst"


class Share(NamedTuple):
    """What one worker has made, and what was wrong with it."""

    made: dict[str, Known]
    problems: list[Problem]


def make_all(
    outputs: Sequence[Output], folder: Path, is_written: Callable[[str], bool]
) -> tuple[dict[str, Known], list[Problem]]:
    """Write every output into ``folder`` and read it back; return what was made, and what was wrong with it."""
    work = partial(_make, folder=folder, is_written=is_written)
    shares = [work(outputs)] if _KEEPS_THREADS in sys.modules else spread(work, outputs)
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
            problems, links = read_back(path, made, is_written)
            done.problems.extend(problems)
        needed = frozenset(strings.setdefault(link, link) for link in links)
        done.made[path] = Known(key, Finished(stamp_of(made.data), len(made.data), needed))
    return done


def _write(path: str, data: bytes, folders: set[str]) -> None:
    folder = path.rpartition("/")[0]
    if folder not in folders:
        os.makedirs(folder, exist_ok=True)
        folders.add(folder)
    with open(path, "xb") as file:
        file.write(data)
