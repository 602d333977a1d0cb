"""Processor time of what a visitor waits for: the main thread and the workers of every page. Linux only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import CDPSession

_WORKER = "DedicatedWorker"  # as the kernel cuts the name


def milliseconds(browser: CDPSession) -> float:
    """What main threads and workers of all pages have used so far; compiling and cleaning beside them left out."""
    found = browser.send("SystemInfo.getProcessInfo")["processInfo"]
    return sum(_spent(process["id"]) for process in found if process["type"] == "renderer")


def _spent(pid: int) -> float:
    return sum(int((task / "schedstat").read_text().split()[0]) / 1e6 for task in _waited_for(pid))


def _waited_for(pid: int) -> Iterator[Path]:
    for task in Path(f"/proc/{pid}/task").iterdir():
        if task.name == str(pid) or (task / "comm").read_text().strip() == _WORKER:
            yield task
