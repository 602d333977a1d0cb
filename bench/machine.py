"""What the figures were measured on, in words that fit any machine."""

from __future__ import annotations

import os
import platform
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from builders import HUGO


def machine(work: Path) -> str:
    """One sentence on the machine, the versions, and how busy it was before."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    where = "in memory (tmpfs)" if work.is_relative_to("/dev/shm") else "on disk"
    versions = [f"{name} {version(package)}" for name, package in _PACKAGES.items()]
    return (
        f"{datetime.now().astimezone().date()}, {platform.system()}, {cores} cores, {memory:.0f} GB of memory; "
        f"Python {platform.python_version()}, {', '.join(versions)}, Hugo {HUGO}; all files {where}; "
        f"load of the machine before the first run {os.getloadavg()[0]:.1f}"
    )


_PACKAGES = {"lianxin": "lianxin", "MkDocs": "mkdocs", "Material": "mkdocs-material"}
