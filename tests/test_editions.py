"""Cards sent to print: frozen word for word, held against the records for years, and told about in words."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil

import pytest

from build_tools.cli import main
from build_tools.derive.card_content import contents_of
from build_tools.derive.card_format import forms_of
from build_tools.derive.edition_standing import standing_of
from build_tools.derive.edition_words import verdict_of
from build_tools.derive.printed import Order, edition_of
from build_tools.derive.proof import is_final
from build_tools.derive.snapshot import take_snapshot
from build_tools.kinds.edition_code import edition_code
from build_tools.render.card_setting import press_pdf
from build_tools.render.cards import setting_of
from tests.conftest import HERE, TODAY, Repository

CARD = "card-meiping"
CODE = "fymp43f"
FROZEN = f"directory/cards/{CARD}/editions/2026-1.yml"
DAY = ["--today", TODAY.isoformat()]


@pytest.fixture
def neighbourhood(tmp_path):
    """The demo's records, to be changed at will."""
    for name in ("directory", "content", "theme", "mkdocs.yml"):
        source = HERE.parent / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    for frozen_before in tmp_path.glob("directory/cards/*/editions"):
        shutil.rmtree(frozen_before)
    return Repository(tmp_path)


def cards(repository, *arguments):
    return main(["cards", "--root", str(repository.root), *DAY, *arguments])


def change(repository, path, old, new):
    file = repository.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def frozen(neighbourhood, capsys):
    assert cards(neighbourhood, "--freeze", CARD, "--quantity", "1300", "--printer", "镇文印店") == 0
    capsys.readouterr()
    return neighbourhood


def test_a_code_is_for_ever():
    """It is printed 14,000 times: a change of the program must never change it."""
    assert edition_code(CARD, "2026年第1版") == edition_code(CARD, "2026 年第 1 版") == CODE
    assert edition_code(CARD, "2026年第2版") == "kfppemp"
    codes = {edition_code(CARD, f"第{n}版") for n in range(500)}
    assert len(codes) == 500
    assert all(re.fullmatch("[347acdefhkmprtwxy]{7}", code) for code in codes)


def test_what_is_frozen_can_be_read_and_is_what_was_printed(frozen):
    text = (frozen.root / FROZEN).read_text(encoding="utf-8")
    for line in ("定版: 2026-11-22", "印数: 1300", "印刷厂: 镇文印店", f"二维码: https://lianxin.example.org/k/{CODE}/",
                 "    名称: 物业·报修\n    电话: 021-7000-5101\n    说明: 每天 8:00–20:00",
                 "        时刻: [8:30, 10:00, 12:30, 14:30, 16:30]"):  # fmt: skip
        assert line in text
    assert not [code for code in frozen.codes() if code in ("W341", "E341", "E200")]


def test_freezing_warns_of_what_a_committee_should_settle_first(neighbourhood, capsys):
    change(neighbourhood, "directory/hotlines/utilities.yml", "2026-11-22", "2026-01-01")
    assert cards(neighbourhood, "--freeze", CARD) == 0
    warned = capsys.readouterr().err
    assert "演示数据" in warned
    assert "没有印“上海供水热线”" in warned


def test_an_edition_is_frozen_once(frozen, capsys):
    before = (frozen.root / FROZEN).read_bytes()
    assert cards(frozen, "--freeze", CARD) == 1
    assert "已经定版" in capsys.readouterr().err
    assert (frozen.root / FROZEN).read_bytes() == before


def test_with_an_error_nothing_is_frozen(neighbourhood, capsys):
    change(neighbourhood, "directory/places/property.yml", "021-7000-5101", "021-7000-510")
    assert cards(neighbourhood, "--freeze", CARD) == 1
    assert "E203" in capsys.readouterr().err
    assert not (neighbourhood.root / FROZEN).exists()


