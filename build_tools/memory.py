"""What earlier runs found out, so that only what changed is done again.

It lies in the user's own cache folder, never in the repository: what is read back here is
trusted, and a fork's pull request must not be able to bring it along.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

import platformdirs


def recall(root: Path, name: str, key: str) -> list[Any]:
    """Return the parts remembered of ``root`` under ``name``; none if ``key`` has changed or a part is torn."""
    parts: list[Any] = []
    try:
        with (_folder(root) / name).open("rb") as file:
            if pickle.load(file) == key:  # noqa: S301 - written by ourselves, in the user's folder
                while file.peek(1):
                    parts.append(pickle.load(file))  # noqa: S301
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, TypeError, ValueError):
        return []
    return parts


def remember(root: Path, name: str, key: str, parts: Iterable[bytes]) -> None:
    """Keep pickled ``parts`` for the next run; a full disk or a read-only home costs only time."""
    target = _folder(root) / name
    partial = target.with_suffix(f".{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as file:
            pickle.dump(key, file)
            file.writelines(parts)
        partial.replace(target)
    except OSError:
        partial.unlink(missing_ok=True)


def remember_also(root: Path, name: str, part: bytes) -> None:
    """Add one part to what is remembered under the same key."""
    with suppress(OSError), (_folder(root) / name).open("ab") as file:
        file.write(part)


def code_version(*folders: Path) -> str:
    """A hash over the sizes and times of the files that decide what comes out."""
    digest = blake2b(sys.version.encode(), digest_size=16)
    for folder in (Path(__file__).parent, *folders):
        for path, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                if not name.endswith(".pyc"):
                    facts = os.stat(os.path.join(path, name))  # noqa: PTH116 - a hundred files at each start
                    digest.update(f"{path}/{name} {facts.st_size} {facts.st_mtime_ns}".encode())
    return digest.hexdigest()


def folder_for(name: str) -> Path:
    """A folder in which something of ours is kept for all repositories of this user."""
    folder = _base() / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _base() -> Path:
    chosen = os.environ.get("LIANXIN_CACHE")
    return Path(chosen) if chosen else platformdirs.user_cache_path("lianxin", appauthor=False)


def _folder(root: Path) -> Path:
    return _base() / blake2b(str(root.resolve()).encode(), digest_size=8).hexdigest()
