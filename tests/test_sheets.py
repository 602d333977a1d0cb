"""Sheets for a print shop: where cards stand, front on back, each card's own code, and what is refused."""

from __future__ import annotations

import io
import json
import re
from functools import cache
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from build_tools.derive.card_format import BLEED
from build_tools.press.imposing import Copy, cut_and_stack
from build_tools.press.paper import PAPERS, Flip, grid_on
from build_tools.press.pdfx import Imprint
from build_tools.press.sheet_file import sheet_file
from build_tools.press.size import MM, Trim
from build_tools.printing.expected import wanted_of
from build_tools.printing.households import Household, households_in
from build_tools.printing.job import print_job
from build_tools.printing.order import Order, lay_out
from build_tools.problem import Invalid
from build_tools.render.card_press import press_ready, profile_of
from build_tools.verify.cards import words_of_sides
from build_tools.verify.press.preflight import preflight
from tests.test_press import A6, broken, content, painted, replaced, setting, without_last_page

CARDS = [Trim(90, 54), Trim(90, 108), Trim(105, 148), Trim(148, 210)]


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("paper", PAPERS.values(), ids=str)
@pytest.mark.parametrize("trim", CARDS, ids=str)
def test_each_back_lies_on_its_front(trim, paper, flip):
    """Turn the sheet as the printer is told: where a front is, its back is, and both are upright together."""
    grid = grid_on(paper, trim, flip)
    width, height = grid.cell
    standing = grid.paper.height_mm >= grid.paper.width_mm
    about_upright = standing == (flip is Flip.LONG)
    for front, back in zip(grid.fronts, grid.backs, strict=True):
        x = grid.media.right - back.left - width if about_upright else back.left
        y = back.bottom if about_upright else grid.media.top - back.bottom - height
        assert (x, y) == pytest.approx((front.left, front.bottom))
        assert back.turned is not about_upright


@pytest.mark.parametrize("paper", PAPERS.values(), ids=str)
@pytest.mark.parametrize("trim", CARDS, ids=str)
def test_bleeds_do_not_overlap_and_marks_have_room(trim, paper):
    """Cards keep their bleed on all sides, and at least 6 mm of paper remain around them."""
    grid = grid_on(paper, trim, Flip.LONG)
    width, height = grid.cell
    spots = {(round(spot.left, 3), round(spot.bottom, 3)) for spot in grid.fronts}
    assert len(spots) == grid.columns * grid.rows
    for axis, size in ((0, width), (1, height)):
        lines = sorted({spot[axis] for spot in spots})
        assert all(b - a >= size - 0.01 for a, b in pairwise(lines))
    assert min(grid.bleed.left, grid.bleed.bottom) >= 6 * MM - 0.01
    assert width == pytest.approx((trim.width_mm + 2 * BLEED) * MM)


def test_a_poster_does_not_fit_on_its_own_size():
    """A4 with its bleed needs more than A4."""
    assert grid_on(PAPERS["A4"], Trim(210, 297), Flip.LONG) is None
    assert grid_on(PAPERS["A3"], Trim(210, 297), Flip.LONG).per_sheet == 1


@pytest.mark.parametrize("count", [1, 4, 5, 37])
def test_piles_put_on_each_other_are_in_order(count):
    """Cut the stack of sheets, put the piles on each other from the upper left: 1, 2, 3 …, none twice, none lost."""
    grid = grid_on(PAPERS["SRA3"], Trim(105, 148), Flip.LONG)
    sheets = cut_and_stack([Copy(0, str(n)) for n in range(count)], grid)
    piles = [[sheet.cards[place] for sheet in sheets] for place in range(grid.per_sheet)]
    assert [int(card.address) for pile in piles for card in pile if card] == [*range(count)]


def homes(count: int) -> tuple[Household, ...]:
    return tuple(Household("", f"{n // 20 + 1}号楼{n % 20 + 101}室", f"k{n:04x}") for n in range(count))


def order(count=9, paper="A3", flip=Flip.LONG, **changes) -> Order:
    return Order(setting(), PAPERS[paper], flip, 100, homes(count), "households.csv")._replace(**changes)


def made(asked, folder, tell=lambda _: None) -> bytes:
    laid = lay_out(asked)
    theme = asked.setting.theme
    return sheet_file(laid.bases, laid.plan, Imprint("t", asked.setting.stamp, ""), profile_of(theme), (folder, tell))


@cache
def words_of(asked) -> list[str]:
    return words_of_sides(press_ready(asked.setting), asked.setting.contents, A6)


def found(data, asked) -> dict[str, str]:
    """What preflight says, by code; of several findings with one code, all."""
    told: dict[str, str] = {}
    for finding in preflight(data, wanted_of(asked, lay_out(asked), words_of(asked))).findings:
        told[finding.code] = f"{told.get(finding.code, '')}{finding}\n"
    return told


