"""The search as residents use it: as they type, by keys, with an input method, from a stick, without scripts."""

from __future__ import annotations

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from build_tools.finding.pack import common
from tests.browser.faulty_server import FaultyServer

pytestmark = pytest.mark.browser

AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
UNIT = "c/baoxinyuan-3/index.html"


def names(page) -> list[str]:
    return page.locator("#found .what > a").all_text_contents()


def type_in(page, text: str) -> list[str]:
    """Press a key for each character, as people do."""
    page.get_by_role("combobox").press_sequentially(text)
    page.locator("#found .what > a").first.wait_for()
    page.wait_for_timeout(50)
    return names(page)


@pytest.mark.parametrize("path", ["index.html", "search.html", UNIT])
def test_answers_come_while_one_types(phone, server, path):
    """No page is left, and the number is in the answer."""
    phone.goto(f"{server}/{path}")
    assert "罗店镇美罗派出所" in type_in(phone, "派出") or "派出所" in names(phone)[0]
    assert phone.locator("#found .tel").first.get_attribute("href").startswith("tel:")
    assert phone.failed == []


@pytest.mark.parametrize("path", ["index.html", UNIT])
def test_the_first_answer_needs_one_request(chromium, server, path):
    """The page answers as soon as it is there, whatever becomes of all else that it asks for."""
    context = chromium.new_context(service_workers="block")
    page = context.new_page()
    page.route("**/*", lambda route: route.continue_() if route.request.is_navigation_request() else route.abort())
    page.goto(f"{server}/{path}")
    page.get_by_role("combobox").fill("派出所")
    page.locator("#found .what > a").first.wait_for()
    assert page.url == f"{server}/{path}"
    context.close()


def test_an_input_method_may_be_composing(phone, server):
    """kan'bing under composition already finds a doctor; Enter then belongs to the input method."""
    phone.goto(f"{server}/{UNIT}")
    phone.get_by_role("combobox").focus()
    client = phone.context.new_cdp_session(phone)
    phone.wait_for_function("() => Boolean(window.lianxinSearch)")
    for text in ("k", "ka", "kan", "kan'b", "kan'bi", "kan'bin", "kan'bing"):
        client.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    assert any("卫生" in name or "医院" in name for name in names(phone)[:3]), names(phone)
    phone.evaluate("""document.querySelector(".find input").dispatchEvent(
        new KeyboardEvent("keydown", {key: "Escape", isComposing: true, bubbles: true}))""")
    assert names(phone) != []
    client.send("Input.insertText", {"text": "看病"})
    assert phone.get_by_role("combobox").input_value() == "看病"
    assert any("卫生" in name or "医院" in name for name in names(phone)[:3]), names(phone)


@pytest.fixture
def slow(demo):
    """A host that sends the first part of a page, and the rest when told to."""
    with FaultyServer(demo.root / "site") as host:
        host.fault = "half"
        yield host


def test_names_and_numbers_are_answered_before_the_page_is_all_there(phone, slow):
    """What only the rest of the index tells is neither missed before it is there nor left out afterwards."""
    phone.goto(f"{slow.address}{UNIT}?q=物业", wait_until="commit")
    phone.locator("#found .tel[href='tel:02170003101']").wait_for()
    assert phone.evaluate("document.readyState") == "loading"
    assert "美平路" not in phone.inner_text("#found")
    phone.get_by_role("combobox").fill("jwh")
    assert names(phone) == []
    assert phone.inner_text(".said") == ""
    assert not phone.locator(".find a.call").is_visible()
    assert not any("find/words." in url for url in phone.requested)
    slow.rest.set()
    phone.locator("#found .what >> text=宝欣苑三村居委会").first.wait_for()
    phone.get_by_role("combobox").fill("物业")
    assert "美平路" in phone.inner_text("#found")
    assert phone.failed == []


def test_an_answer_that_was_chosen_stays_when_the_rest_of_the_page_comes(phone, slow):
    phone.goto(f"{slow.address}{UNIT}?q=物业", wait_until="commit")
    phone.locator("#found .tel").first.wait_for()
    phone.keyboard.press("ArrowDown")
    chosen = phone.locator("#found [aria-selected]").text_content()
    slow.rest.set()
    phone.wait_for_load_state()
    assert phone.locator("#found [aria-selected]").text_content() == chosen


