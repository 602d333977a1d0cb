"""The folder of `lianxin build --usb`, opened as files: every way that a reader goes from page to page, in every language."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from build_tools.usb import DOOR, copy_for_stick

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def stick(demo, tmp_path_factory):
    """The demo's folder for a stick."""
    folder = tmp_path_factory.mktemp("U 盘") / "便民网"
    copy_for_stick(demo.root, folder, "便民网")
    return folder


@pytest.fixture
def reader(phone, stick):
    """A tab; whatever fails, or is fetched from anywhere but the stick, is a fault."""
    phone.inside = (stick / "lianxin").as_uri() + "/"
    yield phone
    assert phone.failed == []
    assert [url for url in phone.requested if not url.startswith(stick.as_uri())] == []


def ask(reader, folder, typed, name) -> None:
    """Search on the committee's page in a language, and open the answer of that name."""
    reader.goto(f"{reader.inside}{folder}c/baoxinyuan-3/index.html")
    reader.get_by_role("combobox").fill(typed)
    reader.locator("#found").get_by_role("link", name=name, exact=True).click()


def test_the_door_leads_to_a_record_and_its_twin_in_english(reader, stick):
    """The answer needs the pack; the record says whether it is open, in either language, and its number can be pressed."""
    reader.goto((stick / DOOR).as_uri())
    reader.wait_for_url("**/lianxin/index.html")
    ask(reader, "", "衛生站", "大居卫生服务站")
    reader.wait_for_url(f"{reader.inside}clinics/daju-health-station.html")
    assert reader.locator("main a[href^='tel:']").first.is_visible()
    assert re.match("开放中|休息中|请电询", reader.locator(".state b").first.inner_text())
    reader.get_by_role("link", name="EN", exact=True).click()
    reader.wait_for_url(f"{reader.inside}en/clinics/daju-health-station.html")
    assert re.match("Open|Closed|Please call", reader.locator(".state b").first.inner_text())


@pytest.mark.parametrize(
    ("folder", "typed", "name", "page"),
    [("en/", "water off", "Water off in Baoxinyuan No. 3 on the night of 30 November", "en/notices/2026-11-20-water-off.html"),
     ("en/", "志愿者队", "大居志愿者队", "teams/team-volunteers.html"),
     ("zh-hant/", "美平路路灯", "美平路路燈不亮", "zh-hant/issues/issue-street-lamp.html")],
)  # fmt: skip
def test_every_language_is_searched(reader, folder, typed, name, page):
    """Its own pages where there are any, with what only the rest of the town has."""
    ask(reader, folder, typed, name)
    reader.wait_for_url(reader.inside + page)
    assert reader.locator("h1").inner_text() == name


def test_the_card_is_there_to_be_seen_and_printed(reader):
    """Its pictures are drawn, its files are on the stick, and what its code opens is."""
    reader.goto(f"{reader.inside}cards/card-baoxinyuan-3.html")
    picture = reader.locator("main img").first
    picture.scroll_into_view_if_needed()
    reader.wait_for_function("image => image.complete && image.naturalWidth > 500", arg=picture.element_handle())
    links = reader.locator("main a[href$='.pdf'], main a[href$='.png']").all()
    files = [Path(unquote(urlsplit(link.evaluate("link => link.href")).path)) for link in links]
    assert len(files) > 5
    assert all(file.stat().st_size > 1000 for file in files)
    reader.get_by_role("link", name="扫码看到的页").click()
    assert reader.locator(".verdict").is_visible()
