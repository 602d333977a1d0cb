"""A folder by HTTP, gzipped as good hosts do, and what was asked of it."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote


class Asked(NamedTuple):
    """A path, and the bytes of its body over the air."""

    path: str
    size: int


class Host(NamedTuple):
    """Where the folder is served, and all that was asked of it so far."""

    address: str
    asked: list[Asked]


@contextmanager
def host(folder: Path) -> Iterator[Host]:
    """Serve ``folder`` from any free port."""
    asked: list[Asked] = []
    with _Patient(("127.0.0.1", 0), _handler(folder, asked)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Host(f"http://127.0.0.1:{server.server_port}", asked)
        server.shutdown()


def smallest(data: bytes) -> bytes:
    """``data`` gzipped, or as it is where that is no smaller: Pagefind compresses its own."""
    return min(gzip.compress(data, 9, mtime=0), data, key=len)


class _Patient(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A tab that is closed while it loads is no fault."""


def _handler(folder: Path, asked: list[Asked]) -> type[BaseHTTPRequestHandler]:
    @cache
    def packed(path: str) -> tuple[bytes, bool] | None:
        file = folder / path.lstrip("/")
        if not file.is_file():
            return None
        data = file.read_bytes()
        return (body := smallest(data)), body is not data

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(self.path.partition("?")[0])
            body, zipped = packed(path) or (b"", False)
            asked.append(Asked(path, len(body)))
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", guess_type(path)[0] or "application/octet-stream")
            if zipped:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    return Handler
