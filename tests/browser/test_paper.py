"""On paper: nothing of what somebody typed is cut off, hidden or folded away."""

from __future__ import annotations

import re

import pypdfium2
import pytest

pytestmark = pytest.mark.browser

A4 = {"width": 718, "height": 1047}  # what the browser's own margins leave, in CSS px
PRINTED = ("clinics/daju-health-station.html", "shuttles/clinic-line.html", "c/baoxinyuan-3/index.html",
           "c/baoxinyuan-3/duty.html", "notices/2026-11-20-water-off.html", "calendars/holidays-2026.html")  # fmt: skip
# What leads to other pages, can be pressed, or holds at this minute only.
ON_SCREEN_ONLY = "nav, .search, .mine, .live, .state, .next, .scripts, .reading, .skip, .top, noscript, script, [data-clock], [hidden], .maps, .files, select"
TEXTS = """not => { const found = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) if (node.textContent.trim() && !node.parentElement.closest(not)) found.push(node);
  return found.map(node => { const range = document.createRange(); range.selectNodeContents(node);
    const boxes = [...range.getClientRects()], style = getComputedStyle(node.parentElement);
    return [node.textContent.trim(), boxes.length && style.visibility === "visible" ? Math.max(...boxes.map(b => b.right)) : 0] }) }"""


def test_every_text_of_every_page_is_on_paper(phone, server, demo):
    """All pages of the demo in Chinese and English, their details closed: each text has its place within the width of A4."""
    site = demo.root / "site"
    phone.emulate_media(media="print", color_scheme="dark")
    phone.set_viewport_size(A4)
    lost = []
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix()
        if not address.startswith(("handbook/", "zh-hant/")) and 'http-equiv="refresh"' not in path.read_text(
            encoding="utf-8"
        ):
            phone.goto(f"{server}/{address}")
            texts = phone.evaluate(TEXTS, ON_SCREEN_ONLY)
            assert texts, address
            lost += [(address, text) for text, right in texts if not 0 < right <= A4["width"] + 1]
    assert lost == [], lost


@pytest.mark.parametrize("path", PRINTED)
def test_a_printed_page_says_everything(phone, server, path):
    """The PDF that the browser prints, read back: every text of the page stands in it, and in black."""
    phone.goto(f"{server}/{path}")
    texts = [text for text, _ in phone.evaluate(TEXTS, ON_SCREEN_ONLY)]
    printed = pypdfium2.PdfDocument(phone.pdf(format="A4"))
    said = "".join(re.sub(r"\s|\u00ad|\ufffe|-", "", page.get_textpage().get_text_bounded()) for page in printed)
    assert [text for text in texts if re.sub(r"\s|-", "", text) not in said] == []
    assert "lianxin.example.org/" + path.replace("-", "") in said
