"""axe-core, AA and AAA, on one page of each kind in every state that a reader may have it in: nothing found.

One load of a page serves its colours, sizes and the copy without a network; rules that cannot
change with them are asked once.
"""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.every_page import ONE_OF_EACH

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# identical-links-same-purpose is off by default; "全部" and the like must lead to one place.
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"identical-links-same-purpose": {"enabled": True}}}
COLOURS = {"runOnly": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}
SIZES = {"runOnly": ["target-size", "scrollable-region-focusable", "meta-viewport", "css-orientation-lock"]}
LOOKS = ("dark", "contrast")
SCRIPT = re.compile(r"<script(?! type=\"application/json\").*?</script>", re.DOTALL)

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
    """What axe finds: rule and element."""
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
        assert not path.endswith("/index.html") or path.startswith(("cards/", "print/"))
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


def test_every_kind_of_page_is_among_them(demo):
    """Each folder of the site is represented, and each page is there."""
    site = demo.root / "site"
    pages = {page.relative_to(site).as_posix() for page in site.rglob("*.html")}
    assert set(ONE_OF_EACH) <= pages
    ours = {path.split("/")[0] for path in pages if "/" in path} - {"handbook", "assets", "en", "zh-hant", "k"}
    assert ours == {path.split("/")[0] for path in ONE_OF_EACH if "/" in path}