def code_scaled(page: int, by: float):
    """Make the first code of a page smaller, as somebody does who wants room."""

    def change(pdf):
        stream = pdf.pages[page].Contents
        first = re.search(rb"q (\S+) 0 0 \S+ (\S+ \S+) cm 0 0 0 1 k", stream.read_bytes())
        small = b"q %.5f 0 0 %.5f %b cm 0 0 0 1 k" % (float(first[1]) * by, float(first[1]) * by, first[2])
        stream.write(stream.read_bytes().replace(first[0], small))

    return change


def letters_swapped(page: int, which: int):
    """Put another letter of the same font into a line of a page."""

    def change(pdf):
        stream = pdf.pages[page].Contents
        text = re.findall(rb"Td <[0-9A-F]+> Tj", stream.read_bytes())[which]
        stream.write(stream.read_bytes().replace(text, text[:-12] + text[-8:-4] + text[-12:-8] + text[-4:]))

    return change


@pytest.fixture(scope="module")
def sheets(tmp_path_factory) -> bytes:
    return made(order(), tmp_path_factory.mktemp("sheets") / "parts")


@pytest.mark.parametrize("asked", [order(paper="A4", flip=Flip.LONG), order(paper="A4", flip=Flip.SHORT), order(households=())], ids=["turned", "lying", "repeated"])  # fmt: skip
def test_sheets_pass_what_single_cards_pass(asked, tmp_path):
    """Backs on their heads, sheets that lie, one design on all places: every card is read back."""
    assert found(made(asked, tmp_path / "parts"), asked) == {}


def test_a_sheet_is_a_press_file_with_front_and_back(sheets):
    """PDF/X-4, SRA3 or less, the block of cards as trim, its number and how to turn it in words."""
    assert found(sheets, order()) == {}
    document = pypdfium2.PdfDocument(sheets)
    assert len(document) == 6
    assert [round(side / MM) for side in document[0].get_size()] == [297, 420]
    for page, words in ((0, "第1张，共3张，正面，长边翻转"), (3, "第2张，共3张，反面，长边翻转")):
        assert words in "".join(document[page].get_textpage().get_text_range().split())
    with pikepdf.open(io.BytesIO(sheets)) as pdf:
        assert len({form.objgen for page in pdf.pages for form in page.Resources.XObject.values()}) == 3


@pytest.mark.parametrize(
    ("code", "where", "change"),
    [
        ("E504", "反面", without_last_page),
        ("E511", "出血里", painted(0, "1 1 1 1 K 200 0 m 200 900 l S")),
        ("E512", "RGB", painted(0, "1 0 0 rg 200 200 9 9 re f")),
        ("E518", "第 1 张第 3 格的反面的二维码读出来是 没有", painted(1, "0 0 0 0 k 421 0 421 500 re f")),
        ("E521", "看不见", painted(0, "0 0 0 0 k 0 600 900 100 re f")),
    ],
)  # fmt: skip
def test_a_broken_sheet_is_refused(sheets, code, where, change):
    """Faults of sheets are found with the sheet and the place on it."""
    findings = found(broken(sheets, change), order())
    assert code in findings
    assert where in findings[code]


@pytest.mark.parametrize(
    ("code", "where", "change"),
    [
        ("E512", "第 4 页", painted(3, "1 0 0 rg 200 200 9 9 re f")),
        ("E513", "C100", replaced(3, b"BT 0 0 0 1 k", b"BT 1 0 0 1 k", 1)),
        ("E518", "二维码不是单色黑", replaced(3, b"cm 0 0 0 1 k\n", b"cm 1 0 1 1 k\n", 1)),
        ("E518", "伸出", replaced(3, b" 1 re f Q", b" 1 re 70 0 9 1 re f Q", 1)),
        ("E518", "太小", code_scaled(3, 0.4)),
        ("E516", "方框", replaced(3, b"Td <", b"Td <0000", 1)),
        ("E519", "第 2 张第 1 格的反面", letters_swapped(3, 0)),
        ("E519", "第 2 张反面版边的字", letters_swapped(3, -1)),
        ("E521", "伸出", replaced(3, b"Td <", b"Td <" + b"0001" * 30, 1)),
    ],
)  # fmt: skip
def test_sides_that_are_alike_are_looked_at_for_all_in_which_they_differ(sheets, code, where, change):
    """Of three sheets the first is looked at closely; a fault on the second is found as well."""
    closely = preflight(sheets, wanted_of(order(), lay_out(order()), words_of(order()))).closely
    assert closely == 2
    findings = found(broken(sheets, change), order())
    assert code in findings
    assert where in findings[code]


