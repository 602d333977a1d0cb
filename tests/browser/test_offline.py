"""What a phone keeps, and what it shows when the network lies, fails, dawdles or is not there."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Error

from tests.browser.faulty_server import FaultyServer
from tests.browser.worker import forget_check, kept, settle, until
from tests.conftest import HERE, TODAY, Repository

pytestmark = pytest.mark.browser

COMMITTEE = "c/xingfu/index.html"
BUS = "shuttles/bus.html"
NOTICE = "notices/2026-11-20-water.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Two releases of a small committee's site, a day apart; the later one has another number."""
    root = tmp_path_factory.mktemp("releases")
    shutil.copytree(HERE / "sites/small", root / "repository")
    repository = Repository(root / "repository")
    Image.effect_noise((1200, 600), 90).save(root / "repository/content/notices/map.png")
    with (root / f"repository/content/{NOTICE.replace('.html', '.md')}").open("a", encoding="utf-8") as notice:
        notice.write("\n![示意图：总阀在东门](map.png)\n")
    folders = []
    for day, number in ((TODAY, "0001"), (date(2026, 11, 23), "0042")):
        unit = root / "repository/directory/units/xingfu.yml"
        unit.write_text(unit.read_text(encoding="utf-8").replace("7000-0001", f"7000-{number}"), encoding="utf-8")
        assert not [problem for problem in repository.build(day).problems if problem.code.startswith("E")]
        folders.append(root / day.isoformat())
        shutil.copytree(repository.root / "site", folders[-1])
    return folders


@pytest.fixture
def host(built, tmp_path):
    """The first release on a host; ``release`` uploads the second."""
    shutil.copytree(built[0], tmp_path / "host")
    host = FaultyServer(tmp_path / "host")
    host.release = lambda *paths: [
        shutil.copy(built[1] / path, tmp_path / "host" / path)
        for path in paths or [file.relative_to(built[1]) for file in built[1].rglob("*") if file.is_file()]
        if (tmp_path / "host" / path).parent.mkdir(parents=True, exist_ok=True) is None
    ]
    with host:
        yield host


@pytest.fixture
def visitor(chromium, host):
    """Somebody who has opened their committee's page once, and stayed until everything was kept."""
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(host.address + COMMITTEE)
    settle(page)
    yield page
    context.close()


