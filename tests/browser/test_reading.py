"""How it reads: letters, colours, aloud; kept on the device, and nothing lost where nothing can be kept."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

STATION = "clinics/daju-health-station.html"
LETTERS = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
GROUND = "getComputedStyle(document.body).backgroundColor"


def press(page, words):
    page.get_by_role("button", name=words, exact=True).click()


def test_letters_grow_to_30_px_and_stay_so(phone, server):
    """A− A A+: from page to page, and back again."""
    phone.goto(f"{server}/{STATION}")
    assert phone.evaluate(LETTERS) == 18
    press(phone, "大字")
    sizes = []
    for _ in range(6):
        press(phone, "A+ 大一点")
        sizes.append(phone.evaluate(LETTERS))
    assert sizes == [20, 22, 24, 27, 30, 30]
    assert phone.get_by_role("status").inner_text() == "字号 30，最大"
    phone.goto(f"{server}/shuttles/daju-line.html")
    assert phone.evaluate(LETTERS) == 30
    press(phone, "大字")
    press(phone, "A− 小一点")
    assert phone.evaluate(LETTERS) == 27
    press(phone, "A 原样")
    phone.reload()
    assert phone.evaluate(LETTERS) == 18


def test_colours_are_those_chosen(phone, server):
    """Chosen ones before what the device asks for; 自动 gives it back."""
    phone.emulate_media(color_scheme="dark")
    phone.goto(f"{server}/{STATION}")
    dark = phone.evaluate(GROUND)
    press(phone, "大字")
    press(phone, "浅色")
    light = phone.evaluate(GROUND)
    press(phone, "高对比")
    phone.reload()
    assert phone.evaluate(GROUND) == "rgb(0, 0, 0)"
    press(phone, "大字")
    assert phone.get_by_role("button", name="高对比").get_attribute("aria-pressed") == "true"
    press(phone, "自动")
    assert phone.evaluate(GROUND) == dark != light
    phone.emulate_media(media="print")
    assert phone.evaluate("getComputedStyle(document.body).getPropertyValue('--surface')") == "#fff"


def test_a_browser_that_keeps_nothing_still_reads(phone, server):
    """Cookies refused: reading localStorage fails; everything works for the page that is open."""
    phone.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })")
    phone.goto(f"{server}/{STATION}")
    press(phone, "大字")
    press(phone, "A+ 大一点")
    assert phone.evaluate(LETTERS) == 20
    assert phone.failed == []


def test_what_is_kept_is_never_believed(phone, server):
    """Whatever stands in the device's memory, no page leads elsewhere or becomes unreadable."""
    phone.goto(f"{server}/index.html")
    phone.evaluate("""() => { for (const key of ["lianxin.size", "lianxin.look", "lianxin.home:/"])
      localStorage.setItem(key, "//evil.example/<b>") }""")
    phone.goto(f"{server}/index.html")
    assert phone.url == f"{server}/index.html"
    assert phone.evaluate(LETTERS) == 18
    assert phone.get_attribute(".brand", "href") == "index.html"


def test_it_is_read_aloud_as_people_say_it(phone, server):
    """Numbers digit by digit, times as times; the browser's voice is replaced by one that notes what it is given."""
    phone.add_init_script("""window.said = []; Object.defineProperty(window, "speechSynthesis", { value: {
      speak(line) { said.push(line.text); setTimeout(() => line.onend(), 0) }, cancel() {} } })""")
    phone.goto(f"{server}/{STATION}")
    press(phone, "大字")
    press(phone, "朗读这一页")
    phone.get_by_role("button", name="朗读这一页").wait_for()
    said = "\n".join(phone.evaluate("said"))
    assert said.startswith("大居卫生服务站")
    assert "0 2 1，7 0 0 0，2 1 2 0" in said
    assert "周一至周六 8点到11点30分、13点到16点30分" in said
    assert "2026年10月28日" in said
    assert "021" not in said
    phone.goto(f"{server}/notices/2026-11-20-water-off.html")
    press(phone, "大字")
    press(phone, "朗读这一页")
    phone.get_by_role("button", name="朗读这一页").wait_for()
    assert "停水：22点" in phone.evaluate("said.join('\\n')")


def test_without_a_voice_nothing_is_offered(phone, server):
    phone.add_init_script("Object.defineProperty(window, 'speechSynthesis', { value: undefined })")
    phone.goto(f"{server}/{STATION}")
    press(phone, "大字")
    assert not phone.get_by_role("button", name="朗读这一页").is_visible()
    assert phone.failed == []


def test_without_scripts_nothing_is_offered_that_does_nothing(chromium, server):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/{STATION}")
    assert page.locator("button:visible").count() == 0
    context.close()
