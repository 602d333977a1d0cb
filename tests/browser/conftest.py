"""A real Chromium, and the demo site over HTTP."""

from __future__ import annotations

import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = ("Chromium", "Google Chrome")


def _program() -> str:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    apps = (Path(f"/Applications/{app}.app/Contents/MacOS/{app}") for app in APPLICATIONS)
    return found or next(str(app) for app in apps if app.exists())


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        # --no-sandbox: CI runs as root in a container; only our own pages are opened.
        browser = playwright.chromium.launch(
            executable_path=_program(), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Nobody reads it."""


class _Patient(ThreadingHTTPServer):
    def handle_error(self, *_):
        """A tab that is closed while it loads is no fault."""


@pytest.fixture(scope="session")
def server(demo):
    """The demo site's address."""
    httpd = _Patient(("127.0.0.1", 0), partial(_Quiet, directory=str(demo.root / "site")))
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()


@pytest.fixture
def phone(chromium):
    """A tab on a phone; what it asked for and what went wrong are kept with it."""
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.requested, page.failed = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("pageerror", lambda error: page.failed.append(str(error)))
    page.on("console", lambda message: page.failed.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
