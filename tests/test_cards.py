"""Cards read back from the finished files: their size, inks, fonts, words and code."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from tests.conftest import TODAY

MM = 72 / 25.4
SITE = "网站名称: 试\n网址: https://example.org/\n区号: 021\n"
UNIT = "名称: 美平苑居委会\n类型: 居委\n电话: 021-7000-5001\n核对: 2026-11-01 电话\n"
CARD = "名称: 美平苑连心卡\n适用范围: meiping\n版次: 2026年第1版\n核对: 2026-11-10 电话\n栏目:\n  - 标题: 常用电话\n    选取: 热线、居委\n"


@pytest.fixture
def committee(repository):
    repository.write("directory/site.yml", SITE).write("directory/units/meiping.yml", UNIT)
    return repository.write("directory/cards/card.yml", CARD)


def hotlines(count: int) -> str:
    rows = (
        f"- 编号: h{n}\n  名称: 第{n}条热线\n  电话: 021-7000-{n:04}\n  核对: 2026-11-01 电话\n" for n in range(count)
    )
    return "".join(rows)


def errors_of(built):
    return [problem for problem in built.problems if problem.code.startswith("E")]


def words_on(pdf, *sides: int) -> str:
    """The text of some sides, or of all, without spaces and line ends."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[side] for side in sides] or list(document)
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)


@pytest.fixture(scope="module")
def press_file(demo):
    return demo.root / "site" / "cards" / "card-meiping-a6.pdf"


def test_both_sides_have_trim_and_three_millimetres_of_bleed(press_file):
    """A printer cuts an A6 out of a sheet that goes 3 mm further on every side."""
    with pikepdf.open(press_file) as pdf:
        assert len(pdf.pages) == 2
        for page in pdf.pages:
            left, bottom, right, top = (float(x) for x in page.trimbox)
            b_left, b_bottom, b_right, b_top = (float(x) for x in page.get("/BleedBox", page.mediabox))
            assert [round((right - left) / MM, 1), round((top - bottom) / MM, 1)] == [105.0, 148.0]
            bleeds = (left - b_left, bottom - b_bottom, b_right - right, b_top - top)
            assert [round(x / MM, 1) for x in bleeds] == [3.0] * 4


def test_text_is_black_ink_alone_and_nothing_is_rgb(press_file):
    """Every text but the white on the band is set in K only; no colour of the screen is left."""
    with pikepdf.open(press_file) as pdf:
        for page in pdf.pages:
            fill = None
            inks = set()
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                assert name not in {"rg", "RG", "g", "G"}, name
                if name in {"k", "sc", "scn"}:
                    fill = tuple(round(float(x), 2) for x in operands)
                if name in {"Tj", "TJ"}:
                    inks.add(fill)
            assert inks <= {(0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0, 0.75), (0.0, 0.0, 0.0, 0.0)}


def test_fonts_are_embedded_and_can_be_read_back(press_file):
    """Each font is inside the file, as outlines, with the way back to characters."""
    with pikepdf.open(press_file) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            assert font.Subtype == "/Type0"
            assert "/ToUnicode" in font
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_the_code_leads_to_the_committee_s_page(press_file):
    """The QR on the back opens the page that says whether this card is still right."""
    page = pypdfium2.PdfDocument(press_file)[1]
    codes = zxingcpp.read_barcodes(page.render(scale=3, grayscale=True).to_pil())
    assert [code.text for code in codes] == ["https://lianxin.example.org/k/fymp43f/"]


def test_demo_edition_and_proof_are_printed(press_file):
    """Whoever finds the card knows its edition, how old it is, that it is a demonstration, and that nobody has frozen it."""
    text = words_on(press_file)
    for words in ("2026年第1版", "核对", "扫一扫（样张）", "以二维码所示为准", "演示"):
        assert words in text


