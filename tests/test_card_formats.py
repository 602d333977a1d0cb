"""Every format of a card read back from its files: each number, time and address, and nothing else."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from pypdfium2 import raw

from build_tools.derive.card_content import contents_of
from build_tools.derive.card_format import forms_of
from build_tools.derive.snapshot import take_snapshot
from build_tools.kinds.card import Card
from build_tools.kinds.edition_code import edition_code
from build_tools.render.card_refusals import problems_of_setting
from build_tools.render.card_setting import Setting, left_over, picture_of, press_pdf, tagged_pdf
from build_tools.verify.cards import said_of
from build_tools.verify.press.opened import opened, page_of
from build_tools.verify.press.preflight import CHECKED
from build_tools.verify.press.words import check_card
from tests.conftest import TODAY

MM = 72 / 25.4
THEME = Path(__file__).parent.parent / "theme"
SITE = "网站名称: 试\n网址: https://example.org/\n区号: 021\n演示: 是\n"
UNIT = "名称: 美平苑居委会\n类型: 居委\n电话: 021-7000-5001\n核对: 2026-11-01 电话\n"
ALL = "名片、折页、A6、A5、A4"
SIZES = {
    "name": (90, 54, 2, 12),
    "folded": (90, 108, 2, 12),
    "a6": (105, 148, 2, 12),
    "a5": (148, 210, 1, 12),
    "a4": (210, 297, 1, 18),
    "a6-large": (105, 148, 2, 18),
    "a5-large": (148, 210, 1, 18),
    "a4-large": (210, 297, 1, 18),
}
CLINIC = """名称: 大居卫生服务站
电话:
  - {号码: 021-7000-2120, 用途: 预约}
  - {号码: 021-7000-2121转803, 用途: 签约, 时间: 周一至周五 9:10-16:20，节假日休息}
时间: 周一至周六 8:05-11:35、13:00-16:30，节假日休息
位置: 美平路 2170 号
核对: 2026-11-01 电话
"""
BUS = """名称: 大居线
票价: 2元
站点: 美平苑、大润发
时刻:
  - {方向: 往大润发, 开行: 每天, 发车: "8:31 10:02 12:33 16:34①", 备注: ① 寒暑假停开}
  - 方向: 返回
    开行: 每天
    首班: 5:36
    末班: 20:37
    间隔: [5:36-9:08 每8-12分钟, 9:08-20:37 每19分钟]
核对: 2026-11-01 电话
"""
CARD = """名称: 美平苑连心卡
适用范围: meiping
规格: {}
版次: 2026年第1版
核对: 2026-11-10 电话
栏目:
  - {{标题: 我们小区, 选取: 居委}}
  - {{标题: 看病, 选取: 医疗}}
  - {{标题: 班车, 选取: 班车}}
