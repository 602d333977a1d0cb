"""What leaves the site for a chat, an address book, a map or a wall: read back by other programs."""

from __future__ import annotations

import io
import re
from types import SimpleNamespace

import pytest
import vobject
import zxingcpp
from icalendar import Calendar
from PIL import Image

from build_tools.render.addresses import maps_of
from build_tools.render.picture import _printable
from build_tools.render.plain import words_of
from build_tools.values.coordinates import Coordinates
from tests.conftest import TODAY, lianxin


def contacts(data: bytes):
    return [*vobject.readComponents(data.decode())]


@pytest.fixture
def clinic(repository):
    repository.write("directory/site.yml", '网站名称: 便民网\n网址: https://example.org/\n区号: "021"\n')
    repository.write(
        "directory/units/xingfu.yml", "名称: 幸福里居委会\n类型: 居委\n电话: 7000-0001\n核对: 2026-11-01 现场\n"
    )
    repository.write(
        "directory/clinics/a.yml",
        "名称: '卫生站; 一部, 二部\\甲'\n适用范围: xingfu\n电话: [{号码: 021-7000-0002转801, 用途: '挂号,配药'}, {号码: 021-7000-0003, 类型: 传真}]\n"
        f"时间: 周一至周五 8:00-11:30，节假日休息\n位置: {{地址: '{'很长的路' * 20}, 1 号; 后门'}}\n核对: 2026-11-01 电话\n",
    )
    repository.build()
    return repository


def test_a_contact_is_what_was_typed(clinic):
    """Name, number with its extension, what it is for, address, hours: whatever signs are in them; no fax."""
    data = (clinic.root / "site/clinics/a.vcf").read_bytes()
    (card,) = contacts(data)
    assert card.version.value == "3.0"
    assert card.fn.value == "卫生站; 一部, 二部\\甲"
    assert [tel.value for tel in card.tel_list] == ["+862170000002,801"]
    assert card.contents["x-ablabel"][0].value.replace("\\,", ",") == "挂号,配药"
    assert card.adr.value.street == "很长的路" * 20 + ", 1 号; 后门"
    assert "周一至周五 8:00–11:30" in card.note.value
    assert card.url.value == "https://example.org/clinics/a.html"
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_a_committee_s_contacts_are_in_one_file(demo):
    """The five numbers that everybody needs, its own and its compounds', each once."""
    cards = contacts((demo.root / "site/c/baoxinyuan-3/contacts.vcf").read_bytes())
    names = [card.fn.value for card in cards]
    assert len(names) == len(set(names)) > 5
    assert any("居委" in name for name in names)
    assert any("物业" in name for name in names)
    assert any(tel.value == "12345" for card in cards for tel in card.tel_list)
    assert "contacts.vcf" in demo.page("c/baoxinyuan-3/index.html")


def test_every_contact_of_the_demo_is_read(demo):
    """Another program reads them all, and each is offered on its page."""
    files = [file for file in (demo.root / "site").rglob("*.vcf") if file.name != "contacts.vcf"]
    assert len(files) > 30
    for file in files:
        (card,) = contacts(file.read_bytes())
        assert card.fn.value
        assert card.tel_list


def test_a_contact_is_saved_in_the_language_of_its_page(demo):
    """The same numbers, under names that whoever reads English can find again."""
    site = demo.root / "site"
    (card,) = contacts((site / "en/clinics/daju-health-station.vcf").read_bytes())
    assert card.fn.value == "Daju Community Health Station"
    assert card.contents["x-ablabel"][0].value.replace("\\,", ",") == "Appointments and questions"
    assert "Mon–Sat 8:00–11:30, 13:00–16:30; public holidays 8:00–11:30" in card.note.value
    assert card.url.value == "https://lianxin.example.org/en/clinics/daju-health-station.html"
    assert 'href="../clinics/daju-health-station.vcf"' in demo.page("en/clinics/daju-health-station.html")
    files = [file for folder in ("en", "zh-hant") for file in (site / folder).rglob("*.vcf")]
    assert len(files) > 60
    for file in files:
        chinese = site.joinpath(*file.relative_to(site).parts[1:])
        said, written = (contacts(one.read_bytes()) for one in (file, chinese))
        assert [[t.value for t in card.tel_list] for card in said] == [
            [t.value for t in card.tel_list] for card in written
        ]


