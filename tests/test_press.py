"""Press files read back, whole and deliberately broken: what preflight finds, where, and what it says."""

from __future__ import annotations

import io
from datetime import date

import pikepdf
import pypdf
import pytest
from pypdf.generic import ContentStream

from build_tools.derive.card_format import Form
from build_tools.derive.card_words import CardContent, CardSection, Line, Row, Time
from build_tools.render.card_press import press_ready
from build_tools.render.card_setting import Setting
from build_tools.verify.cards import problems_of, read_back
from build_tools.verify.press.figures import listed, recognised
from build_tools.verify.press.operators import operations_in
from tests.conftest import HERE

A6 = Form("a6", "A6", "a6", 105, 148, sides=2, body=12, note=9)
ROWS = (
    Row("phone", "p1", "居委会", "021-7000-5001", "周一至周五 8:30–17:00"),
    Row("phone", "p2", "市民热线", "12345", "24小时"),
    Row("line", "b1", "1606路", lines=(Line("往地铁站", (Time("6:30", strong=True), Time("17:05", strong=True))),)),
)
ADDRESS = "https://example.org/c/meiping/"


def content(**changes) -> CardContent:
    blank = dict.fromkeys(CardContent._fields, "")
    words = {"id": "card", "title": "便民连心卡", "unit": "美平苑居委会", "edition": "2026年第1版"}
    known = {
        "address": ADDRESS,
        "demo": False,
        "is_proof": False,
        "leaves_code_free": False,
        "sections": (CardSection("常用电话", ROWS),),
        "origin": "card.yml",
    }
    return CardContent(**{**blank, **words, **known, "checked": "2026年11月8日", **changes})


def setting(*contents) -> Setting:
    return Setting(contents or (content(),), A6, HERE.parent / "theme", date(2026, 11, 8))


@pytest.fixture(scope="module")
def press() -> bytes:
    return press_ready(setting())


def test_operators_are_those_that_another_program_reads(press):
    """qpdf's and pypdf's, with the same numbers, names and texts."""
    reader = pypdf.PdfReader(io.BytesIO(press))
    for page in reader.pages:
        told = ContentStream(page.get_contents(), reader).operations
        read = [*operations_in(page.get_contents().get_data())]
        assert len(read) > 100
        assert [name for name, _ in read] == [operator.decode() for _, operator in told]
        for (_, operands), (wanted, _) in zip(read, told, strict=True):
            assert operands == [_plain(each) for each in wanted]


def _plain(operand) -> object:
    """As bytes for texts, floats for numbers, text for names."""
    if isinstance(operand, list):
        return [_plain(each) for each in operand]
    if isinstance(operand, dict):
        return None
    texts = getattr(operand, "original_bytes", None)
    return texts if texts is not None else str(operand) if isinstance(operand, str) else float(operand)


def test_inline_images_and_what_is_marked_are_told_apart():
    content = b"/P <</MCID 0>> BDC BI /W 1 /H 1 /BPC 8 /CS /G ID x EI [1 (a\\)b) <4a4B>] TJ EMC"
    assert [*operations_in(content)] == [
        ("BDC", ["/P", None]),
        ("INLINE IMAGE", [None]),
        ("TJ", [[1, b"a)b", b"JK"]]),
        ("EMC", []),
    ]


