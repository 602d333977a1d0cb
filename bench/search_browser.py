"""Visits to a page with a search, in a Chromium as slow as an old phone, and what they cost."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import quote, urlsplit

import search_threads
from playwright.sync_api import Browser, Page, sync_playwright
from search_heap import Heap
from search_host import Host

FIRST = "看病"
SLOWER = 6
SLOW_3G = {"offline": False, "latency": 2000, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
_BETWEEN_KEYS = 80  # ms
_SETTLED = 500  # ms
_PATIENCE = 60_000  # ms
_TYPE = """async (typed) => {
  const input = document.querySelector("input");
  input.value = typed;
  input.dispatchEvent(new Event("input"));
  await window.searching;
  document.body.offsetHeight;
}"""
# When the first answer with such a text is put there, and the scripts that the page still waits for then.
_WATCH = """window.seen = new Promise((done, failed) => {
  const look = () => {
    if (![...document.querySelectorAll(".found .row")].some((row) => row.textContent.includes(%s))) return;
    watch.disconnect();
    const come = performance.getEntriesByType("resource").map((one) => one.name);
    const waiting = [...document.scripts].map((one) => one.src).filter((src) => src && !come.includes(src));
    // Once it is painted.
    requestAnimationFrame(() => setTimeout(() => done({ ms: performance.now(), waiting })));
  };
  const watch = new MutationObserver(look);
  watch.observe(document, { childList: true, subtree: true });
  setTimeout(failed, %d, "no answer in time");
})"""


class Answered(NamedTuple):
    """Milliseconds from the address to the first answer, kB (1,000 bytes) of bodies over the air, and requests."""

    ms: float
    kb: float
    requests: int


class Typed(NamedTuple):
    """Milliseconds of an old phone's processor to the first answer and for each key; MB of heap after them all."""

    start: float
    keys: list[float]
    heap: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that keeps no page in reserve, as that would be counted with the others."""
    with sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        spare = "--disable-features=SpareRendererForSitePerProcess"
        yield playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu", spare])


def cold(browser: Browser, host: Host, path: str) -> Answered:
    """The first answer to a link that asks for ``FIRST``, on slow 3G; Chromium slows the page and not its workers."""
    with _page(browser) as page:
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_3G)
        return answered(page, host, path, FIRST)


def at_once(browser: Browser, host: Host, path: str, query: str, part: str = "") -> Answered:
    """The first answer to ``query`` that holds ``part``, with nothing slowed."""
    with _page(browser) as page:
        return answered(page, host, path, query, part)


def answered(page: Page, host: Host, path: str, query: str, part: str = "") -> Answered:
    """Open ``path`` with ``query`` in a new page and wait for an answer that holds ``part``.

    Of a first answer scripts do not count that the page still waits for; of one that holds ``part`` all do that come.
    """
    before = len(host.asked)
    page.add_init_script(_WATCH % (json.dumps(part), _PATIENCE))
    page.goto(f"{host.address}{path}?q={quote(query)}", wait_until="commit", timeout=_PATIENCE)
    seen = page.evaluate("window.seen")
    if part:
        page.wait_for_load_state("networkidle")
    waiting = [urlsplit(address).path for address in seen["waiting"]]
    asked = [one for one in host.asked[before:] if part or one.path not in waiting]
    return Answered(seen["ms"], sum(one.size for one in asked) / 1000, len(asked))


def typed(browser: Browser, host: Host, path: str, texts: Sequence[str]) -> Typed:
    """Ask for ``FIRST``, then put each of ``texts`` into the box; an answer is there when it is laid out."""
    processes = browser.new_browser_cdp_session()
    with _page(browser) as page:
        heap = Heap(page)
        page.goto(f"{host.address}/blank.html")  # so that starting a process does not count
        page.wait_for_timeout(_SETTLED)
        before = search_threads.milliseconds(processes)
        answered(page, host, path, FIRST)
        start = search_threads.milliseconds(processes) - before
        keys = []
        for text in texts:
            page.wait_for_timeout(_BETWEEN_KEYS)
            before = search_threads.milliseconds(processes)
            page.evaluate(_TYPE, text)
            keys.append(SLOWER * (search_threads.milliseconds(processes) - before))
        page.wait_for_timeout(_BETWEEN_KEYS)
        return Typed(SLOWER * start, keys, heap.megabytes())


@contextmanager
def _page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.set_default_timeout(_PATIENCE)
    yield page
    context.close()