@pytest.mark.parametrize(
    ("edit", "code", "said"),
    [
        ((), 0, "一字不差"),
        (("directory/places/property.yml", "021-7000-5101", "021-7000-5109"), 4, "物业·报修 电话 改了：原 021-7000-5101，现 021-7000-5109"),
        (("directory/places/property.yml", "5102, 用途: 夜间急修, 时间: 每天 20:00", "5102, 用途: 夜间急修, 时间: 每天 21:00"), 3, "物业·夜间急修 时间 改了：原 每天 20:00–次日8:00，现 每天 21:00–次日8:00"),
        (("directory/shuttles/daju-line.yml", "10:00", "10:10"), 3, "大居线 班次（往大润发） 改了：原 10:00，现 10:10"),
        (("directory/units/meiping.yml", "美平苑居委会", "美平苑居民委员会"), 0, "下次重印时一起改"),
        (("directory/places/property.yml", "编号: meiping-property", "编号: meiping-property\n  状态: 停用"), 4, "物业·报修 电话 改了：原 021-7000-5101，现 停用"),
        (("directory/site.yml", "lianxin.example.org", "other.example.org"), 4, "二维码 网址 改了"),
    ],
)  # fmt: skip
def test_a_meeting_is_told_whether_to_print_again(frozen, capsys, edit, code, said):
    if edit:
        change(frozen, *edit)
    assert cards(frozen, "--diff", CARD) == code
    report = capsys.readouterr().out
    assert said in report
    assert {0: "不用重印", 3: "更正贴可以", 4: "要重印"}[code] in report.splitlines()[0]
    assert ("W341" in frozen.codes()) == (code > 0)


def test_programs_are_told_the_same(frozen, capsys):
    change(frozen, "directory/places/property.yml", "021-7000-5101", "021-7000-5109")
    assert cards(frozen, "--diff", CARD, "--json") == 4
    told = json.loads(capsys.readouterr().out)
    assert (told["card"], told["code"], told["quantity"], told["verdict"]) == (CARD, CODE, 1300, "要重印")
    assert told["changes"] == [
        {"record": "meiping-property", "name": "物业·报修", "field": "电话",
         "old": "021-7000-5101", "new": "021-7000-5109", "gravity": "要重印", "where": ""}
    ]  # fmt: skip


def test_many_small_changes_are_a_reprint(frozen, capsys):
    for old, new in (("8:30", "8:31"), ("9:30", "9:31")):
        change(frozen, "directory/shuttles/daju-line.yml", old, new)
    change(frozen, "directory/places/property.yml", "每天 8:00-20:00", "每天 8:00-20:30")
    change(frozen, "directory/clinics/daju-health-station.yml", "13:00-16:30", "13:00-16:00")
    assert cards(frozen, "--diff", CARD) == 4
    assert "贴不如重印" in capsys.readouterr().out


def test_what_cannot_be_told_is_said(neighbourhood, capsys):
    assert cards(neighbourhood, "--diff", CARD) == 1
    assert f"lianxin cards --freeze {CARD}" in capsys.readouterr().err
    assert cards(neighbourhood, "--diff", "card-meiping-2") == 1
    assert CARD in capsys.readouterr().err


def test_a_record_that_nobody_has_checked_is_unsure_and_not_changed(frozen, capsys):
    change(frozen, "directory/hotlines/utilities.yml", "2026-11-22", "2026-01-01")
    assert cards(frozen, "--diff", CARD) == 0
    assert "该核对了，核对过才作数：" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("card_id", "least"), [("card-meiping", 250), ("card-baoxinyuan-3", 280), ("poster-baoxinyuan-3", 150)]
)
def test_every_digit_that_changes_is_named(demo, card_id, least):
    """Each digit of every number, time, place and name on all papers, one after another, each as another digit."""
    snapshot = take_snapshot(demo.check().directory, TODAY)
    card = snapshot.directory.by_id[card_id]
    edition = edition_of(card, snapshot, Order(TODAY, None, "", tuple(form.label for form in forms_of(card))))
    assert standing_of(edition, snapshot).changes == ()
    tried = 0
    for number, row in enumerate(edition.rows):
        for other in _with_a_digit_changed(row):
            rows = (*edition.rows[:number], other, *edition.rows[number + 1 :])
            standing = standing_of(edition.model_copy(update={"rows": rows}), snapshot)
            assert [change for change in standing.changes if change.record == row.record], other
            assert other.number == row.number or verdict_of(standing) == "要重印"
            tried += 1
    assert tried > least


