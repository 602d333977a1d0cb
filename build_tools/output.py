"""One file of the site before it is made: its address, what it depends on, and how to make it."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
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


def key_of(*made_from: Any) -> str:
    """Hash what an output is made from.

    An entry's ``repr`` is the hash of its content; other parts are tuples of plain values,
    whose ``repr`` says all of them. A type whose ``repr`` is an address has no place here.
    """
    return blake2b(repr(made_from).encode(), digest_size=16).hexdigest()
