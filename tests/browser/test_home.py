"""One's own committee: chosen once, or by the QR code of a card; kept on the device, and changeable."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

THIRD, SEVENTH = "c/baoxinyuan-3/index.html", "c/baoxinyuan-7/index.html"
NEEDS = ("三村居委会", "物业", "派出所", "卫生", "12345")


def test_it_is_chosen_once(phone, server):
    """On the home page; from then on every way home leads there, and the address of the site too."""
    phone.goto(f"{server}/index.html")
    phone.click("text=宝欣苑三村居委会")
    phone.wait_for_url(f"**/{THIRD}")
    phone.goto(f"{server}/clinics/daju-health-station.html")
    assert phone.get_attribute(".brand", "href") == f"../{THIRD}"
    assert phone.get_attribute(".menu a:has-text('现在开门')", "href") == "../c/baoxinyuan-3/now.html"
    phone.click(".crumbs a")
    assert phone.url == f"{server}/{THIRD}"
    phone.goto(server)
    phone.wait_for_url(f"**/{THIRD}")
    phone.goto(f"{server}/index.html?from=home-screen")
    phone.wait_for_url(f"**/{THIRD}")
    assert phone.failed == []


def test_the_card_s_code_chooses_and_a_neighbour_s_page_does_not(phone, server):
    """Opening a committee's page is enough the first time; later it takes a press on the button."""
    phone.goto(f"{server}/{THIRD}")
    assert not phone.get_by_role("button", name="设为首页").is_visible()
    phone.goto(f"{server}/{SEVENTH}")
    assert phone.get_attribute(".brand", "href") == f"../../{THIRD}"
    phone.get_by_role("button", name="设为首页").click()
    assert phone.get_attribute(".brand", "href") == f"../../{SEVENTH}"
    phone.get_by_role("link", name="换一个").click()
    phone.get_by_role("heading", name="我住在").wait_for()
    phone.click("text=宝欣苑三村居委会")
    phone.wait_for_url(f"**/{THIRD}")
    phone.goto(server)
    phone.wait_for_url(f"**/{THIRD}")


def test_it_works_from_a_stick(phone, demo):
    """Opened as files: chosen, kept, and led to."""
    phone.goto((demo.root / "site" / "index.html").as_uri())
    phone.click("text=宝欣苑三村居委会")
    phone.goto((demo.root / "site" / "index.html").as_uri())
    phone.wait_for_url(f"**/{THIRD}")


def test_the_first_screen_has_what_is_needed_most(phone, server):
    """At 360 px: search, what is urgent, the five numbers; then buses, what is open, and six ways on."""
    phone.goto(f"{server}/{THIRD}")
    tops = phone.evaluate("""() => [".search", ".alert.urgent", ".five", "#shuttles", ".few", ".tiles"]
      .map(part => document.querySelector(part).getBoundingClientRect().top)""")
    assert tops == sorted(tops)
    assert tops[2] < 740
    numbers = phone.locator(".five a")
    assert all(need in text for need, text in zip(NEEDS, numbers.all_inner_texts(), strict=True))
    assert all(number.bounding_box()["height"] >= 60 for number in numbers.all())
    assert phone.locator("main .tiles a").all_inner_texts() == [
        "找电话",
        "看班车",
        "看病买菜",
        "办事",
        "通知",
        "我的小区",
    ]
    for tile in phone.locator("main .tiles a").all():
        assert phone.locator(tile.get_attribute("href")).count() == 1
    assert phone.locator(".few > li:visible").count() == 5
    assert phone.requested[1:] == [url for url in phone.requested[1:] if "/a/" in url]  # no second page is asked for


HOW = """() => getComputedStyle(document.querySelector("#answering")).contentVisibility"""
AT_FIRST = f"""new MutationObserver((_, watch) => {{
  if (!document.querySelector("#answering")) return;
  watch.disconnect();
  window.atFirst = ({HOW})();
}}).observe(document, {{ childList: true, subtree: true }})"""


def test_what_stands_below_the_first_screen_waits_until_that_is_drawn(phone, server):
    """With nobody's scroll or touch: somebody may print, search the page, or take a picture of it."""
    phone.add_init_script(AT_FIRST)
    phone.goto(f"{server}/{THIRD}")
    assert phone.evaluate("atFirst") == "auto"
    phone.wait_for_function(f"({HOW})() === 'visible'")
    assert phone.evaluate("document.querySelector('.chips a').offsetHeight") >= 44


def test_without_scripts_one_chooses_each_time(chromium, server):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server)
    page.click("text=宝欣苑三村居委会")
    assert page.url == f"{server}/{THIRD}"
    assert page.locator("button:visible").all_inner_texts() == ["搜索"]
    assert page.locator(".few > li:visible").count() > 5
    context.close()


def test_a_building_s_page_says_who_looks_after_it(phone, server):
    """我的楼: from the town down to the building; its committee's and its property's numbers, its grid and its people."""
    phone.goto(f"{server}/c/bxy3-1/index.html")
    crumbs = phone.locator(".crumbs a").all_inner_texts()
    assert crumbs == ["首页", "我的小区", "罗店镇", "宝欣苑三村居委会", "宝欣苑三村"]
    numbers = phone.locator(".five a").all_inner_texts()
    assert all(need in text for need, text in zip(NEEDS, numbers, strict=True))
    for name in ("宝欣苑三村第一网格", "宝欣苑三村第一网格网格员", "宝欣苑三村1号楼楼组长"):
        assert phone.get_by_role("link", name=name, exact=True).is_visible()