def test_keys_alone_are_enough(phone, server):
    """/ goes to the box, arrows to an answer and its number, Enter opens, Esc closes and then empties."""
    phone.goto(f"{server}/{UNIT}")
    phone.keyboard.press("/")
    box = phone.get_by_role("combobox")
    assert box.evaluate("box => box === document.activeElement")
    type_in(phone, "卫生服务站")
    assert box.get_attribute("aria-expanded") == "true"
    phone.keyboard.press("ArrowDown")
    chosen = phone.locator("#found [aria-selected]")
    assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant")
    first = names(phone)[0]
    assert first in chosen.inner_text()
    phone.keyboard.press("ArrowRight")
    assert phone.locator("#found [aria-selected] .tel").count() == 1
    phone.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "卫生服务站"
    phone.keyboard.press("Escape")
    assert box.input_value() == ""
    type_in(phone, "卫生服务站")
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("Enter")
    phone.wait_for_load_state()
    assert first in phone.locator("h1").inner_text()


def test_traditional_characters_and_wrong_ones_are_understood(phone, server):
    """What the page itself does not know is fetched, once, and then answers."""
    phone.goto(f"{server}/{UNIT}")
    phone.get_by_role("combobox").fill("衛生站")
    phone.locator("#found .what > a").first.wait_for()
    assert "卫生服务站" in names(phone)[0]
    phone.get_by_role("combobox").fill("居委汇")
    phone.wait_for_timeout(100)
    assert "居委" in names(phone)[0]
    assert len([url for url in phone.requested if "find/words" in url]) == 1


