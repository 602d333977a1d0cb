"""axe-core, AA and AAA, on one page of each kind in every state that a reader may have it in: nothing found.

One load of a page serves its colours, sizes and the copy without a network; rules that cannot
change with them are asked once.
"""

from __future__ import annotations

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.every_page import ONE_OF_EACH
from tests.browser.faulty_server import FaultyServer
from tests.browser.worker import forget_check, settle

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# identical-links-same-purpose is off by default; "全部" and the like must lead to one place.
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"identical-links-same-purpose": {"enabled": True}}}
COLOURS = {"runOnly": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}
SIZES = {"runOnly": ["target-size", "scrollable-region-focusable", "meta-viewport", "css-orientation-lock"]}
HOME = "c/baoxinyuan-3/index.html"
STATES = (
    ("", "药店"),
    ("p", "找到"),
    ("看病", "找到"),
    ("衛生站", "找到"),
    ("鼋鼍龘龘", "没有找到"),
    ("021-5555 0000", "没有找到"),
)
LOOKS = ("dark", "contrast")
SCRIPT = re.compile(r"<script(?! type=\"application/json\").*?</script>", re.DOTALL)

LAID_OUT = "() => [...document.querySelectorAll('.below')].every((part) => getComputedStyle(part).contentVisibility === 'visible')"

# Text that stands in one place with other text, text that is cut off, and text beside the screen.
CRAMPED = """width => {
  const boxes = [], wrong = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    const element = node.parentElement;
    if (!node.textContent.trim() || element.closest(".unseen, .skip, noscript, script, .wide") || !element.checkVisibility()) continue;
    const range = document.createRange(); range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 1) {
      boxes.push([box, node]);
      if (box.left < -1 || box.right > width + 1) wrong.push(["outside", node.textContent.trim().slice(0, 20)]);
    }
    for (let up = element; up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.overflow !== "visible" && up.scrollWidth > up.clientWidth + 1) wrong.push(["cut", up.className]);
    }
  }
  boxes.sort((a, b) => a[0].top - b[0].top);
  boxes.forEach(([a, one], n) => {
    for (let m = n + 1; m < boxes.length && boxes[m][0].top < a.bottom - 2; m++) {
      const [b, other] = boxes[m], across = Math.min(a.right, b.right) - Math.max(a.left, b.left), down = Math.min(a.bottom, b.bottom) - b.top;
      if (one !== other && across > 2 && down > Math.min(a.height, b.height) * .35) wrong.push(["over", one.textContent.trim(), other.textContent.trim()]);
    }
  });
  return wrong }"""


def faults(page, options) -> list[tuple[str, str]]:
    """What axe finds: rule and element, once what stands below the first screen is laid out too."""
    page.wait_for_function(LAID_OUT)
    found = Axe().run(page, options=options).response["violations"]
    return [(rule["id"], node["html"][:160]) for rule in found for node in rule["nodes"]]


@pytest.fixture(scope="module")
def reader(chromium, server):
    """One tab for all pages: a new one for each would take longer than the pages."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_nothing_is_found_in_any_state(reader, server, path):
    """Light, dark, high contrast, a copy without a network, 320 px with letters twice as large: no rule is broken."""
    reader.set_viewport_size({"width": 360, "height": 740})
    reader.goto(f"{server}/{path}")
    found = {"light": faults(reader, EVERYTHING)}
    reader.evaluate("document.getElementById('offline').hidden = false")
    for look in LOOKS:
        reader.evaluate("look => document.documentElement.setAttribute('data-look', look)", look)
        found[look] = faults(reader, COLOURS)
    reader.evaluate("document.documentElement.removeAttribute('data-look')")
    reader.set_viewport_size({"width": 320, "height": 640})
    found["320 px"] = faults(reader, SIZES)
    reader.evaluate("document.documentElement.style.fontSize = '36px'")
    found["200 %"] = [*faults(reader, SIZES), *reader.evaluate(CRAMPED, 320)]
    assert reader.evaluate("document.documentElement.scrollWidth") <= 320
    assert {state: wrong for state, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_nothing_is_found_in_english(reader, server, demo, path):
    """The twin in English, with what is still Chinese marked as such, and nothing beside a small screen."""
    if not (demo.root / "site/en" / path).exists():
        assert not path.endswith("index.html")
        return
    reader.set_viewport_size({"width": 320, "height": 640})
    reader.goto(f"{server}/en/{path}")
    found = faults(reader, EVERYTHING)
    reader.evaluate("document.documentElement.style.fontSize = '36px'")
    assert [*found, *reader.evaluate(CRAMPED, 320)] == []
    assert reader.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_nothing_is_found_without_scripts(reader, server, path):
    """No script of the page runs; axe does."""

    def without(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=SCRIPT.sub("", answer.text()))

    reader.route("**/*.html", without)
    try:
        reader.goto(f"{server}/{path}")
        assert faults(reader, EVERYTHING) == []
    finally:
        reader.unroute("**/*.html")


@pytest.fixture(scope="module")
def far_away(chromium, demo):
    """Somebody who has opened their committee's page once and is where no network is."""
    host = FaultyServer(demo.root / "site")
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.host = host.address
    page.goto(host.address + HOME)
    settle(page)
    forget_check(page)
    host.fault = "down"
    yield page
    context.close()
    host.shutdown()
    host.server_close()


