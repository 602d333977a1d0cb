"""Visits to a site in a Chromium that is made as slow as an old phone on a bad network, and what they cost."""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

SLOWER = 4
# Chromium itself refuses at once what is asked of another computer: by way of Playwright no cache would be in use.
ARGUMENTS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
NETWORKS = {"400 ms, 400 kbit/s": (400, 50_000), "150 ms, 1.6 Mbit/s": (150, 200_000)}
AT_HAND = "no delay"
_LIMITS = {**NETWORKS, AT_HAND: (0, -1)}
_PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest")
_WATCH = """window.blocked = []; new PerformanceObserver((list) => list.getEntries().forEach(
  (task) => window.blocked.push([task.startTime, task.duration]))).observe({ type: "longtask", buffered: true });"""
_PAINTED = """() => new Promise((done) => { (function look() {
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  paint ? done(paint.startTime) : setTimeout(look, 20) })() })"""
_BLOCKED = "(from) => window.blocked.filter(([at]) => at >= from).reduce((sum, [, took]) => sum + took - 50, 0)"
_KEPT = """async () => { const kept = await caches.match(new URL("/", location), { cacheName: "lianxin-state" });
  return Boolean(kept) && (await kept.json()).checked > 0 }"""
_LONG_AGO = """async () => { const here = new URL("/", location).href, cache = await caches.open("lianxin-state");
  const state = await (await cache.match(here)).json();
  await cache.put(here, new Response(JSON.stringify({ ...state, checked: 0, tried: 0 }))) }"""


class Cost(NamedTuple):
    """Bytes over the air with headers, requests, and ms to the first contentful paint and of blocked time after it."""

    size: int
    requests: int
    paint: float
    blocked: float


class _Patient(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A tab that is closed while it loads is no fault."""


class Host:
    """A folder by HTTP, gzipped as good hosts do."""

    def __init__(self, folder: Path) -> None:
        self._server = _Patient(("127.0.0.1", 0), _handler(folder))
        self.address = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(folder: Path) -> type[BaseHTTPRequestHandler]:
    @cache
    def packed(name: str) -> bytes | None:
        path = folder / name
        data = path.read_bytes() if path.is_file() else None
        return gzip.compress(data, 9, mtime=0) if data and name.endswith(_PACKED) else data

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            name = unquote(self.path.partition("?")[0]).lstrip("/") or "index.html"
            body = packed(name)
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", guess_type(name)[0] or "text/plain")
            if name.endswith(_PACKED):
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body or b"")))
            self.send_header("Cache-Control", "max-age=600")
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    return Handler


@contextmanager
def phone(browser: Browser, workers: str = "block") -> Iterator[BrowserContext]:
    """A telephone of its own."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers=workers)  # type: ignore[arg-type]
    context.add_init_script(_WATCH)
    yield context
    context.close()


def visit(context: BrowserContext, address: str, network: str) -> Cost:
    """Open a page in a new tab of its own, slowed."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    latency, rate = _LIMITS[network]
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.send("Network.enable")
    limits = {"offline": False, "latency": latency, "downloadThroughput": rate, "uploadThroughput": rate}
    session.send("Network.emulateNetworkConditions", limits)
    received = _watched(session)
    cost = _cost(page, address, received)
    page.close()
    return cost


def _watched(session: CDPSession) -> list[int]:
    received: list[int] = []
    session.on("Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"])))
    return received


def _cost(page: Page, address: str, received: list[int]) -> Cost:
    page.goto(address, wait_until="load", timeout=120_000)
    paint = page.evaluate(_PAINTED)
    page.wait_for_load_state("networkidle")
    asked = [size for size in received if size]  # what stands in the page itself (data:) costs nothing
    return Cost(sum(asked), len(asked), paint, page.evaluate(_BLOCKED, paint))


def revisits(browser: Browser, address: str, path: str, network: str) -> tuple[float, float]:
    """Ms to the first paint of a page that the worker keeps: a minute later, and when it asks the network first."""
    with phone(browser, "allow") as context:
        page = context.new_page()
        page.goto(address + path)
        for _ in range(600):
            if page.evaluate(_KEPT):
                break
            page.wait_for_timeout(100)
        soon = visit(context, address + path, network).paint
        page.evaluate(_LONG_AGO)
        session = context.new_cdp_session(page)
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")
        return soon, visit(context, address + path, network).paint


def serve(folder: Path) -> None:
    """Serve a finished site at one address until somebody stops it, for tools that are given an address."""
    with _Patient(("127.0.0.1", 8000), _handler(folder)) as server:
        print(f"http://127.0.0.1:{server.server_port}/")
        server.serve_forever()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