def test_cards_that_changed_places_are_found(tmp_path):
    """Backs mirrored for the other edge, cards in another order, and a wrong door are all found."""
    asked = order()
    turned = made(asked._replace(flip=Flip.SHORT), tmp_path / "a")
    assert "E519" in found(turned, asked)
    first, second, *others = asked.households
    swapped = made(asked._replace(households=(second, first, *others)), tmp_path / "b")
    assert {"E518", "E519"} <= set(found(swapped, asked))
    wrong = made(asked._replace(households=(first._replace(line="1号楼107室"), second, *others)), tmp_path / "c")
    said = found(wrong, asked)["E519"]
    assert said.index("107室") < said.index("101室")


def test_a_killed_job_goes_on_and_ends_in_the_same_bytes(tmp_path):
    """What is finished is kept, half a part is made again, and nothing of the workshop remains."""
    asked = order(count=600)
    whole = made(asked, tmp_path / "parts")

    def killed(_):
        raise KeyboardInterrupt

    with pytest.raises((KeyboardInterrupt, RuntimeError)):
        made(asked, tmp_path / "parts", killed)
    kept = sorted((tmp_path / "parts").glob("*.part"))
    assert kept
    kept[0].write_bytes(kept[0].read_bytes()[:-100])
    assert made(asked, tmp_path / "parts") == whole
    assert not (tmp_path / "parts").exists()


def test_a_job_is_a_folder_for_the_print_shop(tmp_path):
    """Sheets, a single card, 印刷说明单 and 印前检查单; the same order gives the same bytes."""
    asked = order(count=5)
    print_job(asked, tmp_path / "a", "美平苑居委会　021-7000-5001", lambda _: None)
    files = {file.name: file.read_bytes() for file in (tmp_path / "a").iterdir()}
    assert set(files) == {"拼版-A3.pdf", "单张-a6.pdf", "印刷说明单.pdf", "印前检查单.pdf", "印前检查单.json"}
    told = json.loads(files["印前检查单.json"])
    assert (told["passed"], told["pages"], told["pages_checked_closely"]) == (True, 4, 4)
    ticket = "".join(pypdfium2.PdfDocument(files["印刷说明单.pdf"])[0].get_textpage().get_text_range().split())
    for words in ("5张，每户一张", "105×148毫米", "A3（297×420毫米），每张2×2＝4个", "长边翻转", "021-7000-5001"):
        assert words in ticket
    print_job(asked, tmp_path / "b", "美平苑居委会　021-7000-5001", lambda _: None)
    assert {file.name: file.read_bytes() for file in (tmp_path / "b").iterdir()} == files


def test_households_have_the_card_of_their_building(tmp_path):
    """The building's own numbers, and a code that leads to the building's page."""
    first, second = (content(building=b, address=f"https://example.org/c/{b}/") for b in ("b1", "b2"))
    rows = tuple(Household(f"b{n % 2 + 1}", f"{n}-101", f"c{n}") for n in range(6))
    asked = order(setting=setting(first, second), households=rows)
    assert found(made(asked, tmp_path / "parts"), asked) == {}
    with pytest.raises(Invalid, match="b9"):
        lay_out(asked._replace(households=(Household("b9", "1-101", "x"),)))


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("门牌,姓名\n1-101,某某\n", "E530", "姓名"),
        ("", "E530", "空的"),
        ("门牌\n", "E530", "一户也没有"),
        ("门牌\n李某某家\n", "E531", "只能写门牌"),
        ("门牌,码\n1-101,a b\n", "E531", "a b"),
        ("门牌,码\n1-101,a\n1-102,a\n", "E532", "第 2 行"),
    ],
)
def test_a_list_that_must_not_be_printed_is_refused(tmp_path, text, code, words):
    """No names on cards, no code twice; the line is said."""
    (tmp_path / "h.csv").write_text(text, encoding="utf-8-sig")
    with pytest.raises(Invalid) as refused:
        households_in(tmp_path / "h.csv")
    assert refused.value.problems[0].code == code
    assert words in str(refused.value)


def test_a_list_saved_by_an_old_excel_is_refused_in_words(tmp_path):
    """GBK is named as such, as with any other file."""
    (tmp_path / "h.csv").write_bytes("门牌\n1号楼101室\n".encode("gb18030"))
    with pytest.raises(Invalid, match="E103"):
        households_in(tmp_path / "h.csv")


def test_a_door_that_is_too_long_for_its_place_is_refused():
    """Nothing is made smaller or cut off."""
    with pytest.raises(Invalid, match="印不下"):
        lay_out(order(households=(Household("", "第一百二十三号楼第四单元五六七八室", "x"),)))
