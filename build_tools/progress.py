"""What is being done now, where a person is looking and it takes long enough to wonder."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def telling() -> Iterator[Callable[[str], None]]:
    """Yield a function that shows a line of progress; off a terminal it keeps silent."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - costs 40 ms, for people only

    with Console(stderr=True).status("准备……") as status:
        yield lambda text: status.update(text + "……")