def broken(data: bytes, *changes) -> bytes:
    """The file after somebody's program has been at it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for change in changes:
            change(pdf)
        file = io.BytesIO()
        pdf.save(file, force_version="1.6")
        return file.getvalue()


def found(data: bytes, *contents) -> dict[str, str]:
    """What preflight says, by code."""
    findings = read_back(data, contents or (content(),), A6).findings
    return {finding.code: str(finding) for finding in findings}


def painted(page: int, operators: str):
    def change(pdf):
        pdf.pages[page].contents_add(pdf.make_stream(f"\nq {operators} Q".encode()))

    return change


def replaced(page: int, old: bytes, new: bytes, count: int = -1):
    def change(pdf):
        stream = pdf.pages[page].Contents
        assert old in stream.read_bytes()
        stream.write(stream.read_bytes().replace(old, new, count))

    return change


def without(*keys: str):
    def change(pdf):
        where = pdf.Root
        for key in keys[:-1]:
            where = where[int(key)] if key.isdigit() else where[key]
        del where[keys[-1]]

    return change


def font_changed(**values):
    def change(pdf):
        for font in pdf.pages[0].Resources.Font.values():
            for key, value in values.items():
                if value is None:
                    del font["/" + key]
                else:
                    font["/" + key] = value

    return change


def unembedded(pdf):
    for font in pdf.pages[0].Resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def without_last_page(pdf):
    del pdf.pages[-1]


def with_picture(pdf):
    image = pdf.make_stream(b"\0" * 3, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
    image.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=1,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceRGB,
    )
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Im=image)
    painted(0, "100 0 0 100 100 100 cm /Im Do")(pdf)


def with_state(**values):
    def change(pdf):
        pdf.pages[0].Resources.ExtGState = pikepdf.Dictionary(G=pikepdf.Dictionary(**values))
        painted(0, "/G gs 0 0 0 1 k 60 60 9 9 re f")(pdf)

    return change


def annotated(pdf):
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9])
    pdf.pages[0].Annots = pikepdf.Array([link])


def with_bleed_of_2_mm(pdf):
    page = pdf.pages[0]
    page.BleedBox = pikepdf.Array(
        [float(x) + d * 72 / 25.4 for x, d in zip(page.BleedBox, (1, 1, -1, -1), strict=True)]
    )


def test_a_sound_file_has_no_finding_and_is_the_same_when_made_again(press):
    """What we make passes what we check; the same setting gives the same bytes."""
    assert read_back(press, (content(),), A6).findings == ()
    assert press_ready(setting()) == press


def test_the_file_says_that_it_is_a_pdf_x_4(press):
    """ISO 15930-7: version 1.6, one press intent with a CMYK profile inside, readable metadata, a day, an identity."""
    with pikepdf.open(io.BytesIO(press)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert intent.DestOutputProfile.read_bytes()[12:20] == b"prtrCMYK"
        assert pdf.docinfo["/Trapped"] == "/False"
        assert pdf.docinfo["/CreationDate"] == "D:20261108000000+08'00'"
        with pdf.open_metadata() as xmp:
            assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
    assert press.startswith(b"%PDF-1.6")
    assert b"PDF/X-4</pdfxid" in press, "metadata must not be compressed"


@pytest.mark.parametrize(
    ("code", "where", "change"),
    [
        ("E504", "面", without_last_page),
        ("E510", "输出意图", without("/OutputIntents")),
        ("E510", "ICC", without("/OutputIntents", "0", "/DestOutputProfile")),
        ("E510", "元数据", without("/Metadata")),
        ("E510", "批注", annotated),
        ("E511", "成品框", lambda pdf: pdf.pages[0].__delitem__("/TrimBox")),
        ("E511", "出血只有 2.0", with_bleed_of_2_mm),
        ("E511", "标记", painted(0, "1 1 1 1 K 20 5 m 20 40 l S")),
        ("E512", "第 1 页距左 35 毫米、距下 35 毫米：色块的颜色是 RGB", painted(0, "1 0 0 rg 100 100 9 9 re f")),
        ("E512", "灰度", painted(1, "0.5 g 100 100 9 9 re f")),
        ("E513", "C60 M40 Y40 K100", replaced(0, b"0 0 0 1 k", b".6 .4 .4 1 k")),
        ("E514", "390%", painted(0, "1 1 .9 1 k 100 100 9 9 re f")),
        ("E515", "Type 3", font_changed(Subtype=pikepdf.Name.Type3)),
        ("E515", "没有嵌入", unembedded),
        ("E515", "ToUnicode", font_changed(ToUnicode=None)),
        ("E516", "方框", replaced(0, b"(\\000\\001", b"(\\000\\000", 1)),
        ("E518", "没有", painted(1, "0 0 0 0 k 0 0 200 160 re f")),
        ("E518", "留白不到 4 格", painted(1, "0 0 0 1 k 119 71 3 3 re f")),
        ("E518", "单色黑", replaced(1, b"0 0 0 1 k 0 0 m", b"1 1 0 1 k 0 0 m")),
        ("E520", "图片", with_picture),
        ("E520", "透明", with_state(ca=0.5)),
        ("E520", "叠印", with_state(OP=True)),
        ("E521", "看不见", painted(0, "0 0 0 0 k 0 300 300 50 re f")),
        ("E521", "裁切线", replaced(0, b"re W n 1 0 0 1 ", b"re W n 1 0 0 1 -", 1)),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused(press, code, where, change):
    """Each fault of print.md is found, and said with its place."""
    findings = found(broken(press, change))
    assert code in findings
    assert where in findings[code]


def test_what_is_no_pdf_is_one_finding(press):
    """Half a file, or none, is said and not raised."""
    for data in (b"", b"hello", press[: len(press) // 3]):
        assert set(found(data)) == {"E510"}


@pytest.mark.parametrize("digits", [("021-7000-5001", "021-7000-5007"), ("17:05", "17:15"), ("12345", "12845")])
def test_a_wrong_digit_is_found_both_ways(press, digits):
    """What is printed and not in the records, and what is in the records and not printed."""
    right, wrong = digits
    changed = content(sections=(CardSection("常用电话", eval(repr(ROWS).replace(right, wrong))),))
    findings = [str(finding) for finding in read_back(press, (changed,), A6).findings]
    assert any("没有印出来" in text and wrong.replace("-", "") in text for text in findings)
    assert any("不在记录里" in text for text in findings)


def test_a_name_that_is_lost_is_found(press):
    """Not only digits: a row's name must stand there."""
    changed = content(sections=(CardSection("常用电话", (ROWS[0]._replace(label="居委办公室"), *ROWS[1:])),))
    assert "居委办公室" in found(press, changed)["E517"]