def kept_pages(demo) -> set[str]:
    """What the worker keeps for that committee's people."""
    return {path for path, _ in json.loads((demo.root / "site" / HOME).with_name("offline.json").read_text("utf-8"))}


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_nothing_is_found_without_a_network(far_away, demo, path):
    """The worker itself answers: with the copy, which says so, or with the page that says that there is none."""
    far_away.evaluate("localStorage.clear()")  # whoever has a 居委 of their own is led there from the home page
    far_away.goto(far_away.host + path)
    if path in kept_pages(demo):
        assert far_away.url == far_away.host + path
    else:
        assert far_away.url == far_away.host + "offline.html"
    assert far_away.get_by_role("status").filter(has_text="离线副本，更新于").is_visible()
    assert faults(far_away, EVERYTHING) == []


@pytest.mark.parametrize(("path", "words"), [("en/teams/index.html", "No network"), ("zh-hant/a/b.html", "沒有網絡")])
def test_a_page_that_is_not_kept_says_so_in_its_language(far_away, path, words):
    """And the numbers for emergencies stand on it."""
    far_away.goto(far_away.host + path)
    assert far_away.url == f"{far_away.host}{path.split('/')[0]}/offline.html"
    assert far_away.locator("h1").inner_text() == words
    assert far_away.locator("main a[href='tel:110']").is_visible()
    assert faults(far_away, EVERYTHING) == []


@pytest.mark.parametrize("path", [HOME, "index.html", "search.html"])
def test_no_state_of_the_search_breaks_a_rule_without_a_network(far_away, path):
    """Empty, with what was asked before, while one types, with answers by the pack that was kept, with none, an unknown number."""
    far_away.evaluate("localStorage.clear()")  # whoever has a 居委 of their own is led there from the home page
    far_away.goto(far_away.host + path)
    far_away.evaluate("localStorage.setItem('lianxin-recent', '[\"药店\"]')")
    box = far_away.get_by_role("combobox")
    found = {}
    for typed, said in STATES:
        box.press_sequentially(typed or "x")
        box.fill(typed)
        far_away.locator(".said, .recent").filter(has_text=said).first.wait_for()
        far_away.emulate_media(color_scheme="light")
        found[typed] = faults(far_away, EVERYTHING)
        far_away.emulate_media(color_scheme="dark")
        found[f"{typed}, dark"] = faults(far_away, COLOURS)
    assert {typed: wrong for typed, wrong in found.items() if wrong} == {}


def test_every_kind_of_page_is_among_them(demo):
    """Each folder of the site is represented, and each page is there."""
    site = demo.root / "site"
    pages = {page.relative_to(site).as_posix() for page in site.rglob("*.html")}
    assert set(ONE_OF_EACH) <= pages
    ours = {path.split("/")[0] for path in pages if "/" in path} - {"handbook", "assets", "en", "zh-hant", "k"}
    assert ours == {path.split("/")[0] for path in ONE_OF_EACH if "/" in path}