def test_pictures_are_wide_enough_for_a_chat_group(demo):
    """Each side is a PNG of 1080 pixels."""
    for side in (1, 2):
        with Image.open(demo.root / "site" / "cards" / f"card-meiping-a6-{side}.png") as picture:
            assert picture.width == 1080
            assert picture.height == pytest.approx(1080 * 148 / 105, abs=2)


def test_what_does_not_fit_is_refused_by_name(committee):
    """Nothing is shrunk or cut off: the build names what did not fit, and the old site stays."""
    committee.write("directory/hotlines/many.yml", hotlines(60))
    (problem,) = errors_of(committee.build())
    assert problem.code == "E501"
    assert str(problem.at) == "directory/cards/card.yml:6:9", "the column from which a row is left over"
    assert "第59条热线" in problem.message
    assert "第0条热线" not in problem.message
    assert not (committee.root / "site").exists()


def test_a_character_without_a_glyph_is_refused(committee):
    """A box instead of a character would be printed 14,000 times; rare names have glyphs."""
    committee.write("directory/hotlines/rare.yml", hotlines(1).replace("第0条热线", "䶮㙍路值班室"))
    assert not errors_of(committee.build())
    committee.write("directory/hotlines/rare.yml", hotlines(1).replace("第0条热线", "值班\U0001f6a8室"))
    (problem,) = errors_of(committee.build())
    assert (problem.code, "\U0001f6a8" in problem.message) == ("E502", True)


def test_a_changed_digit_changes_the_card(committee):
    """One digit in a record is one digit on the card."""
    committee.write("directory/hotlines/one.yml", hotlines(2))
    committee.build()
    before = (committee.root / "site/cards/card-a6.pdf").read_bytes()
    committee.write("directory/hotlines/one.yml", hotlines(2).replace("021-7000-0001", "021-7000-0009"))
    committee.build()
    after = (committee.root / "site/cards/card-a6.pdf").read_bytes()
    assert after != before
    text = words_on(io.BytesIO(after))
    assert "021-7000-0009" in text
    assert "021-7000-0001" not in text


def test_what_nobody_has_checked_is_left_off_and_said(committee):
    """An overdue record is not printed on new cards; the check says so."""
    old = hotlines(1).replace("2026-11-01", "2026-01-01").replace("h0", "old").replace("第0条热线", "过期热线")
    committee.write("directory/hotlines/some.yml", hotlines(1) + old.replace("7000-0000", "7000-0777"))
    built = committee.build()
    assert "W327" in [problem.code for problem in built.problems]
    text = words_on(committee.root / "site/cards/card-a6.pdf")
    assert "第0条热线" in text
    assert "过期热线" not in text


def test_sections_keep_their_order_and_maximum(committee):
    """选取 is in order, 最多 is a limit, and a record stands on a card once."""
    committee.write("directory/hotlines/some.yml", hotlines(5))
    sections = "  - 标题: 先\n    选取: h3、h1\n  - 标题: 后\n    选取: 热线\n    最多: 3\n"
    committee.write("directory/cards/card.yml", CARD.partition("  - 标题")[0] + sections)
    committee.build(TODAY)
    text = words_on(committee.root / "site/cards/card-a6.pdf")
    found = [text.index(f"第{n}条") for n in (3, 1, 0, 2)]
    assert found == sorted(found)
    assert "第4条" not in text


def test_a_record_can_name_the_column_that_it_stands_in(committee):
    """上卡 with 栏目 brings a record into that column of the card, and out of the others."""
    committee.write("directory/hotlines/some.yml", hotlines(2) + "  上卡: {栏目: 夜里找谁}\n")
    sections = "  - 标题: 白天\n    选取: 热线\n  - 标题: 夜里找谁\n    选取: 居委\n"
    committee.write("directory/cards/card.yml", CARD.partition("  - 标题")[0] + sections)
    committee.build(TODAY)
    text = words_on(committee.root / "site/cards/card-a6.pdf")
    assert text.index("第0条热线") < text.index("夜里找谁") < text.index("第1条热线")
    assert text.count("第1条热线") == 1
