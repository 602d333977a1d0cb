"""The search in a real Chromium that is made as slow as an old phone: 6 times slower, first answer on slow 3G.

::

    python bench/search_browser.py --documents FILE --queries FILE

Prints JSON. Times in ms, heap in MB, bytes gzipped. ``start`` is what the first touch of the box costs,
``key`` what one more character costs until its answers are laid out; characters come 150 ms apart, as a
quick person types. Both are processor time of the page's main thread times 6, so that other work on the
machine hardly shows. ``first`` is from the address to the first answer, less what a blank page takes, by
the clock and with Chromium's own slowing: ask for it with nothing else running. Medians over new pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

import search_page
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

ROUNDS = 5
SLOWER = 6
EVERY = 6  # one query in so many is typed
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
TOUCH = "() => document.querySelector('input').focus()"
TYPE = """(typed) => {
  const input = document.querySelector("input");
  input.value = typed;
  input.dispatchEvent(new Event("input"));
  document.body.offsetHeight;
}"""
# When the first answer stands, or on a blank page its box; asked every frame.
SEEN = """(what) => new Promise((done) => { (function look() {
  document.querySelector(what) ? done(performance.now()) : requestAnimationFrame(look) })() })"""


def main() -> int:
    """Measure, print."""
    options = _options()
    documents = json.loads(options.documents.read_text(encoding="utf-8"))
    queries = [query["query"] for query in json.loads(options.queries.read_text(encoding="utf-8"))][::EVERY]
    server = search_page.serve(search_page.pages(documents))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        print(json.dumps(_figures(browser, f"http://127.0.0.1:{server.server_port}", queries), ensure_ascii=False))
    server.shutdown()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, required=True, metavar="FILE")
    parser.add_argument("--queries", type=Path, required=True, metavar="FILE")
    return parser.parse_args()


def _figures(browser: Browser, address: str, queries: list[str]) -> dict[str, object]:
    typed, heap = _typing(browser, address, queries)
    took = [time for time, _ in typed]
    with _phone(browser, SLOWER) as page:
        page.goto(f"{address}/blank")
        blank = _heap(page)
    first = [_first(browser, f"{address}/?q={quote('药店')}", ".found .row") for _ in range(ROUNDS)]
    least = [_first(browser, f"{address}/blank", ".found") for _ in range(ROUNDS)]
    return {
        "start": round(median(_start(browser, address) for _ in range(ROUNDS))),
        "key": {"keys": len(took), "median": round(median(took)), "p95": round(quantiles(took, n=20)[-1])},
        "slowest": [(round(time), text) for time, text in sorted(typed, reverse=True)[:5]],
        "heap": round(heap, 2),
        "heap_blank": round(blank, 2),
        "first": round(median(first) - median(least)),
        "script_gz": len(gzip.compress(search_page.script(), 9, mtime=0)),
    }


@contextmanager
def _phone(browser: Browser, slower: int) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    yield page
    context.close()


def _start(browser: Browser, address: str) -> float:
    with _phone(browser, 1) as page:
        page.goto(address)
        page.wait_for_timeout(500)
        return _spent(page, TOUCH)


def _typing(browser: Browser, address: str, queries: list[str]) -> tuple[list[tuple[float, str]], float]:
    """What each character took, and the heap in MB after them all."""
    with _phone(browser, 1) as page:
        page.goto(address)
        page.evaluate(TOUCH)
        took = []
        for typed in (query[:end] for query in queries for end in range(1, len(query) + 1)):
            page.wait_for_timeout(150)
            took.append((_spent(page, TYPE, typed), typed))
        return took, _heap(page)


def _spent(page: Page, what: str, typed: str = "") -> float:
    """Milliseconds of an old phone's processor that ``what`` takes."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    before = _thread(session)
    page.evaluate(what, typed)
    return (_thread(session) - before) * 1000 * SLOWER


def _thread(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "ThreadTime")


def _heap(page: Page) -> float:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.enable")
    session.send("HeapProfiler.collectGarbage")
    return session.send("Runtime.getHeapUsage")["usedSize"] / 1e6


def _first(browser: Browser, address: str, what: str) -> float:
    with _phone(browser, SLOWER) as page:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_3G)
        page.goto(address, wait_until="commit")
        return page.evaluate(SEEN, what)


if __name__ == "__main__":
    raise SystemExit(main())
