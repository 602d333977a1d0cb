"""Pages in English: what the site says by rule, what editors have translated, and the rest marked as Chinese."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from http import HTTPStatus

import pytest
import quickjs
import zxingcpp
from PIL import Image

from build_tools.kinds import KINDS
from build_tools.kinds.card import Card
from build_tools.preview import Preview
from build_tools.render.assets import assets_of
from build_tools.render.saying import FOREIGN, Phrasebook, english_script, tables_of
from build_tools.render.spoken import spoken_scripts
from build_tools.values.choice import Choice
from build_tools.values.hours import parse_hours, sentence
from tests.conftest import HERE, TODAY, lianxin, table

THEME = HERE.parent / "theme"
MARKUP = re.compile(r"(<(?:style|script)\b.*?</(?:style|script)>|<[^>]*>)", re.DOTALL)
SPOKEN = re.compile(r' (?:title|alt|content|aria-label|placeholder|data-copy|data-label)="([^"]*)"')
CLOCK = re.compile(r"\d{1,2}:\d\d")


@pytest.fixture(scope="module")
def book():
    return Phrasebook(tables_of(THEME).pages, {})


@pytest.mark.parametrize(
    ("chinese", "english"),
    [("周一至周六 8:00–11:30、13:00–16:30，节假日休息", "Mon–Sat 8:00–11:30, 13:00–16:30; public holidays closed"),
     ("周一至周五 17:00–次日8:30，周六、周日、节假日 8:30–次日8:30", "Mon–Fri 17:00–8:30 next day; Sat, Sun, public holidays 8:30–8:30 next day"),
     ("每月第二个周三 14:00–16:00", "2nd Wed of the month 14:00–16:00"),
     ("2026年11月26日（周四）", "Thu 26 Nov 2026"),
     ("2026年11月23日（周一）至2027年1月1日（周五）", "Mon 23 Nov 2026 to Fri 1 Jan 2027"),
     ("（返回大居）：改点 16:30，改为 17:00", " (返回大居): 16:30 leaves at 17:00"),
     ("11月26日（周四）17:00 起有人接", "somebody answers from Thu 26 Nov, 17:00"),
     ("约 8–12 分钟一班，末班 21:00", "every 8–12 min, last bus 21:00"),
     ("末班已过，明天首班 5:30", "The last bus has gone; tomorrow first bus 5:30"),
     ("11月26日（周四）休息：国庆节放假", "Thu 26 Nov: closed (National Day)"),
     ("拨打大居卫生服务站 0 2 1 7 转 8 0 1", "Call 大居卫生服务站 0 2 1 7 extension 8 0 1"),
     ("共提了 3 件：办理中 1 件、已办结 2 件。", "3 raised: 1 under way, 2 done."),
     ("2025年1月26日（周日）、2025年2月8日（周六）", "Sun 26 Jan 2025, Sat 8 Feb 2025"),
     ("急救　首班5:30　末班21:00　9:00–16:30 约15–20分钟一班；票价2元", "Ambulance　first 5:30　last 21:00　9:00–16:30 every 15–20 min; fare 2 yuan"),
     ("这一句没有人翻译过", None)],
)  # fmt: skip
def test_what_the_site_says_is_said_by_rule(book, chinese, english):
    assert book.say(chinese) == english


def test_no_place_of_a_sentence_is_lost_or_said_twice():
    """A letter that stood twice would put one number in the place of another."""
    for key, said in tables_of(THEME).pages.items():
        places, used = (re.findall(r"\{(\w)\}", text) for text in (key, said))
        assert sorted(places) == sorted(used) == sorted(set(places)), key


ONE = dict.fromkeys("nmkd", "1") | {
    "M": "11",
    "N": "12",
    "W": "三",
    "V": "四",
    "O": "一",
    "P": "二",
    "L": "初一",
}
ONE |= {"t": "9:30", "u": "10:30", "e": "1 2", "r": "1/2", "p": "50%"} | dict.fromkeys("xyzab", "明天")
# Of one they say something else: 每天, 每周.
NEVER_ONE = ("每{n}天", "每{n}周")


def test_one_of_a_thing_is_no_plural(book):
    """With 1 in every place for a number no sentence says “1 days”."""
    for key in tables_of(THEME).pages:
        if not any(part in key for part in NEVER_ONE):
            said = book.say(re.sub(r"\{(\w)\}", lambda place: ONE[place[1]], key)) or ""
            assert not re.search(r"(?<![\d.–/-])\b1 (?:[a-z]+ )?(?:[a-z]{2,}s|people|entries)\b", said), (key, said)


def test_hours_are_said_without_losing_a_time(book):
    """Of the hours that doors in China show: no time changes; the rarest forms stay Chinese as a whole."""
    rows = [row.values for name in ("hours", "hours-on-doors") for row in table(HERE / f"values/{name}.txt")]
    spoken = {sentence(parse_hours(typed)) for typed, read in rows if not read.startswith("!")}
    plain = sorted({re.sub("（[^）]*）", "", words) for words in spoken})
    said = {words: book.say(words) for words in plain}
    for words, english in said.items():
        if english:
            assert not FOREIGN.search(english), english
            assert CLOCK.findall(english) == CLOCK.findall(words), english
    assert len([1 for english in said.values() if english]) > 0.95 * len(plain)


def test_whoever_writes_sees_the_twins_too():
    """What is made of finished pages and files can be asked of the preview, which makes nothing before."""
    preview = Preview(HERE.parent, lambda: date(2026, 11, 26))
    preview.refresh()
    status, media, page = preview.page("/en/clinics/daju-health-station.html")
    assert (status, media) == (HTTPStatus.OK, "text/html")
    assert '<html lang="en"' in page.decode()
    status, media, checks = preview.page("/cards/card-baoxinyuan-3-folded-check.json")
    assert (status, media) == (HTTPStatus.OK, "application/json")
    assert json.loads(checks)["passed"]


def test_the_browser_says_what_python_says():
    """The same table, the same algorithm: every word of the search and of the panel, and what nobody has translated."""
    words = tables_of(THEME).scripts
    book = Phrasebook(words, {})
    filled = {"n": "8", "a": "某处", "d": "1 2", "e": "3"}
    texts = [re.sub(r"\{(\w)\}", lambda place: filled[place[1]], key) for key in words]
    context = quickjs.Context()
    context.eval("var window = {};")
    context.eval(english_script(THEME).data.decode())
    for text in (*texts, "不在表里的话", "plain"):
        assert context.eval(f"window.lianxinSay({json.dumps(text)})") == (book.say(text) or text)


SAYS = """const said = [], begin = lianxinNow.minuteOf(Date.UTC(2026, 10, 21));
  const each = (ask) => { for (let minute = begin; minute < begin + 40 * 1440; minute += 30) said.push(ask(minute)); };
  hours.map((table) => lianxinNow.ready(table)).forEach((table) => each((minute) => lianxinNow.changeOf(table, minute)));
  Object.values(lines).map(lianxinNow.line).forEach((line) => line.ways.forEach((way, number) => way.stops.forEach((name, stop) =>
    each((minute) => lianxinNow.comingOf(line, number, stop, minute)))));
  JSON.stringify(said)"""


def said_on(page: str, script: str) -> list[str]:
    """What a script says of the hours and of every stop of the buses of a page, each half an hour of forty days."""
    context = quickjs.Context()
    context.eval(
        "var document = { querySelector() {}, querySelectorAll: () => [], getElementById() {} }, window = this;"
    )
    context.eval(script)
    for name in ("hours", "lines"):
        found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page)
        context.eval(f"const {name} = {found[1] if found else '[]'}")
    return json.loads(context.eval(SAYS))


def test_a_script_with_english_in_it_says_what_python_says(demo, book):
    """Of the hours of a neighbourhood and of every bus: the sentence in Chinese, said by the rules of pages."""
    site, chinese = demo.root / "site", assets_of(THEME).times
    english = spoken_scripts(THEME, "en", tables_of(THEME).spoken.__getitem__)[chinese.path]
    pages = [*site.glob("en/shuttles/*-*.html"), site / "en/c/meiping/index.html"]
    assert len(pages) > 3
    for twin in pages:
        page = site / twin.relative_to(site / "en")
        said = said_on(twin.read_text(encoding="utf-8"), english.data.decode())
        expected = said_on(page.read_text(encoding="utf-8"), chinese.data.decode())
        assert len(set(expected)) > 10, twin
        # A date is no heading here.
        by_rule = [(book.say(words) or words).replace(": first", " first") for words in expected]
        assert [(a, b) for a, b in zip(by_rule, said, strict=True) if a != b] == [], twin


def test_no_word_of_the_interface_is_left_in_chinese(demo):
    """Whatever is still Chinese on a page in English was written by an editor of the demo, or leads back to Chinese."""
    folders = (demo.root / "directory", demo.root / "content")
    files = (file for folder in folders for file in folder.rglob("*") if file.suffix in {".yml", ".md"})
    written = "".join(file.read_text(encoding="utf-8") for file in files) + "简体中文繁體中文"
    left = set()
    for page in (demo.root / "site/en").rglob("*.html"):
        for number, piece in enumerate(MARKUP.split(page.read_text(encoding="utf-8"))):
            texts = (
                SPOKEN.findall(piece) if number % 2 and not piece.startswith("<script") else [piece] * (1 - number % 2)
            )
            left |= {
                run for text in texts for run in re.findall(r"[\u3400-\u9fff]+", unescape(text)) if run not in written
            }
    assert left == set()


# What stands on no page, or is shown as something else.
UNSEEN = {"编号", "曾用编号", "适用范围", "读音", "简介", "失效", "复核周期", "上卡", "译文", "同意公开", "规格", "大字版",
          "分楼栋", "版次", "栏目"}  # fmt: skip


def test_every_kind_field_and_choice_has_its_english(book):
    """Also those that nobody has used in the demo; cards are read on paper."""
    kinds = [kind for kind in KINDS if kind is not Card]
    words = {word for kind in kinds for word in (kind.label, kind.help)}
    words |= {info.title for kind in kinds for info in kind.model_fields.values() if info.title}
    shown = (choice for choice in _below(Choice) if not choice.__module__.endswith((".card", ".coordinates")))
    words |= {each.label for choice in shown for each in choice}
    assert {word for word in words - UNSEEN if not book.say(word)} == set()


def _below(choice):
    for below in choice.__subclasses__():
        yield below
        yield from _below(below)


def test_a_page_is_there_where_it_is_translated(demo):
    """Its twin names it, and the other way round; a link to what has no English leads to the Chinese page."""
    chinese, english = demo.page("clinics/daju-health-station.html"), demo.page("en/clinics/daju-health-station.html")
    for page in (chinese, english, demo.page("zh-hant/clinics/daju-health-station.html")):
        links = dict(
            re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="https://lianxin.example.org/([^"]*)"', page)
        )
        assert links == {
            "zh-Hans": "clinics/daju-health-station.html",
            "zh-Hant": "zh-hant/clinics/daju-health-station.html",
            "en": "en/clinics/daju-health-station.html",
            "x-default": "clinics/daju-health-station.html",
        }
    assert '<html lang="en"' in english
    assert "<h1>Daju Community Health Station</h1>" in english
    assert "Mon–Sat 8:00–11:30, 13:00–16:30; public holidays 8:00–11:30" in english
    assert "021-7000-2120" in english
    assert 'lang="zh-Hans"' in english
    assert 'href="../en/clinics/daju-health-station.html" hreflang="en"' in chinese
    assert 'href="../../clinics/daju-health-station.html" lang="zh-Hans"' in english
    assert not (demo.root / "site/en/teams/team-dance.html").exists()
    assert 'href="../../teams/team-dance.html"' in demo.page("en/teams/index.html")
    assert 'hreflang="en"' not in demo.page("teams/team-dance.html")


def test_a_page_that_is_not_there_is_shown_at_any_depth(demo):
    """So nothing on 404.html in any language is looked for beside it."""
    for folder in ("", "en/", "zh-hant/"):
        page = demo.page(f"{folder}404.html")
        addresses = re.findall(r'[ -](?:href|src)="([^"]*)"', page)
        assert len(addresses) > 20
        assert [one for one in addresses if not one.startswith(("/", "#", "https://", "tel:"))] == []
        assert f'href="/{folder}c/index.html"' in page
        assert 'href="/en/404.html"' in page or folder == "en/"


def test_a_notice_is_there_where_it_is_translated(demo):
    """Its title on lists, its text with links as from the English page; what has no English stays a Chinese page."""
    page = demo.page("en/notices/2026-11-20-water-off.html")
    assert "<h1>Water off in Baoxinyuan No. 3 on the night of 30 November</h1>" in page
    assert "<strong>The water is off from\n22:00 on Monday, 30 November" in page
    assert '<td data-label="Off">22:30</td>' in page
    assert '<a href="../places/bxy3-property.html" rel="noopener">property desk</a>' in page
    assert "夜里" not in page.partition("<main")[2].partition("</main>")[0]
    assert ">Water off in Baoxinyuan No. 3 on the night of 30 November</a>" in demo.page("en/index.html")
    assert not (demo.root / "site/en/notices/2026-11-17-opera.html").exists()


def test_what_is_passed_on_is_in_its_language(demo):
    """Whoever is sent a page in English sees its words before opening it, and its picture's code opens that page."""
    site = demo.root / "site"
    for folder in ("en/", "zh-hant/"):
        page = demo.page(f"{folder}notices/2026-11-20-water-off.html")
        address = f"https://lianxin.example.org/{folder}notices/2026-11-20-water-off"
        assert f'<link rel="canonical" href="{address}.html">' in page
        assert f'og:image" content="{address}.png"' in page
        (code,) = zxingcpp.read_barcodes(Image.open(site / f"{folder}notices/2026-11-20-water-off.png"))
        assert code.text == f"{address}.html"
        app = json.loads((site / f"{folder}manifest.webmanifest").read_text(encoding="utf-8"))
        assert f'<html lang="{app["lang"]}"' in page
        assert (site / folder / app["icons"][0]["src"]).exists()
    assert app["name"] == "羅店大居·美羅家園便民網"
    assert not (site / "en/notices/2026-11-17-opera.png").exists()
    assert (site / "zh-hant/notices/2026-11-17-opera.png").exists()