def test_days_that_are_subscribed_to_are_in_the_language_of_their_page(demo):
    """The same days and hours, said otherwise."""
    site = demo.root / "site"
    changes, written = (
        Calendar.from_ical((site / f"{folder}calendar/daju-line.ics").read_bytes()) for folder in ("en/", "")
    )
    assert str(changes["X-WR-CALNAME"]) == "Daju–RT-Mart Free Shuttle: changes"
    said = {str(event["SUMMARY"]) for event in changes.walk("VEVENT")}
    assert "Daju Line Back to Daju: 18:00 retimed, was 17:30" in said
    assert [event["DTSTART"].dt for event in changes.walk("VEVENT")] == [
        event["DTSTART"].dt for event in written.walk("VEVENT")
    ]
    holidays = Calendar.from_ical((site / "en/calendar/holidays.ics").read_bytes())
    assert {"National Day, day off", "Workday (Spring Festival)"} <= {
        str(each["SUMMARY"]) for each in holidays.walk("VEVENT")
    }


def test_a_map_opens_at_the_place_in_its_own_datum():
    """The same place in four maps: 高德, 腾讯 and 苹果 in GCJ-02, 百度 in BD-09 (examples of coordtransform's readme)."""
    place = SimpleNamespace(name="门", location=SimpleNamespace(coordinates=Coordinates(39.915, 116.404)))
    maps = dict(maps_of(place))
    north, east = map(float, re.search(r"location=([\d.]+),([\d.]+)", maps["百度"]).groups())
    assert (north, east) == pytest.approx((39.922699, 116.416627), abs=2e-5)
    for name in ("高德", "腾讯", "苹果"):
        numbers = sorted(map(float, re.findall(r"\d+\.\d{4,}", maps[name])))
        assert numbers == pytest.approx([39.916404, 116.410244], abs=2e-5), name


def test_a_page_to_send_round(clinic, tmp_path):
    """A picture whose code opens the page, the code alone, and the words."""
    done = lianxin("share", "a", "--root", clinic.root, "--today", str(TODAY), "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    picture = Image.open(io.BytesIO((tmp_path / "out/a.png").read_bytes()))
    assert picture.width == 1080
    (code,) = zxingcpp.read_barcodes(picture)
    assert code.text == "https://example.org/clinics/a.html"
    words = (tmp_path / "out/a.txt").read_text(encoding="utf-8")
    assert "卫生站; 一部, 二部\\甲" in words
    assert "021-7000-0002" in words
    assert "<svg" in (tmp_path / "out/a.svg").read_text(encoding="utf-8")
    assert lianxin("share", "nobody", "--root", clinic.root).returncode == 1


def test_a_notice_has_a_picture_for_the_group(demo):
    """Its code opens the notice; it is small; WeChat's preview shows it; the page offers it."""
    page = demo.page("notices/2026-11-20-water-off.html")
    assert '<meta property="og:image" content="https://lianxin.example.org/notices/2026-11-20-water-off.png">' in page
    assert 'href="../notices/2026-11-20-water-off.png" download' in page
    data = (demo.root / "site/notices/2026-11-20-water-off.png").read_bytes()
    picture = Image.open(io.BytesIO(data))
    assert picture.width == 1080
    assert len(data) < 150_000
    (code,) = zxingcpp.read_barcodes(picture)
    assert code.text == "https://lianxin.example.org/notices/2026-11-20-water-off.html"
    assert 'og:image" content="https://lianxin.example.org/app/512.png"' in demo.page(
        "clinics/daju-health-station.html"
    )


def test_a_picture_leaves_emoji_out_and_shows_that_a_character_is_missing(tmp_path):
    """No empty box stands where a character was; a site without an address has no pictures."""
    assert _printable("好😊的𪚥") == "好的〓"


def test_words_are_read_in_lines_and_what_is_hidden_is_not():
    """A line for each paragraph, row and item; cells and numbers stand apart."""
    html = '<main id="main"><nav class="crumbs">上</nav><h1>题</h1><p hidden>藏<b>x</b></p><table><tr><td>1</td><td>2</td></tr></table><p>甲<br>乙 &amp; 丙</p></main>'
    assert words_of(html) == ["题", "1 2", "甲", "乙 & 丙"]