"""
PHONE = re.compile(r"\d{3,4}-\d{4}-\d{4}(?:转\d+)?|\d{3}-\d{4}-\d{4}")
TIME = re.compile(r"\d{1,2}:\d\d")


@pytest.fixture
def committee(repository):
    """A committee with a clinic and a bus, and a card of every format."""
    repository.write("directory/site.yml", SITE).write("directory/units/meiping.yml", UNIT)
    repository.write("directory/clinics/station.yml", CLINIC).write("directory/shuttles/bus.yml", BUS)
    return repository.write("directory/cards/card.yml", CARD.format(ALL) + "大字版: 是\n")


def settings_of(repository, day: date = TODAY) -> dict[str, Setting]:
    """What is set for each form of the only card, without a build."""
    snapshot = take_snapshot(pipeline_check(repository, day), day)
    (card,) = snapshot.directory.of(Card)
    return {form.word: Setting(contents_of(card, form, snapshot), form, THEME, day) for form in forms_of(card)}


def pipeline_check(repository, day):
    checked = repository.check(day)
    assert not [problem for problem in checked.problems if problem.code.startswith("E")], checked.problems
    return checked.directory


def words_of(pdf: bytes, turn: int = 0) -> str:
    """All text without spaces and line ends, of pages turned by some degrees."""
    pages = [*pypdfium2.PdfDocument(pdf)]
    for page in pages:
        page.set_rotation(turn)
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)


def letters_of(page):
    """Each visible character: itself, its size in points, its box in millimetres from the left and the top."""
    words, left, top = page.get_textpage(), page.get_trimbox()[0], page.get_trimbox()[3]
    for n in range(words.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(words.raw, n))
        if not character.isspace():
            x0, y0, x1, y1 = words.get_charbox(n)
            size = raw.FPDFText_GetFontSize(words.raw, n)
            yield character, size, ((x0 - left) / MM, (top - y1) / MM, (x1 - left) / MM, (top - y0) / MM)


@pytest.fixture(scope="module")
def demo_cards(demo):
    return demo.root / "site" / "cards"


@pytest.mark.parametrize("word", SIZES)
def test_every_format_has_its_size_bleed_and_black_text(demo_cards, word):
    """Trim as named, 3 mm around it, text in black ink alone, no colour of the screen."""
    width, height, sides, _ = SIZES[word]
    with pikepdf.open(demo_cards / f"card-baoxinyuan-3-{word}.pdf") as pdf:
        assert len(pdf.pages) == sides
        for page in pdf.pages:
            left, bottom, right, top = (float(x) for x in page.trimbox)
            bleed = [float(x) for x in page.get("/BleedBox", page.mediabox)]
            assert [round((right - left) / MM, 1), round((top - bottom) / MM, 1)] == [width, height]
            assert [
                round(x / MM, 1) for x in (left - bleed[0], bottom - bleed[1], bleed[2] - right, bleed[3] - top)
            ] == [3.0] * 4
            assert inks_of_text(page) <= {(0, 0, 0, 1), (0, 0, 0, 0.75), (0, 0, 0, 0)}


def inks_of_text(page):
    fill, inks = None, set()
    for operands, operator in pikepdf.parse_content_stream(page):
        assert str(operator) not in {"rg", "RG", "g", "G"}
        if str(operator) in {"k", "sc", "scn"}:
            fill = tuple(round(float(x), 2) for x in operands)
        if str(operator) in {"Tj", "TJ"}:
            inks.add(fill)
    return inks


@pytest.mark.parametrize("word", SIZES)
def test_every_page_says_which_edition_it_is_and_that_it_is_a_demonstration(demo_cards, word):
    """A card that has been torn in two still says how old it is."""
    for file in (f"card-baoxinyuan-3-{word}.pdf", f"card-baoxinyuan-3-{word}-ua.pdf"):
        pages = [*pypdfium2.PdfDocument(demo_cards / file)]
        texts = ["".join(page.get_textpage().get_text_range().split()) for page in pages]
        if word == "folded" and file.endswith("ua.pdf"):  # the cover is one side of the same sheet as the back
            assert "演示" in texts.pop(0)
        assert "以二维码所示为准" in texts[-1] or word == "folded"
        for text in texts:
            for words in ("2026年第1版", "2026年11月8日核对", "演示", "样张"):
                assert words in text
            assert "以二维码所示为准" in text or "样张，不要印" in text
        assert edition_code("card-baoxinyuan-3", "2026年第1版") in "".join(texts)


@pytest.mark.parametrize("word", SIZES)
def test_one_code_leads_to_the_page_of_the_edition(demo_cards, word):
    """The QR code of every format opens the page of its edition, on paper and in the pictures."""
    pdf = pypdfium2.PdfDocument(demo_cards / f"card-baoxinyuan-3-{word}.pdf")
    images = [page.render(scale=1000 / page.get_width(), grayscale=True).to_pil() for page in pdf]
    found = [code.text for image in images for code in zxingcpp.read_barcodes(image)]
    code = edition_code("card-baoxinyuan-3", "2026年第1版")
    assert found == [f"https://lianxin.example.org/k/{code}/"]
    drawn = sorted(demo_cards.glob(f"card-baoxinyuan-3-{word}-[0-9].png"))
    assert [code.text for file in drawn for code in zxingcpp.read_barcodes(Image.open(file))] == found


def test_all_that_is_typed_is_printed_and_nothing_else_in_every_format(committee):
    """Numbers and times of the card are those of the records: none is lost, none is invented."""
    typed = UNIT + CLINIC + BUS
    settings = settings_of(committee)
    assert set(settings) == set(SIZES)
    for word, setting in settings.items():
        if left_over(setting):
            assert word in {"name", "a6-large", "a5-large"}
            continue
        for pdf in (press_pdf(setting), tagged_pdf(setting)):
            text = words_of(pdf)
            assert set(PHONE.findall(text)) == set(PHONE.findall(typed)), word
            assert sorted(set(TIME.findall(text))) == sorted(set(TIME.findall(typed))), word
            for words in ("约8–12分钟一班", "约19分钟一班", "16:34①", "①寒暑假停开", "票价2元"):
                assert words in text, word
            assert ("美平路2170号" in text) == setting.form.places
            assert text.count("2026年11月10日核对") == setting.form.sides, word


@pytest.mark.parametrize("word", ["name", "a6", "a4"])
def test_whatever_digit_changes_changes_the_card(committee, word):
    """No digit of a number or a time can change in a record without changing the press file."""
    committee.write(
        "directory/cards/card.yml", CARD.format("名片、A6、A4").replace("选取: 班车", "选取: 班车, 只上: A6、A4")
    )
    seen = {press_pdf(settings_of(committee)[word])}
    lines = [(n, line) for n, line in enumerate(CLINIC.splitlines()) if re.search("号码|时间", line)]
    count = 1
    for n, line in lines:
        for at in [match.start() for match in re.finditer(r"\d", line)][:: 3 if word != "a6" else 1]:
            changed = CLINIC.splitlines()
            changed[n] = line[:at] + str((int(line[at]) + 1) % 10) + line[at + 1 :]
            committee.write("directory/clinics/station.yml", "\n".join(changed) + "\n")
            if any(problem.code.startswith("E") for problem in committee.check().problems):
                continue  # 82:05 is no time: refused before it is printed
            seen.add(press_pdf(settings_of(committee)[word]))
            count += 1
    assert len(seen) == count
    assert count > 10


@pytest.mark.parametrize("word", SIZES)
def test_every_digit_of_every_format_is_held_against_its_record(demo, demo_cards, word):
    """Whatever digit of a name, a number, a time or a place is another in the record, the finished file is refused.

    So the file for the changed record, which passes, is another file; and no printed value is without its record.
    """
    (setting,) = (each for form, each in demo_settings(demo).items() if form == word)
    data = (demo_cards / f"card-baoxinyuan-3-{word}.pdf").read_bytes()
    file = opened(data)
    pages = [page_of(file, number) for number in range(setting.form.sides)]
    (content,) = setting.contents
    assert [*check_card(pages, said_of(content, setting.form))] == []
    tried = 0
    for changed in with_another_digit(content):
        assert [*check_card(pages, said_of(changed, setting.form))], changed
        tried += 1
    assert tried > 40


def demo_settings(demo) -> dict[str, Setting]:
    snapshot = take_snapshot(demo.check().directory, TODAY)
    card = snapshot.directory.by_id["card-baoxinyuan-3"]
    return {form.word: Setting(contents_of(card, form, snapshot), form, THEME, TODAY) for form in forms_of(card)}


def with_another_digit(content):
    """The card with one digit changed in one place, for every digit of its rows."""
    for n, section in enumerate(content.sections):
        for m, row in enumerate(section.rows):
            for other in rows_with_another_digit(row):
                rows = (*section.rows[:m], other, *section.rows[m + 1 :])
                sections = (*content.sections[:n], section._replace(rows=rows), *content.sections[n + 1 :])
                yield content._replace(sections=sections)


def rows_with_another_digit(row):
    for field in ("label", "number", "note", "place"):
        yield from (row._replace(**{field: text}) for text in other_digits(getattr(row, field)))
    for n, line in enumerate(row.lines):
        others = [line._replace(note=text) for text in other_digits(line.note)]
        for m, time in enumerate(line.times):
            pieces = (time._replace(text=text) for text in other_digits(time.text))
            others += [line._replace(times=(*line.times[:m], piece, *line.times[m + 1 :])) for piece in pieces]
        yield from (row._replace(lines=(*row.lines[:n], other, *row.lines[n + 1 :])) for other in others)


def other_digits(text):
    for at in (match.start() for match in re.finditer(r"\d", text)):
        yield f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}"


@pytest.mark.parametrize("word", SIZES)
def test_letters_are_as_large_as_promised_and_clear_of_the_cut(demo_cards, word):
    """Numbers and times are never below the format's size; nothing is within 2 mm of a cut or 1.5 mm of a fold."""
    width, height, _, least = SIZES[word]
    for page in pypdfium2.PdfDocument(demo_cards / f"card-baoxinyuan-3-{word}.pdf"):
        letters = [*letters_of(page)]
        text = "".join(character for character, _, _ in letters)
        for match in re.finditer(r"\d{3}-\d{4}-\d{4}", text):
            assert min(size for _, size, _ in letters[match.start() : match.end()]) >= least
        for _, _, (x0, y0, x1, y1) in letters:
            assert x0 > 2 and y0 > 1.5 and x1 < width - 2 and y1 < height - 1.5  # noqa: PT018
            assert word != "folded" or y1 < 54 - 1.5 or y0 > 54 + 1.5


