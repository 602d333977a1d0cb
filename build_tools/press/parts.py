"""Finished stretches of a long job on the disk, so that a killed run goes on where it was.

A part is written under another name and then renamed: what bears a part's name is whole.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

_LENGTH = struct.Struct("<I")
_DIGEST = 16


def write_part(path: Path, pages: Sequence[bytes]) -> None:
    """Write the pages, each with its length before it, and a hash of them all at the end."""
    data = b"".join(_LENGTH.pack(len(page)) + page for page in pages)
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(data + _hash(data))
    fresh.replace(path)


def read_part(path: Path) -> list[bytes] | None:
    """Return the pages, or None if there is no such part or it is damaged."""
    try:
        whole = path.read_bytes()
    except FileNotFoundError:
        return None
    data, digest = whole[:-_DIGEST], whole[-_DIGEST:]
    if _hash(data) != digest:
        return None
    pages, at = [], 0
    while at < len(data):
        (length,) = _LENGTH.unpack_from(data, at)
        at += _LENGTH.size
        pages.append(data[at : at + length])
        at += length
    return pages


def _hash(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()