def test_another_address_is_found(press):
    """The code opens what the records say."""
    assert (
        "读出来是 https://example.org/c/meiping/" in found(press, content(address="https://example.org/c/x/"))["E518"]
    )


@pytest.mark.parametrize(
    ("form", "said"),
    [(A6._replace(note=9.5), "有字只有 9.0 磅"), (A6._replace(body=14), "“021-7000-5001”只有 13.2 磅，至少 14 磅")],
)
def test_letters_that_are_too_small_are_found(press, form, said):
    """What is said about a row, and the numbers: measured in the finished file, by two programs."""
    findings = read_back(press, (content(),), form).findings
    assert {finding.code for finding in findings} == {"E523"}
    assert any(said in str(finding) for finding in findings)


def test_a_side_of_another_edition_is_found(press):
    """Front and back belong together: each says its edition."""
    findings = read_back(press, (content(edition="2026年第2版"),), A6).findings
    assert [finding.page for finding in findings if finding.code == "E504"] == [1, 2]


def test_of_several_cards_each_is_held_against_its_own():
    """Cards of one file that changed places are found, though the file as a whole holds the right numbers."""
    other = content(sections=(CardSection("常用电话", (ROWS[0]._replace(number="021-7000-5002"), *ROWS[1:])),))
    both = press_ready(setting(content(), other))
    assert read_back(both, (content(), other), A6).findings == ()
    assert "E517" in found(both, other, content())


def test_findings_become_problems_of_the_record(press):
    """An editor is told which card, and what to do."""
    (problem, *_) = problems_of(read_back(broken(press, without("/Metadata")), (content(),), A6), (content(),))
    assert (problem.at.path, problem.code, bool(problem.remedy)) == ("card.yml", "E510", True)


def test_figures_are_known_however_they_are_grouped():
    """021 7000 5001 is 021-7000-5001; neighbours are not one number; a time is no number."""
    known = listed(["021-7000-5001", "110", "119", "6:30", "16:45"])
    text = "021 7000 5001 110 119 6:30 16:45 021‑7000‑5001"
    counted, foreign = recognised(text, known)
    assert foreign == []
    assert counted == {"02170005001": 2, "110": 1, "119": 1, "6:30": 1, "16:45": 1}
    assert recognised("021 7000 5009，6:31", known)[1] == ["021", "7000", "5009", "6:31"]