def _with_a_digit_changed(row):
    for name in ("name", "number", "note", "place"):
        text = getattr(row, name) or ""
        for at in (match.start() for match in re.finditer(r"\d", text)):
            yield row.model_copy(update={name: _other_digit(text, at)})
    for n, line in enumerate(row.lines):
        for m, text in enumerate(line.times):
            for at in (match.start() for match in re.finditer(r"\d", text)):
                times = (*line.times[:m], _other_digit(text, at), *line.times[m + 1 :])
                changed = line.model_copy(update={"times": times})
                yield row.model_copy(update={"lines": (*row.lines[:n], changed, *row.lines[n + 1 :])})


def _other_digit(text, at):
    return f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}"


@pytest.mark.parametrize(
    ("old", "new", "label"),
    [
        ("021-7000-5101", "021-7000-5109", "校验"),
        ("印数: 1300", "印数: 1400", "校验"),
        ("8:30, 10:00", "10:00, 8:30", "校验"),
        ("短码: fymp43f", "短码: fymp43x", "短码"),
        ("连心卡: card-meiping", "连心卡: card-baoxinyuan-3", "连心卡"),
    ],
)
def test_a_frozen_file_edited_by_hand_is_an_error(frozen, old, new, label):
    change(frozen, FROZEN, old, new)
    lines = (frozen.root / FROZEN).read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if text.startswith(f"{label}:"))
    told = [problem for problem in frozen.problems() if "E341" in problem]
    assert told
    assert told[0].startswith(f"{FROZEN}:{line}:")
    assert f"“{label}”对不上" in told[0]


def test_a_frozen_file_is_read_as_strictly_as_a_record(frozen):
    change(frozen, FROZEN, "印数:", "印了多少:")
    assert any(problem.startswith(f"{FROZEN}:8:1 E201 没有“印了多少”这个栏目") for problem in frozen.problems())


def test_only_editions_lie_beside_a_card(frozen):
    frozen.write(f"directory/cards/{CARD}/notes.yml", "名称: 便条\n")
    assert "E200" in frozen.codes()


def test_fmt_leaves_frozen_files_alone(frozen, capsys):
    before = (frozen.root / FROZEN).read_bytes()
    assert main(["fmt", "--root", str(frozen.root), *DAY]) == 0
    assert (frozen.root / FROZEN).read_bytes() == before


# -- the page behind the QR code --


def test_the_demonstration_shows_a_card_of_which_a_number_has_changed(demo):
    """Frozen with one number, which was mended since: the page, the check and the card all say so."""
    page = demo.page(f"k/{edition_code('card-baoxinyuan-7', '2026年第1版')}/index.html")
    assert "物业·报修 电话 卡上印的 021-7000-7103 现在是" in words(page)
    assert 'href="tel:+862170007101"' in page
    assert any("W341" in problem and "card-baoxinyuan-7.yml" in problem for problem in demo.problems())
    assert "样张，不要印" in words(demo.page("print/index.html"))


def words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page))


def test_the_page_behind_the_code_says_whether_the_card_is_right(frozen):
    """Frozen and right; then two values changed; then a new edition; and the old page stays for ever."""
    frozen.build()
    assert "这张卡是最新的" in frozen.page(f"k/{CODE}/index.html")
    assert "这是样张" in frozen.page(f"k/{edition_code('card-baoxinyuan-3', '2026年第1版')}/index.html")

    change(frozen, "directory/places/property.yml", "021-7000-5101", "021-7000-5109")
    frozen.build()
    page = frozen.page(f"k/{CODE}/index.html")
    assert "有 1 处变了" in page
    assert "物业·报修 电话 卡上印的 021-7000-5101 现在是" in words(page)
    assert 'href="tel:+862170005109"' in page
    assert 'href="../../c/meiping/index.html"' in page

    change(frozen, f"directory/cards/{CARD}.yml", "2026年第1版", "2026年第2版")
    assert cards(frozen, "--freeze", CARD) == 0
    frozen.build()
    old, new = (frozen.page(f"k/{code}/index.html") for code in (CODE, edition_code(CARD, "2026年第2版")))
    assert "这是旧卡，新的是2026年第2版" in old
    assert "这张卡是最新的" in new

    (frozen.root / f"directory/cards/{CARD}.yml").unlink()
    frozen.build()
    assert "有 1 处变了" in frozen.page(f"k/{CODE}/index.html")


