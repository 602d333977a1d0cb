"""What a resident meets: an old phone, no script, no network but ours, a printer, a keyboard."""

from __future__ import annotations

import io
import re
import urllib.request

import pytest
import zxingcpp
from PIL import Image

from build_tools.usb import copy_for_stick
from build_tools.verify.weight import fetched_by

pytestmark = pytest.mark.browser

EVERY_KIND_OF_PAGE = (
    "index.html",
    "search.html",
    "404.html",
    "c/index.html",
    "c/baoxinyuan-3/index.html",
    "c/baoxinyuan-3/duty.html",
    "c/bxy3-1/index.html",
    "clinics/daju-health-station.html",
    "shuttles/index.html",
    "shuttles/daju-line.html",
    "shuttles/bus-1606.html",
    "hotlines/index.html",
    "calendars/holidays-2026.html",
    "cards/card-baoxinyuan-3.html",
    "rosters/bxy3-duty.html",
    "notices/index.html",
    "notices/archive/index.html",
    "notices/2026-09-10-move-in-guide.html",
    "now/index.html",
    "c/baoxinyuan-3/now.html",
    "places/index.html",
    "handbook/index.html",
)
OURS = tuple(path for path in EVERY_KIND_OF_PAGE if not path.startswith("handbook/"))


def found(page) -> list[str]:
    return page.locator("#found a:not(.tel)").all_text_contents()


@pytest.mark.parametrize("path", EVERY_KIND_OF_PAGE)
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_stands_outside_the_screen(phone, server, path, width):
    """Nobody has to push a page sideways, and no script of it fails."""
    phone.set_viewport_size({"width": width, "height": 740})
    phone.goto(f"{server}/{path}")
    assert phone.evaluate("document.documentElement.scrollWidth") <= width
    assert phone.failed == []


@pytest.mark.parametrize("path", EVERY_KIND_OF_PAGE)
def test_no_other_computer_is_asked_for_anything(phone, server, path):
    """No font, no script, no picture and no counter from elsewhere."""
    phone.goto(f"{server}/{path}", wait_until="networkidle")
    assert [url for url in phone.requested if not url.startswith((server, "data:"))] == []


@pytest.mark.parametrize("path", OURS)
def test_letters_and_targets_are_large(phone, server, path):
    """Text of 18 px or more, but for small print of 16; what is pressed is at least 44 px high."""
    phone.goto(f"{server}/{path}")
    small = phone.evaluate(
        """() => [...document.querySelectorAll('body *')]
          .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
          .filter(e => e.checkVisibility() && parseFloat(getComputedStyle(e).fontSize) < 16)
          .map(e => e.className + ' ' + e.textContent.trim().slice(0, 20))"""
    )
    low = phone.evaluate(
        """() => [...document.querySelectorAll('a, button, input, summary')]
          .filter(e => e.checkVisibility() && !e.closest('.skip, .prose, p, dd'))
          .filter(e => e.getBoundingClientRect().height < 44)
          .map(e => e.className + ' ' + e.textContent.trim().slice(0, 20) + e.getBoundingClientRect().height)"""
    )
    assert (small, low) == ([], [])


def test_a_name_another_name_or_a_number_finds(phone, server):
    """From the page that stands for no page, in the words that people use."""
    phone.goto(f"{server}/404.html")
    phone.fill("input[name=q]", "物业")
    phone.press("input[name=q]", "Enter")
    phone.wait_for_url("**/search.html?q=*")
    assert any("物业" in name for name in found(phone))
    phone.fill("input[name=q]", "12345")
    assert "12345" in phone.locator("#found .row").first.inner_text()
    assert phone.failed == []


def test_search_works_from_a_stick(phone, demo, tmp_path):
    """Opened as files, without any server: the door, the pages with their style, the search."""
    assert copy_for_stick(demo.root, tmp_path / "stick", "便民网") > 100
    phone.goto((tmp_path / "stick/点这里打开.html").as_uri())
    phone.wait_for_url("**/lianxin/index.html")
    assert phone.evaluate("getComputedStyle(document.body).margin") == "0px"
    phone.fill("input[name=q]", "派出所")
    phone.press("input[name=q]", "Enter")
    assert any("派出所" in name for name in found(phone))
    phone.click("#found a:not(.tel)")
    assert "派出所" in phone.inner_text("h1")
    assert phone.failed == []


def test_a_query_is_never_markup(phone, server):
    """What is searched for is shown as text, whatever it is."""
    phone.goto(f"{server}/search.html?q=%3Cimg%20src%3Dx%20onerror%3D%22document.title%3D'x'%22%3E")
    assert phone.input_value("input[name=q]").startswith("<img")
    assert phone.locator(".answers img").count() == 0
    assert phone.title() != "x"


