"""A host that can be told to fail in the ways that hosts and networks do."""

from __future__ import annotations

import threading
import time
from fnmatch import fnmatch
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

LOGIN = "<!doctype html><meta charset=utf-8><title>登录</title><h1>请先登录无线网络</h1>"


class FaultyServer(ThreadingHTTPServer):
    """``fault`` is one of fine, portal, elsewhere, error, slow, half, down; ``instead`` overrides single files.

    ``rules`` are of ``_headers``; of half a page the second part of its index comes when ``rest`` is set.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.fault, self.instead, self.asked, self.rules = "fine", {}, [], {}
        self.rest = threading.Event()
        self.address = f"http://127.0.0.1:{self.server_port}/"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def __exit__(self, *_):
        self.rest.set()
        self.shutdown()
        self.server_close()

    def handle_error(self, *_):
        """A browser that has gone away is no news."""


class _Handler(SimpleHTTPRequestHandler):
    def do_GET(self):
        host = self.server
        path = self.path.split("?")[0].lstrip("/")
        host.asked.append(path)
        if host.fault == "down":
            self.close_connection = True
            return self.connection.close()
        if host.fault == "slow":
            time.sleep(8)
        if host.fault == "half" and path.endswith(".html"):
            page = (Path(self.directory) / path).read_bytes()
            return self._answer(200, page, cut=page.rindex(b'<script type="application/json" class="index">'))
        if host.fault == "error":
            return self._answer(500, b"<h1>500</h1>")
        if host.fault == "portal":
            return self._answer(200, LOGIN.encode())
        if host.fault == "elsewhere":
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.2:1/login")
            return self.end_headers()
        if path in host.instead:
            content = host.instead[path]
            return self._answer(404 if content is None else 200, content or b"gone", self.guess_type(path))
        return super().do_GET()

    def end_headers(self):
        for pattern, lines in self.server.rules.items():
            if fnmatch(self.path, pattern):
                for line in lines:
                    self.send_header(*line.split(": ", 1))
        super().end_headers()

    def _answer(self, status, content, media="text/html; charset=utf-8", cut=0):
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[:cut])
        if cut:
            self.wfile.flush()
            self.server.rest.wait(60)
        self.wfile.write(content[cut:])

    def log_message(self, *_):
        """Nobody reads it."""
