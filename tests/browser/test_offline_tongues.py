"""In which language a phone keeps what is to be read without a network: the one that is read, and no other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.browser.faulty_server import FaultyServer
from tests.browser.worker import forget_check, settle, until

pytestmark = pytest.mark.browser

COMMITTEE = "c/baoxinyuan-3/index.html"
ONLY_CHINESE = "disclosures/disclosure-income-q3.html"
TONGUE = """async () => (await (await caches.match(new URL("/", location).href, { cacheName: "lianxin-state" })).json()).tongue"""


@pytest.fixture
def host(demo):
    with FaultyServer(demo.root / "site") as host:
        yield host


@pytest.fixture
def visitor(chromium):
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def open_and_settle(page, host, path):
    page.goto(host.address + path)
    settle(page)


def kept_pages(page) -> set[str]:
    """The pages of the release that is kept, as paths."""
    return set(
        page.evaluate("""async () => {
      const name = (await caches.keys()).find((each) => each.startsWith("lianxin-release-"));
      const paths = (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname.slice(1));
      return paths.filter((path) => path.endsWith(".html"));
    }""")
    )


def until_read(page, tongue):
    """Wait until everything of a language is kept, and nothing of another."""
    until(page, f"""async () => await ({TONGUE})() === {json.dumps(tongue)}""")


def test_who_reads_english_has_the_english_pages_after_one_visit(visitor, host):
    """Pages never opened, in English; in Chinese what there is in no other language; no page in both, none in a third."""
    open_and_settle(visitor, host, f"en/{COMMITTEE}")
    pages = kept_pages(visitor)
    site = Path(host.RequestHandlerClass.keywords["directory"])
    assert f"en/{COMMITTEE}" in pages
    assert ONLY_CHINESE in pages
    assert len([path for path in pages if path.startswith("en/")]) > 100
    assert {path for path in pages if not path.startswith("en/") and (site / "en" / path).exists()} == set()
    assert {path for path in pages if path.startswith("zh-hant/")} == {"zh-hant/offline.html"}
    forget_check(visitor)
    host.fault = "down"
    visitor.goto(f"{host.address}en/clinics/daju-health-station.html")
    assert "Offline copy, updated Sun 22 Nov 2026" in visitor.inner_text("#offline")
    assert "Daju Community Health Station" in visitor.inner_text("h1")
    visitor.goto(f"{host.address}en/search.html?q=%E5%8D%AB%E7%94%9F%E7%AB%99")
    assert "Daju Community Health Station" in visitor.inner_text("#found")
    visitor.goto(host.address + ONLY_CHINESE)
    assert "离线副本" in visitor.inner_text("#offline")
    visitor.goto(f"{host.address}teams/nowhere.html")
    assert "No network" in visitor.inner_text("h1")


def test_what_is_kept_follows_what_is_read(visitor, host):
    """EN changes it, a Chinese page for want of an English one or from a code does not, 中文 changes it back."""
    open_and_settle(visitor, host, COMMITTEE)
    assert COMMITTEE in kept_pages(visitor)
    visitor.click(".tongue")
    until_read(visitor, "en/")
    assert COMMITTEE not in kept_pages(visitor)
    visitor.goto(f"{host.address}en/disclosures/index.html")
    visitor.click(f"main a[href$='{ONLY_CHINESE}']")
    visitor.goto(host.address + COMMITTEE)
    visitor.wait_for_timeout(1000)
    until_read(visitor, "en/")
    visitor.goto(f"{host.address}en/{COMMITTEE}")
    visitor.click(".tongue")
    until_read(visitor, "")
    assert COMMITTEE in kept_pages(visitor)
    assert f"en/{COMMITTEE}" not in kept_pages(visitor)


def test_who_goes_on_in_chinese_reads_chinese(visitor, host):
    """Somebody tapped EN by mistake and went back: the browser shows the last page without asking the worker."""
    open_and_settle(visitor, host, COMMITTEE)
    visitor.click(".tongue")
    until_read(visitor, "en/")
    visitor.go_back()
    visitor.click(".brand")
    until_read(visitor, "")
    assert COMMITTEE in kept_pages(visitor)


def test_a_language_that_is_there_no_longer_is_read_in_chinese(visitor, host):
    """The site has given up its English: what is kept is Chinese again."""
    open_and_settle(visitor, host, f"en/{COMMITTEE}")
    host.instead["en/release.json"] = None
    forget_check(visitor)
    visitor.goto(f"{host.address}en/index.html")
    until_read(visitor, "")
    assert COMMITTEE in kept_pages(visitor)