def test_everything_is_there_without_scripts(chromium, server):
    """Names, numbers to press, timetables and notices; search says what to do instead."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{server}/c/baoxinyuan-3/index.html")
    numbers = page.locator("a[href^='tel:']")
    assert numbers.count() >= 5
    assert all(re.fullmatch(r"tel:[+\d]+(;ext=\d+)?", link.get_attribute("href")) for link in numbers.all())
    page.goto(f"{server}/shuttles/daju-line.html")
    assert page.locator(".told td").count() > 5
    page.goto(f"{server}/search.html")
    assert "搜索用不了" in page.inner_text("main")
    context.close()


def test_the_keyboard_reaches_everything(phone, server):
    """The first Tab offers to skip the frame; the search box comes soon after."""
    phone.goto(f"{server}/index.html")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.textContent") == "跳到正文"
    assert phone.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    phone.keyboard.press("Enter")
    for _ in range(4):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.name") == "q":
            break
    assert phone.evaluate("document.activeElement.name") == "q"


def test_a_printed_timetable_has_every_time(phone, server):
    """On paper nothing is cut off at the right, hidden or folded away."""
    phone.goto(f"{server}/shuttles/daju-line.html")
    times = phone.locator(".told td").all_text_contents()
    phone.emulate_media(media="print")
    phone.set_viewport_size({"width": 794, "height": 1123})
    shown = phone.locator(".told td")
    assert [text.replace("\n", "") for text in shown.all_inner_texts()] == times
    for box in (item.bounding_box() for item in shown.all()):
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 794


def test_a_first_view_fetches_nothing_but_what_is_counted(chromium, server):
    """What W410 and tests/test_site.py weigh is what a browser asks for before anybody touches the page."""
    for path in OURS:
        page, asked = chromium.new_page(viewport={"width": 360, "height": 740}), []
        page.on("request", lambda request, asked=asked: asked.append(request.url.removeprefix(f"{server}/")))
        page.goto(f"{server}/{path}")
        page.wait_for_timeout(100)
        html = urllib.request.urlopen(f"{server}/{path}").read()
        # The box of the search's own page is ready to be typed into, which counts as a touch.
        touched = {url for url in asked if path == "search.html" and re.match(r"a/(times|parting)\.", url)}
        of_the_search = {url for url in asked if b'class="searched"' in html and url.startswith("a/finding.")}
        fetched = {url for url in asked if url.endswith((".css", ".js"))} - touched - of_the_search
        assert fetched == {*fetched_by(path, html)}, path
        page.close()


def test_a_page_can_be_copied_and_shared(chromium, server):
    """The title, the first number and the address go to the clipboard; the phone's own sheet gets the same."""
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script("navigator.share = (what) => { window.shared = what; return Promise.resolve(); };")
    page = context.new_page()
    page.goto(f"{server}/clinics/daju-health-station.html")
    page.mouse.wheel(0, 10)  # it comes with the first touch
    page.click("[data-copy]")
    page.get_by_text("已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert copied == ["大居卫生服务站", "021-7000-2120", f"{server}/clinics/daju-health-station.html"]
    page.click("[data-share]")
    assert page.evaluate("window.shared.url") == copied[2]
    context.close()


def test_a_page_shows_its_code_and_its_words(phone, server):
    """Fetched when it is asked for: a code that opens this page, read back from the screen, and the words alone."""
    phone.goto(f"{server}/en/clinics/daju-health-station.html")
    assert not [url for url in phone.requested if "/a/passing" in url]
    phone.mouse.wheel(0, 10)
    phone.get_by_role("button", name="QR code, plain text").click()
    panel = phone.locator("#passing")
    panel.locator("svg").wait_for()
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(panel.locator("svg").screenshot())))
    assert code.text == "https://lianxin.example.org/en/clinics/daju-health-station.html"
    words = panel.inner_text()
    assert "021-7000-2120" in words
    assert "Daju Community Health Station" in words
    phone.goto(f"{server}/notices/2026-11-20-water-off.html")
    cells = phone.locator("main td").all_inner_texts()
    phone.mouse.wheel(0, 10)
    phone.get_by_role("button", name="二维码、文字版").click()
    panel.locator("svg").wait_for()
    assert "恢复：12月1日 3:00 前" in panel.inner_text()
    assert phone.locator("main td").all_inner_texts() == cells
    assert phone.failed == []