def test_a_folded_card_is_upright_on_both_covers_once_it_is_folded(demo_cards):
    """On the flat sheet the cover stands on its head above the back; inside, all is upright."""
    outside, inside = pypdfium2.PdfDocument(demo_cards / "card-baoxinyuan-3-folded.pdf")
    letters = [*letters_of(outside)]
    start = "".join(character for character, _, _ in letters).index("便民连心卡")
    first, last = letters[start][2], letters[start + 4][2]
    assert first[0] > last[0]
    assert first[3] < 54
    (code,) = zxingcpp.read_barcodes(outside.render(scale=4, grayscale=True).to_pil())
    assert abs(code.orientation) < 5
    assert code.position.top_left.y > outside.render(scale=4).height / 2
    rows = [box for character, _, box in letters_of(inside) if character in "我们小区"]
    assert rows == sorted(rows, key=lambda box: box[0])[: len(rows)] or rows[0][0] < rows[1][0]


def test_what_does_not_fit_is_named_with_a_format_that_holds_it(committee):
    """The format that is proposed was tried: with it the card is made."""
    many = "".join(
        f"- {{编号: h{n}, 名称: 第{n}条热线, 电话: 021-7000-{n:04}, 核对: 2026-11-01 电话}}\n" for n in range(14)
    )
    committee.write("directory/hotlines/many.yml", many)
    card = CARD.format("名片") + "  - {标题: 热线, 选取: 热线}\n"
    committee.write("directory/cards/card.yml", card)
    (problem,) = [problem for problem in committee.build().problems if problem.code == "E501"]
    assert "名片上放不下" in problem.message
    assert "第13条热线" in problem.message
    held = re.search("改用“(.+?)”就放得下", problem.remedy)[1]
    committee.write("directory/cards/card.yml", card.replace("规格: 名片", f"规格: {held}"))
    assert not [problem for problem in committee.build().problems if problem.code.startswith("E")]