def test_a_browser_has_the_common_characters_in_the_order_of_their_readings(chromium):
    """What the pack leaves out because of that."""
    page = chromium.new_page()
    codes = [byte for at in range(len(common())) for byte in (0xB0 + at // 94, 0xA1 + at % 94)]
    assert page.evaluate("codes => new TextDecoder('gbk').decode(new Uint8Array(codes))", codes) == common()
    page.close()


def test_part_of_a_number_says_whose_it_is(phone, server):
    """And of a number that is not ours nothing is guessed."""
    phone.goto(f"{server}/{UNIT}")
    box = phone.get_by_role("combobox")
    box.fill("12345")
    assert phone.locator("#found mark").first.inner_text() == "12345"
    for strange in ("021-5555 0000", "021-55550000", "(021)55550000", "02155550000"):
        box.fill(strange)
        phone.get_by_text("本站没有这个号码").wait_for()
        assert names(phone) == []
    for ours in ("021-7000-2120", "021 70002120", "(021)7000-2120", "70002120"):
        box.fill(ours)
        assert names(phone) == ["大居卫生服务站"], ours
    box.fill("021-7000")
    assert "本站没有这个号码" not in phone.locator(".answers").inner_text()


def test_an_answer_says_whether_it_is_open(phone, server):
    """By the page's own clock and the tables of the index."""
    phone.clock.install(time="2026-11-25T10:00:00+08:00")
    phone.goto(f"{server}/{UNIT}")
    phone.get_by_role("combobox").fill("卫生服务站")
    phone.locator("#found .state").first.wait_for()
    assert re.search("开放中\\s*.*关", phone.locator("#found .state").first.inner_text())


def test_nothing_found_says_what_else(phone, server):
    """The nearest categories and 12345; what was looked for is kept on the phone, and only there."""
    phone.goto(f"{server}/{UNIT}")
    box = phone.get_by_role("combobox")
    box.fill("鼋鼍龘龘")
    phone.wait_for_timeout(1500)
    assert "没有找到" in phone.locator(".said").inner_text()
    assert phone.locator(".beside a[href='tel:12345']").count() == 1
    box.fill("鼋鼍")
    assert "鼋鼍龘龘" in phone.locator(".beside").inner_text()
    assert [url for url in phone.requested if "q=" in url] == []
    phone.get_by_role("button", name="清除").click()
    assert "鼋鼍龘龘" not in phone.locator(".beside").inner_text()


def test_what_was_looked_for_can_be_asked_again_and_erased(phone, server):
    """On this device only."""
    phone.goto(f"{server}/{UNIT}")
    box = phone.get_by_role("combobox")
    box.fill("药店")
    box.press("Enter")
    phone.locator("#found .what > a").first.wait_for()
    box.fill("")
    phone.get_by_role("button", name="药店").click()
    assert box.input_value() == "药店"
    box.fill("")
    phone.get_by_role("button", name="清除记录").click()
    assert phone.evaluate("localStorage.getItem('lianxin-recent')") is None
    assert phone.locator(".beside").inner_text() == ""


def test_it_works_from_a_stick(phone, demo):
    """A page opened as a file may not fetch, and finds even what the pack is needed for."""
    phone.goto((demo.root / "site" / UNIT).as_uri())
    phone.get_by_role("combobox").fill("衛生站")
    phone.locator("#found .what > a").first.wait_for()
    assert "卫生服务站" in names(phone)[0]
    assert phone.failed == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("typed", ["", "看病", "鼋鼍龘龘", "021-5555 0000"])
def test_no_state_of_it_breaks_a_rule_of_accessibility(phone, server, typed, scheme):
    """Empty with what was asked before, with answers, with none, with an unknown number."""
    phone.emulate_media(color_scheme=scheme)
    phone.goto(f"{server}/{UNIT}")
    phone.evaluate("localStorage.setItem('lianxin-recent', '[\"药店\"]')")
    box = phone.get_by_role("combobox")
    box.focus()
    box.fill(typed)
    if typed == "看病":
        box.press("ArrowDown")
    phone.wait_for_timeout(300)
    results = Axe().run(phone, options=AXE)
    assert results.violations_count == 0, results.generate_report()
    low = phone.evaluate(
        "() => [...document.querySelectorAll('.find a, .find button')].filter(e => e.offsetParent && e.getBoundingClientRect().height < 44)"
        ".map(e => e.outerHTML)"
    )
    assert low == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_what_ones_own_area_lacks_is_found_in_the_whole_town(phone, server, demo):
    """From the town's shards, fetched then and not before; also from a stick."""
    for address in (f"{server}/{UNIT}", (demo.root / "site" / UNIT).as_uri()):
        phone.requested.clear()
        phone.goto(address)
        assert type_in(phone, "看病") != []
        assert [url for url in phone.requested if "find/far" in url] == []
        phone.get_by_role("combobox").fill("美平路路灯")
        expect(phone.locator("#found .what > a").first).to_have_text("美平路路灯不亮")
        assert "issue-street-lamp" not in "".join(phone.locator(".index").all_text_contents())
        assert [url for url in phone.requested if "find/far" in url] != []
    assert phone.failed == []


def test_simplified_answers_on_pages_in_traditional_characters(phone, server):
    """What is typed may be in either script; what the page says is in its own."""
    phone.goto(f"{server}/zh-hant/{UNIT}")
    for typed in ("卫生站", "衛生站", "wsz"):
        phone.get_by_role("combobox").fill("")
        phone.get_by_role("combobox").fill(typed)
        expect(phone.locator("#found .what > a").first).to_have_text("大居衛生服務站")
    assert phone.locator("#found .tel").first.get_attribute("aria-label").startswith("撥打大居衛生服務站")
    phone.get_by_role("combobox").fill("卫生服务站")
    assert phone.locator("#found mark").first.inner_text() == "衛生服務站"
    assert phone.locator(".near h2").text_content() == "是不是想找"
    assert phone.failed == []


def test_english_names_are_found_where_records_have_them(phone, server):
    """As they are written in the record's 译文; in the morning, because what is open comes first."""
    phone.clock.install(time="2026-11-25T10:00:00+08:00")
    phone.goto(f"{server}/{UNIT}")
    assert type_in(phone, "health station")[0] == "大居卫生服务站"
    phone.goto(f"{server}/en/{UNIT}")
    assert type_in(phone, "看病")[0] == "Daju Community Health Station"
    assert phone.locator(".said").inner_text().endswith("found")


def test_answers_lead_to_pages_in_the_language_of_the_page(phone, server):
    """Where there is one; what nobody has translated leads to the Chinese page and says that it is Chinese. Shards do the same."""
    rows = phone.locator("#found .what > a")
    asked = (
        (f"en/{UNIT}", "health station", "Daju Community Health Station", "en/clinics/daju-health-station.html", None),
        (f"en/{UNIT}", "三村书画", "三村书画班", "teams/team-calligraphy.html", "zh-Hans"),
        (f"en/{UNIT}", "七村物业", "Baoxinyuan No. 7 Property Desk", "en/places/bxy7-property.html", None),
        (f"en/{UNIT}", "美平路路灯", "美平路路灯不亮", "issues/issue-street-lamp.html", "zh-Hans"),
        (f"zh-hant/{UNIT}", "大居卫生", "大居衛生服務站", "zh-hant/clinics/daju-health-station.html", None),
        (f"zh-hant/{UNIT}", "美平路路灯", "美平路路燈不亮", "zh-hant/issues/issue-street-lamp.html", None),
    )
    for path, typed, name, leads_to, language in asked:
        phone.goto(f"{server}/{path}")
        phone.get_by_role("combobox").fill(typed)
        expect(rows.first).to_have_text(name)
        assert rows.first.get_attribute("lang") == language
        rows.first.click()
        phone.wait_for_url(f"{server}/{leads_to}")
        assert phone.locator("h1").inner_text() == name
    assert phone.failed == []


def test_a_building_has_a_box_that_asks_its_committee(phone, server, demo):
    """Pages of buildings carry no index; their box opens that of the 居委 with the question."""
    building = next(
        page
        for page in sorted((demo.root / "site/c").glob("*/index.html"))
        if "data-root" not in page.read_text(encoding="utf-8") and "/c/" not in page.parent.name
    )
    phone.goto(f"{server}/c/{building.parent.name}/index.html")
    phone.get_by_role("searchbox").fill("看病")
    phone.get_by_role("searchbox").press("Enter")
    phone.locator("#found .what > a").first.wait_for()
    assert "/c/" in phone.url
    assert phone.get_by_role("combobox").input_value() == "看病"


PAYLOAD = "<img src=x onerror=document.title='run'>"


def poisoned(core: str) -> str:
    """An index with the payload in every column."""
    core = json.loads(core)
    count = len(core["I"].split("\n"))
    for column in "NAPDI":
        core[column] = "\n".join([PAYLOAD] * count)
    core |= {"U": PAYLOAD, "kinds": [[PAYLOAD, "x/", ".html", 0]] * len(core["kinds"]), "words": PAYLOAD}
    core |= {"C": "\n".join(["0"] * count), "H": [-1] * count, "R": [-1] * count, "O": [0] * count}
    return json.dumps(core).replace("<", "\\u003c")


def poisoned_page(route):
    before, index = route.fetch().text().split('class="index">', 1)
    core, after = index.split("</script>", 1)
    html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", before)
    body = f'{html}class="index">{poisoned(core)}</script>{after}'
    route.fulfill(body=body, content_type="text/html; charset=utf-8")


def poisoned_script(route):
    head, call, rest = route.fetch().text().rpartition("lianxinSearch.")
    name, _, value = rest.strip().removesuffix(");").partition("(")
    if name == "addPack":
        value = json.dumps(json.loads(value) | {"words": f"{PAYLOAD}\t{PAYLOAD} more", "syn": f"{PAYLOAD}\tzzz"})
    elif name == "addBodies":
        value = json.dumps("\n".join([f"quux {PAYLOAD}"] * len(json.loads(value).split("\n"))))
    else:
        number, core = value.split(",", 1)
        value = f"{number},{poisoned(core)}"
    route.fulfill(body=f"{head}{call}{name}({value});", content_type="text/javascript; charset=utf-8")


def test_no_field_of_the_index_is_ever_markup(phone, server):
    """A payload in every column of page, texts, pack and shard: all is text, even where no policy stands behind."""
    phone.route("**/index.html", poisoned_page)
    phone.route("**/find/**", poisoned_script)
    phone.goto(f"{server}/{UNIT}")
    for typed in ("img", "鼋鼍龘龘", PAYLOAD, "quux", "zzz", "鼋鼍"):
        phone.get_by_role("combobox").fill(typed)
        phone.wait_for_timeout(1200)
        assert phone.locator(".answers img").count() == 0
        assert typed != "img" or PAYLOAD in phone.locator("#found").inner_text()
    assert [url for url in phone.requested if "find/far" in url] != []
    assert phone.title() != "run"


def test_without_scripts_there_are_lists(chromium, server):
    """By category and by the first letter of the pinyin, from the search's own page."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{server}/search.html")
    page.get_by_role("link", name="按类别找").click()
    page.get_by_role("link", name="药店", exact=True).click()  # on the next sheet
    assert (
        "美罗大药房" in page.locator("section", has=page.get_by_role("heading", name="药店", exact=True)).inner_text()
    )
    page.get_by_role("link", name="按拼音首字母找").click()
    letter = page.locator("section", has=page.get_by_role("heading", name="M", exact=True))
    letter.get_by_role("link", name="美罗大药房").click()
    assert page.locator("h1").inner_text() == "美罗大药房"
    context.close()
