"""Visits by keys alone, and what a screen reader is told (Chromium's accessibility tree)."""

from __future__ import annotations

import re

import pytest

from tests.browser.every_page import ONE_OF_EACH

pytestmark = pytest.mark.browser

NAMED = {
    "link",
    "button",
    "textbox",
    "searchbox",
    "combobox",
    "checkbox",
    "radio",
    "region",
    "form",
    "navigation",
}
# The ring is the element's own, or that of the box that it fills (css/parts/40-five.css).
RING = """() => { const at = document.activeElement;
  if (!at || at === document.body) return null;
  const box = at.getBoundingClientRect(), rings = [getComputedStyle(at), getComputedStyle(at, "::after")];
  return { name: (at.getAttribute("aria-label") || at.textContent || at.name).trim(), tag: at.tagName, call: at.matches(".call"),
    ring: Math.max(...rings.map(s => s.outlineStyle === "none" ? 0 : parseFloat(s.outlineWidth))),
    seen: box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= innerWidth && box.bottom > 0 && box.top < innerHeight,
    place: [...document.querySelectorAll("*")].indexOf(at) } }"""


def stops(page, most=200):
    """Where Tab leads, one stop after another, until it leaves the page."""
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(RING)
        if at is None:
            return
        yield at


def tab_to(page, name, most=60):
    """Press Tab until what has the focus says ``name``."""
    for at in stops(page, most):
        if name in at["name"]:
            return at
    raise AssertionError(name)


@pytest.mark.parametrize(
    "path", ["index.html", "c/baoxinyuan-3/index.html", "shuttles/daju-line.html", "en/now/index.html"]
)
def test_every_stop_is_seen_and_in_order(phone, server, path):
    """A ring of 3 px at least around each, on the screen, and never back up the page."""
    phone.emulate_media(reduced_motion="reduce")
    phone.goto(f"{server}/{path}")
    found = [*stops(phone)]
    assert len(found) > 15
    assert [at["name"] for at in found if at["ring"] < 3 or not at["seen"]] == []
    places = [at["place"] for at in found]
    assert places == sorted(places)


def test_a_visit_by_keys_alone(phone, server):
    """Choose the committee, skip the frame, search, open what was found, reach its number, make letters larger."""
    phone.goto(f"{server}/index.html")
    tab_to(phone, "宝欣苑三村居委会")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/c/baoxinyuan-3/index.html")
    assert tab_to(phone, "跳到正文", 1)["seen"]
    phone.keyboard.press("Enter")
    for _ in range(6):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.name") == "q":
            break
    phone.keyboard.type("派出所")
    phone.locator("#found .row").first.wait_for()
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/places/meiluo-police.html")
    assert tab_to(phone, "拨打")["call"]
    phone.goto(f"{server}/places/meiluo-police.html")
    tab_to(phone, "大字")
    phone.keyboard.press("Enter")
    phone.locator("#reading:not([hidden])").wait_for()
    tab_to(phone, "大一点")
    phone.keyboard.press("Enter")
    assert phone.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"
    assert phone.failed == []


def tree(page):
    """Each node that a screen reader meets: role, name, properties."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    for node in nodes:
        if not node["ignored"]:
            told = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
            yield node["role"]["value"], node.get("name", {}).get("value", ""), told


def test_a_screen_reader_is_told_what_a_page_is(phone, server):
    """On each kind of page: one main part, one frame, one first heading; whatever can be pressed has a name."""
    wrong = {}
    for path in ONE_OF_EACH:
        phone.goto(f"{server}/{path}")
        nodes = [*tree(phone)]
        roles = [role for role, _, _ in nodes]
        levels = [told["level"] for role, _, told in nodes if role == "heading"]
        menus = [name for role, name, _ in nodes if role == "navigation"]
        wrong[path] = [
            *(role for role in ("main", "banner", "contentinfo") if roles.count(role) != 1),
            *(["first headings"] * (levels.count(1) != 1)),
            *(name for name in menus if menus.count(name) > 1),
            *(role for role, name, _ in nodes if role in NAMED and not name.strip()),
        ]
    assert {path: found for path, found in wrong.items() if found} == {}


@pytest.mark.parametrize("path", ["hotlines/emergency-110.html", "c/baoxinyuan-3/duty.html", "en/clinics/index.html"])
def test_numbers_are_told_digit_by_digit(phone, server, path):
    """Whatever can be called says so and its number with its digits apart."""
    phone.goto(f"{server}/{path}")
    calls = [name for role, name, told in tree(phone) if role == "link" and str(told.get("url", "")).startswith("tel:")]
    assert calls
    for name in calls:
        assert re.match("拨打|Call |纠错电话|Number for", name) or not re.search(r"\d{2}", name), name
        assert re.search(r"\d( \d){2,}", name), name


def test_a_table_is_read_as_a_list_on_a_phone(phone, server):
    """Each cell says its column before what stands in it."""
    phone.goto(f"{server}/notices/2026-09-10-move-in-guide.html")
    cells = phone.eval_on_selector_all("main td", "all => all.map(e => [e.dataset.label, e.textContent.trim()])")
    said = "".join(name for role, name, _ in tree(phone) if role in {"StaticText", "InlineTextBox"})
    assert len(cells) > 6
    for label, text in cells:
        assert f"{label}：{text[:4]}" in said.replace(" ", "") or f"{label}：" in said
