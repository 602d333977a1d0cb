"""The peers of our search, each run by its own script in Chromium over the same documents."""

from __future__ import annotations

import gzip
import shutil
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, sync_playwright
from search_sites import write_sites

PEERS = {"Material + jieba": "material", "Pagefind": "pagefind", "MiniSearch, bigrams": "minisearch"}
_FIRST = "看病"
_ASK = "([engine, queries]) => import(`/${engine}.js`).then(it => it.ask(queries))"


class Heard(NamedTuple):
    """A peer's answers to all queries, best first, and the gzipped bytes that its first answer takes."""

    answers: list[list[str]]
    first: int


class Served(NamedTuple):
    """Where the files are served, and the paths asked for so far."""

    address: str
    paths: set[str]


def ask(documents: Sequence[Mapping[str, Any]], queries: Sequence[str]) -> dict[str, Heard]:
    """What each peer answers, by the peer's name."""
    with tempfile.TemporaryDirectory() as folder:
        write_sites(Path(folder), documents)
        with _served(Path(folder)) as served, _chromium() as browser:
            return {name: _heard(browser, served, Path(folder), (engine, queries)) for name, engine in PEERS.items()}


def _heard(browser: Browser, served: Served, folder: Path, asked: tuple[str, Sequence[str]]) -> Heard:
    engine, queries = asked
    with browser.new_context() as alone:
        page = alone.new_page()
        page.goto(served.address)
        page.evaluate(_ASK, [engine, [_FIRST]])
        # Heard at the server: what a worker fetches is not told to the page.
        files = {path for path in served.paths if path.startswith(f"/{engine}/")}
        first = sum(_gzipped(folder / path.lstrip("/")) for path in files)
        return Heard(page.evaluate(_ASK, [engine, queries]), first)


def _gzipped(file: Path) -> int:
    data = file.read_bytes()
    # What is compressed already goes over the wire as it is.
    return min(len(data), len(gzip.compress(data, 9)))


@contextmanager
def _served(folder: Path) -> Iterator[Served]:
    paths: set[str] = set()

    class Listening(SimpleHTTPRequestHandler):
        def log_request(self, *_):
            paths.add(self.path.partition("?")[0])

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Listening, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Served(f"http://127.0.0.1:{server.server_port}", paths)
    server.shutdown()


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        yield playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
