"""One run of a command: its time, its processor time and its memory, with those of every process it starts."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_EVERY = 0.01  # seconds between two looks at the memory of a whole tree


class Run(NamedTuple):
    """Seconds on the clock, seconds of processor (user and system, all processes), megabytes (10^6)."""

    wall: float
    cpu: float
    largest: float  # resident memory of the largest single process, from wait4
    together: float = 0.0  # proportional memory of all processes at once, if it was watched


class Failed(Exception):
    """A measured command did not end well; holds what it said."""


def environment(home: Path) -> dict[str, str]:
    """The environment of a measured command: a home of its own, and Python may keep its bytecode."""
    ours = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "HUGO_CACHEDIR": str(home / "hugo")}
    left = {key: value for key, value in os.environ.items() if key not in ("PYTHONDONTWRITEBYTECODE", "LIANXIN_CACHE")}
    return {**left, **ours, "NO_MKDOCS_2_WARNING": "1"}


def run(command: Sequence[str], folder: Path, env: dict[str, str], *, watched: bool = False) -> Run:
    """Run to the end in ``folder``; ``watched`` also samples the memory of the tree, which costs a little."""
    os.sync()  # what was written before is not part of this run
    with (folder / ".said").open("w+b") as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=said, stderr=said)
        watch = _Watch(process.pid) if watched else None
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise Failed(f"{' '.join(command)}: {process.returncode}\n{said.read()[-2000:].decode()}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6, watch.stop() if watch else 0.0)


class _Watch:
    """Looks at a tree of processes from another thread until stopped; keeps the most it saw."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._most = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        self._over.set()
        self._thread.join()
        return self._most

    def _look(self) -> None:
        while not self._over.wait(_EVERY):
            self._most = max(self._most, sum(map(_proportional, _tree(self._pid))))


def most_so_far(pid: int) -> float:
    """Megabytes that a running process has had in memory at most; 0 where it cannot be told."""
    for line in _read(Path(f"/proc/{pid}/status")).splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / 1e6
    return 0.0


def _tree(pid: int) -> list[int]:
    found = [pid]
    for known in found:
        for task in Path(f"/proc/{known}/task").glob("*/children"):
            found += map(int, _read(task).split())
    return found


def _proportional(pid: int) -> float:
    """Megabytes of a process; a page shared with others is counted in parts, so that a sum counts it once."""
    for line in _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024 / 1e6
    return 0.0


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # it has ended meanwhile, or this is not Linux
        return ""