def test_the_address_of_the_page_is_what_the_code_on_the_card_says(frozen):
    """The QR is read from the finished PDF."""
    pypdfium2 = pytest.importorskip("pypdfium2")
    zxingcpp = pytest.importorskip("zxingcpp")
    frozen.build()
    pdf = pypdfium2.PdfDocument(frozen.root / f"site/cards/{CARD}-a6.pdf")
    images = [page.render(scale=200 / 72, grayscale=True).to_pil() for page in pdf]
    found = [code.text for image in images for code in zxingcpp.read_barcodes(image)]
    assert found == [f"https://lianxin.example.org/k/{CODE}/"]
    assert (frozen.root / f"site/k/{CODE}/index.html").is_file()


@pytest.mark.parametrize(("written", "root"), [("https://example.org", "/"), ("https://example.org/juwei", "/juwei/")])
def test_a_code_that_nobody_printed_is_told_by_a_page_that_works_from_any_depth(repository, written, root):
    """A server shows 404.html at /k/zzzzzzz/, two folders down: its style, search and links must not break."""
    repository.write("directory/site.yml", f"网址: {written}\n")
    assert not repository.build().problems
    page = repository.page("404.html")
    assert "照卡上的短码打的" in page
    addresses = {address for address in re.findall(r'(?:href|src|action)="([^"]*)"', page) if "//" not in address}
    assert {address for address in addresses if not address.startswith((root, "#"))} == set()
    assert f"https://example.org{root}404.html" in page


def test_the_code_of_a_building_s_card_leads_to_the_place_of_that_building(neighbourhood):
    """Its own grid worker and its page, in the page of the edition, found by the browser alone."""
    assert cards(neighbourhood, "--freeze", "poster-baoxinyuan-3") == 0
    directory = neighbourhood.check().directory
    card = directory.by_id["poster-baoxinyuan-3"]
    contents = contents_of(card, forms_of(card)[0], take_snapshot(directory, TODAY))
    neighbourhood.build()
    page = neighbourhood.page(f"k/{edition_code(card.id, card.edition)}/index.html")
    assert len(contents) > 5
    for content in contents:
        assert content.address.endswith(f"/k/{edition_code(card.id, card.edition)}/#{content.building}")
        place = re.search(f'<li id="{content.building}">.*?(?=<li id=|</section>)', page, re.DOTALL)[0]
        assert f"c/{content.building}/index.html" in place
        grid = next(row for section in content.sections for row in section.rows if "网格" in row.label)
        assert grid.number in words(place)


def test_other_words_for_the_same_are_no_change(frozen):
    """What an older program printed as 021 7000 5101 and 8:00-20:00 every day still holds, and the card is no proof."""
    directory = frozen.check().directory
    (edition,) = directory.editions_of(CARD)
    rows = tuple(row.model_copy(update={"number": row.number and row.number.replace("-", " "),
                                        "note": row.note and row.note.replace("每天 ", "每日")}) for row in edition.rows)  # fmt: skip
    older = dataclasses.replace(directory, editions=(edition.model_copy(update={"rows": rows}),))
    snapshot = take_snapshot(older, TODAY)
    assert rows != edition.rows
    assert standing_of(older.editions[0], snapshot).changes == ()
    assert is_final(directory.by_id[CARD], snapshot)


# -- 更正贴 --