def test_the_numbers_of_a_notice_are_the_same_in_english(repository):
    """A time or number that one of the two has not is an error, and so is a link that leads nowhere."""
    notice = (
        "---\n标题: 停水\n类别: 重要通知\n发布: 2026-11-20\n译文:\n  英文:\n    标题: Water off\n"
        '    正文: "{}"\n---\n\n2026年11月30日 22:00 起停水，问 021-7000-0001。\n'
    )
    for english, wrong in (
        ("From 22:00 on 30 November 2026; ask 021-7000-0001.", []),
        ("From 10:00 pm; ask 021-7000-0001.", ["E335"]),
        ("From 22:00; ask 021-7000-0002.", ["E335"]),
        ("From 22:00; ask [us](nobody), 021-7000-0001.", ["E333"]),
        ("From 22:00; ask 021-7000-0001, ![](http://a.example/b.png).", ["E332"]),
    ):
        repository.write("content/notices/2026-11-20-water.md", notice.format(english))
        found = [problem for problem in repository.check().problems if problem.at.path.startswith("content")]
        assert sorted({problem.code for problem in found}) == wrong, english
        assert {problem.at.line for problem in found} <= {8}


def test_what_is_missing_is_told_with_its_line(demo):
    """A line for each text, where it stands; nothing of what is said in English."""
    told = lianxin("translations", "--root", demo.root).stdout
    assert "directory/teams/volunteers.yml:11:7：名称“七村舞蹈队”没有英文，没有英文页\n" in told
    assert "directory/programmes/for-elders.yml:30:7：名称“小修小补”没有英文（共 2 处），没有英文页\n" in told
    assert (
        "content/notices/2026-11-17-opera.md:2:5：标题“11月28日晚上送戏进社区，散场加开一班车”没有英文，没有英文页\n"
        in told
    )
    assert "daju-health-station.yml:1:5" not in told
    assert "11月30日夜里停水" not in told
    assert "宝欣苑三村1号楼楼组长" not in told
    assert "英文网页" in told


