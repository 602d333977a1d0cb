"""Work shared among the processors by forking, so that nothing has to be sent to a worker."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

_WORTH_A_WORKER = 300


def spread(work: Callable[[Sequence[T]], R], items: Sequence[T], worth: int = _WORTH_A_WORKER) -> list[R]:
    """Return what ``work`` makes of each share of ``items``; fewer than ``worth`` are one share.

    Shares interleave, so that long and short items spread evenly. Where a process cannot
    be forked (Windows) everything is one share.
    """
    count = min(_processors(), len(items) // worth + 1)
    if count == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return [work(items)]
    context = multiprocessing.get_context("fork")
    children = []
    for number in range(1, count):
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_run, args=(work, items[number::count], sender), daemon=True)
        process.start()
        sender.close()
        children.append((process, receiver))
    results = [work(items[::count])]
    for process, receiver in children:
        results.append(_received(receiver))
        process.join()
    return results


def _run(work: Callable[[Sequence[T]], R], share: Sequence[T], sender: Connection) -> None:
    try:
        sender.send((work(share), None))
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
        sender.send((None, error))


def _received(receiver: Connection) -> R:  # type: ignore[type-var]
    try:
        result, error = receiver.recv()
    except EOFError:
        message = "a worker was killed"
        raise RuntimeError(message) from None
    if error is not None:
        raise error
    return result  # type: ignore[no-any-return]


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
