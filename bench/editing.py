"""One notice is changed among many: until a command is done, and until a preview shows it."""

from __future__ import annotations

import http.client
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import measure
from builders import LIANXIN, Builder
from rounds import tell

_PAGE = "notices/n000123.html"
_SOURCE = "n000123.md"
_GREETING = "各位居民："
_PATIENCE = 120.0  # seconds until a preview is given up
_EVERY = 0.01  # seconds between two questions; they share the processor with what is measured


class Edit(NamedTuple):
    """Seconds that each edit took, and the most megabytes that one process had."""

    name: str
    seconds: list[float]
    megabytes: float


class Notice:
    """The notice that is edited again and again, each time in a way not seen before."""

    def __init__(self, folder: Path) -> None:
        self._file = next((folder / "content" / "notices").rglob(_SOURCE))
        self._text = self._file.read_text(encoding="utf-8")
        self._times = 0

    def change(self) -> str:
        """Save the file with another greeting, and return the greeting."""
        self._times += 1
        greeting = f"{_GREETING}第{self._times}次改动{time.time_ns()}"
        self._file.write_text(self._text.replace(_GREETING, greeting), encoding="utf-8")
        return greeting


def commands(builders: dict[Builder, Path], rounds: int) -> list[Edit]:
    """Edit and run the builder again, in turns; the first turn is not counted."""
    notices = {builder: Notice(folder) for builder, folder in builders.items()}
    runs: dict[Builder, list[measure.Run]] = {builder: [] for builder in builders}
    for _ in range(rounds + 1):
        for builder, folder in builders.items():
            greeting = notices[builder].change()
            runs[builder].append(measure.run(builder.command, folder, builder.env(folder)))
            if greeting not in (folder / builder.site / _PAGE).read_text(encoding="utf-8"):
                raise measure.Failed(f"{builder.name} does not show the edit")
            tell(f"edit, {builder.name}: {runs[builder][-1].wall:.2f} s")
    return [
        Edit(f"{b.name}, run again", [run.wall for run in taken[1:]], max(run.largest for run in taken[1:]))
        for b, taken in runs.items()
    ]


def preview(builder: Builder, folder: Path, rounds: int) -> Edit:
    """Serve, edit, and ask for the page until the edit is in it; the first edit is not counted."""
    notice = Notice(folder)
    seconds = []
    with _server(builder, folder) as (server, port):
        _seen(port, _GREETING)
        for _ in range(rounds + 1):
            time.sleep(1)
            greeting = notice.change()
            started = time.perf_counter()
            _seen(port, greeting)
            seconds.append(time.perf_counter() - started)
            tell(f"edit, served by {builder.name}: {seconds[-1]:.3f} s")
        most = measure.most_so_far(server)
    return Edit("lianxin serve" if builder == LIANXIN else "hugo server", seconds[1:], most)


@contextmanager
def _server(builder: Builder, folder: Path) -> Iterator[tuple[int, int]]:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [builder.command[0], "serve" if builder == LIANXIN else "server", "--port", str(port)]
    with (folder / ".said").open("wb") as said:
        process = subprocess.Popen(command, cwd=folder, env=builder.env(folder), stdout=said, stderr=said)
        try:
            yield process.pid, port
        finally:
            process.terminate()
            process.wait()


def _seen(port: int, text: str) -> None:
    """Return as soon as the page holds ``text``."""
    wanted, until = text.encode(), time.perf_counter() + _PATIENCE
    while time.perf_counter() < until:
        if wanted in _asked(port):
            return
        time.sleep(_EVERY)
    raise measure.Failed(f"not served within {_PATIENCE} s: {text}")


def _asked(port: int) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", f"/{_PAGE}")
        return connection.getresponse().read()
    except OSError:
        return b""
    finally:
        connection.close()
