"""One file of the site before it is made: its address, what it depends on, and how to make it."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b, sha256
from typing import Any, NamedTuple


def nothing_to_prove() -> tuple[str, ...]:
    """The proof of an output that shows no record."""
    return ()


class Made(NamedTuple):
    """The content of an output, the numbers and times that it must show, and the source file behind it."""

    data: bytes
    proof: tuple[str, ...] = ()
    origin: str = ""


class Draft(NamedTuple):
    """How to make an output; drafts with the same ``key`` are made into the same bytes."""

    key: str
    make: Callable[[], Made]


class Output(NamedTuple):
    """One file of the site, its path relative to the site with ``/``; drafted by the worker that gets it."""

    path: str
    draft: Callable[[], Draft]


class Finished(NamedTuple):
    """A file of the site as it was made: the stamp of its content, its size in bytes, the files that it links to."""

    stamp: str
    size: int
    links: frozenset[str]


class Shelf(NamedTuple):
    """Everything made so far by path, and how to read one of them."""

    files: Mapping[str, Finished]
    read: Callable[[str], bytes]


Closing = Callable[[Shelf], Iterable[Output]]
"""What is made last, of what has been made: a list of a site's files can be no earlier than they."""


class _Unmade(Mapping[str, Finished]):
    """Files that are made each time when somebody asks what became of them."""

    def __init__(self, read: Callable[[str], bytes], paths: Mapping[str, object]) -> None:
        self._read, self._paths = read, paths

    def __getitem__(self, path: str) -> Finished:
        data = self._read(path)
        return Finished(stamp_of(data), len(data), frozenset())

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def shelf_to_be_made(outputs: Mapping[str, Output]) -> Shelf:
    """A shelf on which nothing is before it is asked for; it knows no links."""

    def read(path: str) -> bytes:
        return outputs[path].draft().make().data

    return Shelf(_Unmade(read, outputs), read)


def stamp_of(data: bytes) -> str:
    """The first 132 bits of SHA-256 in base64url: what a browser can work out again (SubtleCrypto knows no BLAKE2)."""
    return urlsafe_b64encode(sha256(data).digest())[:22].decode()


def key_of(*made_from: Any) -> str:
    """Hash what an output is made from.

    An entry's ``repr`` is the hash of its content; other parts are tuples of plain values,
    whose ``repr`` says all of them. A type whose ``repr`` is an address has no place here.
    """
    return blake2b(repr(made_from).encode(), digest_size=16).hexdigest()