def test_all_of_the_committee_is_there_after_one_visit(visitor, host):
    """Pages never opened, their notices, the search: all without a network, and each says how old it is."""
    listed = [path for path, _ in json.loads(_read(host, "c/xingfu/offline.json"))]
    forget_check(visitor)
    host.fault = "down"
    for path in (COMMITTEE, BUS, "index.html", "notices/2026-11-20-water.html", "hotlines/index.html"):
        assert path in listed
        visitor.goto(host.address + path)
        assert "离线副本，更新于 2026年11月22日" in visitor.inner_text("#offline")
        assert visitor.evaluate("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"
    visitor.goto(host.address + "search.html?q=%E5%B1%85%E5%A7%94")
    assert visitor.locator("#found a").count() >= 1
    visitor.goto(host.address + "nowhere.html")
    assert "没有网络" in visitor.inner_text("h1")


def test_a_picture_is_kept_in_one_size_and_shown_for_all(visitor, host):
    """One file of it is enough for a phone without a network, whichever size its screen would have."""
    listed = [path for path, _ in json.loads(_read(host, "c/xingfu/offline.json")) if "map.png" in path]
    assert listed == ["notices/map.png.720.webp"]
    forget_check(visitor)
    host.fault = "down"
    visitor.goto(host.address + NOTICE)
    picture = visitor.locator("main img")
    picture.scroll_into_view_if_needed()
    until(visitor, "document.querySelector('main img').complete")
    assert picture.evaluate("image => image.currentSrc").endswith("map.png.360.webp")
    assert picture.evaluate("image => image.naturalWidth") > 0


def test_what_the_code_on_a_card_opens_is_kept(demo):
    """Whoever holds a card of their committee's, old or new, is answered without a network too."""
    listed = json.loads((demo.root / "site/c/baoxinyuan-3/offline.json").read_text(encoding="utf-8"))
    kept = {path for path, _ in listed if path.startswith("k/")}
    cards = {text.partition("/k/")[2].partition("/")[0] for text in _opened_by_codes(demo.root / "site/cards")}
    assert kept == {f"k/{code}/index.html" for code in cards}
    assert len(kept) > 1


def _opened_by_codes(cards):
    """What the codes on the committee's own cards hold, read from their pictures."""
    for picture in sorted(cards.glob("*baoxinyuan-3*.png")):
        yield from (code.text for code in zxingcpp.read_barcodes(Image.open(picture)))


def _read(host, path) -> str:
    return Path(host.RequestHandlerClass.keywords["directory"], path).read_text(encoding="utf-8")


@pytest.mark.parametrize("fault", ["portal", "elsewhere", "error", "slow"])
def test_a_network_that_lies_or_dawdles_shows_the_copy_and_is_never_kept(visitor, host, fault):
    """A login page, a redirect to one, a 500, eight seconds of silence: the copy, with its date; nothing of it is kept."""
    forget_check(visitor)
    host.fault = fault
    visitor.goto(host.address + BUS)
    assert "离线副本" in visitor.inner_text("#offline")
    assert "班车" in visitor.title() or visitor.locator(".times, table").count()
    assert not any("登录" in text or "<h1>500" in text for text in kept(visitor).values())
    host.fault = "fine"
    forget_check(visitor)
    visitor.goto(host.address + BUS)
    assert not visitor.is_visible("#offline")


def test_a_login_page_is_shown_where_there_is_no_copy(visitor, host):
    """Whoever has to log in first can."""
    host.fault = "portal"
    visitor.goto(host.address + "nowhere.html")
    assert "请先登录" in visitor.inner_text("h1")


def test_a_new_release_is_seen_at_the_next_visit(visitor, host):
    """No visit shows the old number once the new one is out; the old release is then thrown away."""
    assert "021-7000-0001" in visitor.inner_text("main")
    host.release()
    forget_check(visitor)
    visitor.goto(host.address + COMMITTEE)
    assert "021-7000-0042" in visitor.inner_text("main")
    settle(visitor)
    until(visitor, "async () => (await caches.keys()).filter((n) => n.startsWith('lianxin-release-')).length === 1")
    assert [url for url, text in kept(visitor).items() if "021-7000-0001" in text and "/notices/" not in url] == []
    host.fault = "down"
    forget_check(visitor)
    visitor.goto(host.address + BUS)
    assert "2026年11月23日" in visitor.inner_text("#offline")


def test_half_an_upload_changes_nothing_that_is_kept(visitor, host):
    """The list of the new release is there and its files are not: the old release stays whole, to its last file."""
    before = kept(visitor)
    host.release("release.json", "c/xingfu/offline.json", COMMITTEE)
    forget_check(visitor)
    visitor.goto(host.address + "index.html")
    visitor.wait_for_timeout(500)
    host.fault = "down"
    forget_check(visitor)
    visitor.goto(host.address + BUS)
    assert "2026年11月22日" in visitor.inner_text("#offline")
    assert set(before) <= set(kept(visitor))


def test_a_torn_page_is_not_kept(visitor, host):
    """A page cut off half-way, or with something put in by whoever carries it, is shown no one later."""
    page = _read(host, BUS)
    forget_check(visitor)
    host.instead[BUS] = page.replace("</body>", "<p>广告</p></body>").encode()
    visitor.goto(host.address + BUS)
    assert "广告" not in visitor.inner_text("body")
    assert not any("<p>广告</p>" in text for text in kept(visitor).values())


def test_a_page_whose_style_is_not_there_yet_takes_the_last_one(visitor, host):
    """Half an upload the other way round: the page is new, the style sheet that it names is missing."""
    page = _read(host, COMMITTEE)
    style = next(part for part in page.split('"') if re.search(r"/site\.\w+\.css$", part))
    assert visitor.evaluate(
        "(url) => fetch(url).then((r) => r.text())", host.address + "a/site.0123456789.css"
    ) == _read(host, style.replace("../", ""))


def test_what_has_ended_hides_itself_without_a_network(visitor, host):
    """An emergency notice is not shown after its last day, whatever the copy says."""
    visitor.goto(host.address + "index.html")
    assert visitor.locator(".alert.urgent:visible").count() == 1
    forget_check(visitor)
    host.fault = "down"
    visitor.clock.set_fixed_time("2026-12-01T00:00:30+08:00")
    visitor.goto(host.address + "index.html")
    assert visitor.locator(".alert.urgent:visible").count() == 0
    visitor.goto(host.address + "notices/2026-11-20-water.html")
    assert "已过期" in visitor.inner_text("main")


def test_a_broken_worker_is_taken_away(chromium, host, tmp_path):
    """A worker that answers nothing is replaced by 离线: 否, which takes away every copy and itself."""
    context = chromium.new_context()
    page = context.new_page()
    host.instead["sw.js"] = (
        b"self.addEventListener('install', () => self.skipWaiting());"
        b"self.addEventListener('activate', (e) => e.waitUntil(clients.claim()));"
        b"self.addEventListener('message', () => {});"
        b"self.addEventListener('fetch', (e) => e.respondWith(Promise.reject(new Error('broken'))));"
    )
    page.goto(host.address + COMMITTEE)
    until(page, "navigator.serviceWorker.controller !== null")
    with pytest.raises(Error, match="ERR_FAILED"):
        page.goto(host.address + BUS)
    off = Repository(tmp_path / "off")
    shutil.copytree(HERE / "sites/small", off.root, dirs_exist_ok=True)
    off.write("directory/site.yml", (off.root / "directory/site.yml").read_text(encoding="utf-8") + "离线: 否\n")
    off.build()
    host.instead.clear()
    host.RequestHandlerClass.keywords["directory"] = str(off.root / "site")
    for _ in range(8):
        page.wait_for_timeout(2500)  # Chromium looks for a new worker a second after the last navigation
        try:
            page.goto(host.address + BUS, timeout=5000)
            break
        except Error:
            continue
    assert page.locator("main h1").count()
    until(page, "async () => !(await navigator.serviceWorker.getRegistration()) && !(await caches.keys()).length")
    context.close()