def test_labels_say_old_and_new_in_black_alone(frozen, capsys):
    pikepdf, pypdfium2 = pytest.importorskip("pikepdf"), pytest.importorskip("pypdfium2")
    change(frozen, "directory/places/property.yml", "021-7000-5101", "021-7000-5109")
    change(frozen, "directory/shuttles/daju-line.yml", "10:00", "10:10")
    assert cards(frozen, "--stickers", CARD) == 0
    assert "1300 张卡要印 55 页" in capsys.readouterr().out
    file = frozen.root / f"to-print/{CARD}-stickers.pdf"
    (page,) = pypdfium2.PdfDocument(file)
    assert tuple(round(points / 72 * 25.4) for points in page.get_size()) == (210, 297)
    text = page.get_textpage().get_text_range()
    assert [text.count(value) for value in ("021-7000-5101", "021-7000-5109", "10:10")] == [24, 24, 24]
    with pikepdf.open(file) as pdf:
        drawn = {(str(operator), tuple(map(float, operands))) for operands, operator in
                 pikepdf.parse_content_stream(pdf.pages[0]) if str(operator) in ("k", "K", "rg", "RG", "g", "G")}  # fmt: skip
    assert {operator for operator, _ in drawn} <= {"k", "K"}
    assert {ink[:3] for _, ink in drawn} == {(0.0, 0.0, 0.0)}
    before = file.read_bytes()
    assert cards(frozen, "--stickers", CARD) == 0
    assert file.read_bytes() == before


def test_what_does_not_fit_on_a_label_is_refused(frozen, capsys):
    change(frozen, "directory/shuttles/daju-line.yml", "8:30 10:00 12:30 14:30 16:30", "9:01 10:01 12:31 14:31 16:30")
    change(frozen, "directory/clinics/daju-health-station.yml", "13:00-16:30", "13:00-16:00")
    for old, new in (("周一至周六 8:30-17:00", "周一、周三、周五 8:30-11:30、13:00-17:00，周六 9:00-11:00"),):
        change(frozen, "directory/units/meiping.yml", old, new)
    assert cards(frozen, "--stickers", CARD) == 1
    assert "E343" in capsys.readouterr().err
    assert not (frozen.root / f"to-print/{CARD}-stickers.pdf").exists()


def test_a_card_that_is_right_needs_no_label(frozen, capsys):
    assert cards(frozen, "--stickers", CARD) == 1
    assert "不用贴" in capsys.readouterr().err


# -- one card for each building, several papers --


def test_a_building_that_is_served_by_somebody_else_is_named(neighbourhood, capsys):
    """The numbers are all as they were; only who serves building 4 has changed."""
    assert cards(neighbourhood, "--freeze", "poster-baoxinyuan-3") == 0
    assert cards(neighbourhood, "--diff", "poster-baoxinyuan-3") == 0
    change(neighbourhood, "directory/units/grids.yml", "bxy3-1、bxy3-2、bxy3-3、bxy3-4", "bxy3-1、bxy3-2、bxy3-3")
    change(neighbourhood, "directory/units/grids.yml", "bxy3-5、bxy3-6", "bxy3-4、bxy3-5、bxy3-6")
    capsys.readouterr()
    assert cards(neighbourhood, "--diff", "poster-baoxinyuan-3") == 4
    assert "现 宝欣苑三村4号楼不再归这里" in capsys.readouterr().out


# -- 样张 --


def test_a_proof_says_so_beside_its_code(neighbourhood):
    """Neither the layout nor a word else differs, so what fits as a proof fits as a card."""
    card = "card-meiping"
    proof = _setting(neighbourhood, card)
    assert {content.is_proof for content in proof.contents} == {True}
    assert cards(neighbourhood, "--freeze", card) == 0
    final = _setting(neighbourhood, card)
    assert [content._replace(is_proof=True) for content in final.contents] == [*proof.contents]
    assert {content.is_proof for content in final.contents} == {False}
    words = "".join(pypdfium2_text(press_pdf(final)).split())
    assert "样张" not in words
    assert "样张" in pypdfium2_text(press_pdf(proof))
    change(neighbourhood, "directory/places/property.yml", "021-7000-5101", "021-7000-5109")
    assert {content.is_proof for content in _setting(neighbourhood, card).contents} == {True}


def _setting(repository, card_id):
    directory = repository.check().directory
    card = directory.by_id[card_id]
    return setting_of(card, forms_of(card)[0], take_snapshot(directory, TODAY), repository.root / "theme")


def pypdfium2_text(data):
    pypdfium2 = pytest.importorskip("pypdfium2")
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