def test_every_press_file_has_its_list_of_checks(demo, demo_cards):
    """印前检查单 beside it, for people and programs: the file's hash, what was checked, and that it is a proof."""
    for word in SIZES:
        file = demo_cards / f"card-baoxinyuan-3-{word}.pdf"
        told = json.loads((demo_cards / f"card-baoxinyuan-3-{word}-check.json").read_text())
        assert (told["file"], told["passed"], told["state"]) == (file.name, True, "样张，不要印")
        assert told["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
        assert {check["code"] for check in told["checks"]} == CHECKED.keys() - {"E519"}
        text = words_of((demo_cards / f"card-baoxinyuan-3-{word}-check.pdf").read_bytes())
        assert told["sha256"] in text
        assert "样张，不要印" in text
        assert f"cards/card-baoxinyuan-3-{word}-check.pdf" in demo.page("print/index.html")
    page = demo.page("print/index.html")
    for what in ("PDF/X-4", "lianxin cards --sheet", "压痕", *(CHECKED[code] for code in CHECKED.keys() - {"E519"})):
        assert what in page


def test_pictures_and_the_tagged_twin(committee):
    """1080 pixels, under 200 kB, even with 40 long names; the twin says its title, language and headings."""
    many = "".join(
        f"- {{编号: h{n}, 名称: 罗店镇大居社区第{n}公共法律服务与人民调解热线, 电话: 021-7000-{n:04}, "
        f"时间: 周一至周五 8:30-11:30、13:00-16:30，节假日休息, 核对: 2026-11-01 电话}}\n"
        for n in range(40)
    )
    committee.write("directory/hotlines/many.yml", many)
    committee.write("directory/cards/card.yml", CARD.format("A4、号码长图") + "  - {标题: 热线, 选取: 热线, 最多: 3}\n")
    settings = settings_of(committee)
    for word, setting in settings.items():
        for picture in (picture_of(setting, page) for page in range(setting.form.views * len(setting.contents))):
            assert len(picture) < 200_000, word
            assert int.from_bytes(picture[16:20], "big") == 1080
    text = words_of(tagged_pdf(settings["numbers"]))
    assert set(PHONE.findall(text)) == {*PHONE.findall(UNIT + CLINIC), *(f"021-7000-{n:04}" for n in range(40))}


def test_the_twin_is_read_in_order(demo_cards):
    """PDF/UA: language, title, headings; a name comes right before its number."""
    with pikepdf.open(demo_cards / "card-baoxinyuan-3-a6-ua.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "zh-CN"
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert "宝欣苑三村居委会" in about["dc:title"]
        kinds = [
            str(item.S)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and "/S" in item and "/P" in item
        ]
        assert kinds.count("/H1") == 1
        assert kinds.count("/H2") == 5
    text = words_of((demo_cards / "card-baoxinyuan-3-a6-ua.pdf").read_bytes())
    assert "报警24小时110" in text
    assert text.index("便民连心卡") < text.index("紧急电话") < text.index("报警") < text.index("扫一扫")


def test_rare_characters_and_long_names_are_printed_whole(committee):
    """䶮, 㙍 and 𠮷 in names; a name too long for a line has several."""
    committee.write(
        "directory/units/meiping.yml", UNIT.replace("美平苑居委会", "䶮家㙍𠮷苑一二三四五六七八九十居民委员会")
    )
    long = (
        "Pneumonoultramicroscopicsilicovolcano罗店镇大居社区卫生服务中心美罗家园第一百二十三居民区䶮㙍𠮷家庭医生工作站"
    )
    committee.write("directory/clinics/station.yml", CLINIC.replace("大居卫生服务站", long))
    for word, setting in settings_of(committee).items():
        fits = not left_over(setting)
        text = words_of(press_pdf(setting)) + words_of(press_pdf(setting), 180)
        assert "䶮家㙍𠮷苑一二三四五六七八九十居民委员会" in text
        assert not fits or long in text, word
        for page in pypdfium2.PdfDocument(press_pdf(setting)):
            lines = page.get_textpage().get_text_range().splitlines()
            assert not [line for line in lines if line.startswith(("·", "，", "。", "、", "）"))], word
            assert all(x0 > 0 and x1 < SIZES[word][0] for _, _, (x0, _, x1, _) in letters_of(page)), word
    assert settings_of(committee)["a4"]


def test_a_mobile_is_printed_in_three_groups(committee):
    """As everybody says it, in one piece; a landline keeps its strokes."""
    committee.write("directory/units/meiping.yml", UNIT.replace("021-7000-5001", "{号码: 13800138000, 岗位号码: 是}"))
    for word, setting in settings_of(committee).items():
        if not left_over(setting):
            lines = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(press_pdf(setting))]
            assert "138 0013 8000" in "".join(lines).replace("\u00a0", " "), word


def test_each_building_has_its_own_grid_in_one_job(committee):
    """One job for a compound: the sides of each building's card one after another."""
    grids = "".join(
        f"- {{编号: grid-{n}, 类型: 网格, 上级: meiping, 名称: 第{n}网格, 适用范围: b-{n}, 电话: 021-7000-90{n:02}, 核对: 2026-11-01 电话}}\n"
        f"- {{编号: b-{n}, 类型: 楼栋, 上级: meiping, 名称: 第{n}号楼, 核对: 2026-11-01 电话}}\n"
        for n in range(1, 21)
    )
    committee.write("directory/units/all.yml", grids)
    card = CARD.format("A6") + "  - {标题: 网格, 选取: 网格}\n分楼栋: 是\n"
    committee.write("directory/cards/card.yml", card)
    assert not [problem for problem in committee.build().problems if problem.code.startswith("E")]
    cards = committee.root / "site" / "cards"
    pdf = pypdfium2.PdfDocument(cards / "card-a6.pdf")
    assert len(pdf) == 40
    for n in range(1, 21):
        front, back = pdf[2 * n - 2], pdf[2 * n - 1]
        text = "".join("".join(page.get_textpage().get_text_range().split()) for page in (front, back))
        assert f"第{n}号楼" in text
        assert [number for number in PHONE.findall(text) if "-90" in number] == [f"021-7000-90{n:02}"]
        codes = zxingcpp.read_barcodes(back.render(scale=3, grayscale=True).to_pil())
        assert [code.text for code in codes] == [f"https://example.org/k/{edition_code('card', '2026年第1版')}/#b-{n}"]
        assert (cards / f"card-a6-b-{n}-1.png").is_file()
    assert "共 20 栋" in committee.page("cards/card.html")


def test_what_is_named_and_not_printed_is_told_with_the_reason(committee):
    """W327 names the record and says why: overdue, never checked, closed, or not wanted on cards."""
    reasons = {
        "old": ("2026-01-01", "", "该重新核对了"),
        "shut": ("2026-11-01", "  状态: 停用\n", "“状态”是“停用”"),
        "no": ("2026-11-01", "  上卡: 否\n", "“上卡”写着“否”"),
        "empty": ("2026-11-01", "", "没有能印的电话、时间和地址"),
    }
    records = "".join(
        f"- 编号: {name}\n  名称: {name}热线\n  电话: {{号码: 021-7000-00{n}1, 上卡: {'否' if name == 'empty' else '是'}}}\n"
        f"  核对: {day} 电话\n{more}"
        for n, (name, (day, more, _)) in enumerate(reasons.items())
    )
    committee.write("directory/hotlines/some.yml", records)
    committee.write("directory/cards/card.yml", CARD.format("A6") + "  - {标题: 热线, 选取: old、shut、no、empty}\n")
    told = [problem.message for problem in committee.check().problems if problem.code == "W327"]
    for name, (_, _, reason) in reasons.items():
        assert f"卡上没有印“{name}热线”：{reason}" in told


def test_an_empty_column_has_no_heading_and_an_empty_card_is_refused(committee):
    """A heading stands over something, and nobody prints 14,000 empty cards."""
    committee.write("directory/clinics/station.yml", CLINIC.replace("2026-11-01 电话", "2025-01-01 电话"))
    assert "看病" not in words_of(press_pdf(settings_of(committee)["a4"]))
    committee.write("directory/units/meiping.yml", UNIT.replace("2026-11-01", "2024-11-01"))
    committee.write("directory/shuttles/bus.yml", BUS.replace("2026-11-01 电话", "2025-01-01 电话"))
    assert {problem.code for problem in committee.build().problems if problem.code.startswith("E")} == {"E503"}


def test_a_proof_fits_only_if_the_frozen_card_does(committee):
    """A proof's colophon may be a line shorter; what will not fit once it is frozen is refused at once."""
    committee.write("directory/cards/card.yml", CARD.format("名片").replace("  - {标题: 班车, 选取: 班车}\n", ""))
    (setting,) = settings_of(committee).values()
    proof = setting._replace(contents=tuple(content._replace(is_proof=True) for content in setting.contents))
    assert [problem.code for problem in problems_of_setting(proof)] == (["E501"] if left_over(setting) else [])