def test_a_name_made_of_others_needs_no_translation(demo):
    """Whoever holds a post is named after what is translated: 宝欣苑三村1号楼 and 楼组长."""
    page = demo.page("en/roles/bxy3-1-head.html")
    assert "<h1>Building contact, Baoxinyuan No. 3, Building 1</h1>" in page


# Chinese on pages in English for good reasons: what people call a place, and papers.
MEANT = re.compile(r"又名: .*|依据: .*|标题: [^,}]*")


def test_what_is_chinese_on_pages_in_english_is_told(demo):
    """Whatever a reader of English meets in Chinese, an editor finds in the list."""
    told = lianxin("translations", "--root", demo.root, "--today", TODAY.isoformat()).stdout
    files = [file.read_text(encoding="utf-8") for file in (demo.root / "directory").rglob("*.yml")]
    meant = "".join(found for text in files for found in MEANT.findall(text)) + "简体中文繁體中文"
    left = {}
    for page in (demo.root / "site/en").rglob("*.html"):
        for number, piece in enumerate(MARKUP.split(page.read_text(encoding="utf-8"))):
            for run in re.findall(r"[\u3400-\u9fff]+", unescape(piece)) if number % 2 == 0 else ():
                if run not in told and run not in meant:
                    left.setdefault(run, page.relative_to(demo.root).as_posix())
    assert {page for page in left.values() if "/notices/archive/" not in page} == set(), left
