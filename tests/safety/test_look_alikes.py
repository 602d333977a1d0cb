"""C-54 to C-56, C-58: what looks like a digit, a letter or an end, and is none."""

from __future__ import annotations

import unicodedata

import pytest

from tests.safety.examples import (
    BOX,
    BUS,
    HOTLINE,
    NOTICE,
    box,
    bus,
    english,
    hotline,
    notice,
    quoted,
    read,
    refused,
    told,
    understood,
)

LOOK_ALIKES = "OoQDlIi|!ZzSsbBGgq" + "ОоЗзЧбІ" + "ΟοΙΒ" + "〇○◯一二①⑧⓪Ⅰ⁰₁²½"


@pytest.mark.parametrize("letter", LOOK_ALIKES)
@pytest.mark.parametrize(
    "number", ["021-7000123{}", "{}21-70001234", "1380013{}000", "1{}0", "9{}598", "400-00{}-1234"]
)
def test_c_54_a_letter_is_never_dropped_from_a_number(repository, letter, number):
    """021-7000123O would be dialled without its last digit; the letter is in the message."""
    typed = number.replace("{}", letter)
    problem = refused(repository, hotline(f"电话: {quoted(typed)}"), HOTLINE)
    assert (problem.code in ("E203", "E116"), problem.at.line) == (True, 2)
    assert letter in problem.message
    assert "数字" in problem.message + problem.remedy or "号码" in problem.message or problem.code == "E116"


@pytest.mark.parametrize("letter", "OolIS")
@pytest.mark.parametrize(
    ("line", "digit"), [("开箱: 1{}:30", "0"), ("生效: 202{}-11-20", "6"), ("时间: 每天 8:3{}-17:00", "0")]
)
def test_c_54_nor_from_a_time_or_a_day(repository, line, digit, letter):
    """1O:30 is not 1:30."""
    understood(repository, box(line.replace("{}", digit)))
    problem = refused(repository, box(line.replace("{}", letter)))
    assert problem.at.line == 3
    assert letter in problem.message


DIGITS = [chr(n) for n in range(0x80, 0x110000) if unicodedata.category(chr(n)) == "Nd"]


FULL_WIDTH = "０１２３４５６７８９"


OF_DIGITS = {
    "电话": ("021-7000-123{}", "021-7000-123{}"),
    "开箱": ("1{}:30", "1{}:30"),
    "生效": ("2026-1{}-01", "2026-1{}-01"),
    "时间": ("每天 1{}:30-23:00", "1{}:30-23:00"),
    "收费": ("1{}元", "1{}元"),
    "容量": ("1{}", "1{}"),
    "复核周期": ("1{}个月", "1{}个月"),
    "核对": ("2026-0{}-01 电话", "2026-0{}-01"),
}


@pytest.mark.parametrize("field", OF_DIGITS, ids=english)
def test_c_55_digits_of_other_scripts_are_refused_everywhere(field):
    r"""``\d`` and ``int()`` accept 640 digits that no telephone has: every field refuses them."""
    assert len(DIGITS) > 600
    typed, _ = OF_DIGITS[field]
    passed = []
    for digit in DIGITS:
        written = typed.replace("{}", digit)
        result = read(box(f"{field}: {written}"))
        if digit not in FULL_WIDTH and not result.errors:
            passed.append(written)
        for problem in result.errors:
            assert (problem.at.path, problem.at.line) == (BOX, 3)
    assert passed == []


@pytest.mark.parametrize("field", OF_DIGITS, ids=english)
def test_c_55_full_width_digits_are_exactly_their_twins(field):
    """Each of the ten full-width digits is the digit that it looks like."""
    typed, _ = OF_DIGITS[field]
    for value in range(10):
        wide, narrow = (read(box(f"{field}: {typed.replace('{}', d)}")) for d in (FULL_WIDTH[value], str(value)))
        assert [problem.code for problem in wide.errors] == [problem.code for problem in narrow.errors]
        for one, other in zip(wide.entries, narrow.entries, strict=True):
            assert one.model_dump(exclude={"origin"}) == other.model_dump(exclude={"origin"})


TIMETABLES = {
    "Devanagari": "发车: ८:३०",
    "bold": "发车: 𝟖:𝟑𝟎",
    "one-bold": "发车: 8:3𝟎",
    "headway": "间隔: 5:30-9:00 每𝟖分钟",
    "Thai": "首班: ๘:๓๐",
}


@pytest.mark.parametrize("line", TIMETABLES.values(), ids=TIMETABLES)
def test_c_55_nor_does_a_timetable_take_them(repository, line):
    """A departure in Devanagari or in mathematical bold is refused at its own line."""
    problem = refused(repository, bus(f"末班: 21:00\n    {line}"), BUS)
    assert problem.at.line == 7


TRAILING = {
    "电话": "021-7000-1234",
    "生效": "2026-11-20",
    "开箱": "8:30",
    "时间": "每天 8:30-17:00",
    "容量": "20",
    "收费": "2元",
    "复核周期": "3个月",
    "状态": "正常",
    "名称": "邮筒",
    "链接": "https://example.org/",
    "位置": "美平路 88 号",
    "标签": "老人",
    "核对": "2026-11-20 电话",
}


@pytest.mark.parametrize("field", TRAILING, ids=english)
@pytest.mark.parametrize("tail", ["\\n", "\\n\\n", "\\n8", "\\nDROP"], ids=["one", "two", "digit", "words"])
def test_c_56_a_trailing_line_break_does_not_slip_through(repository, field, tail):
    r"""``$`` matches before a final line break, ``fullmatch`` does not: no value keeps one."""
    lines = {"名称": "邮筒", "类别": "邮筒", field: f'"{TRAILING[field]}{tail}"'}
    result = read("".join(f"{key}: {value}\n" for key, value in lines.items()))
    kept = [
        str(value)
        for entry in result.entries
        for name, value in entry.__dict__.items()
        if name not in ("origin", "description")
    ]
    assert not [value for value in kept if "\n" in value.rstrip("\n") or value.endswith("\n")]
    if tail in ("\\n8", "\\nDROP"):
        assert result.errors


@pytest.mark.parametrize("code", ['"021\\n"', '"021\\n\\n"', '"021\\n022"'])
def test_c_56_nor_in_the_settings(repository, code):
    """An area code is three or four digits and nothing else."""
    repository.write("directory/site.yml", f"区号: {code}\n").write(BOX, box("电话: 70001234"))
    checked = repository.check()
    assert checked.directory.settings.area_code in ("021", "")


COMPATIBLE = [
    chr(n) for n in [*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)] if unicodedata.normalize("NFC", chr(n)) != chr(n)
]


def test_c_58_compatibility_ideographs_are_refused_with_the_usual_one():
    """豈 and 豈 look the same and are two keys to a program; all of them are offered in their usual form."""
    assert len(COMPATIBLE) > 1000
    for character in COMPATIBLE:
        usual = unicodedata.normalize("NFC", character)
        (problem,) = read(hotline(f"电话: 110\n又名: 大{character}"), HOTLINE).errors
        assert (problem.code, problem.at.line, problem.at.column) == ("E118", 3, 6)
        assert f"又名: 大{usual}" in problem.remedy


@pytest.mark.parametrize("text", ["cafe\u0301", "A\u030a", "か\u3099", "n\u0303"], ids=["e", "a", "kana", "n"])
def test_c_58_decomposed_letters_are_refused_with_the_composed_one(repository, text):
    """macOS writes names so; the line is offered as it should be."""
    problem = refused(repository, f"名称: 物业 {text}\n电话: 110\n", HOTLINE)
    assert (problem.code, problem.at.line) == ("E118", 1)
    assert unicodedata.normalize("NFC", text) in problem.remedy
    in_notice = refused(repository, notice(body=f"第一行\n{text}\n"), NOTICE)
    assert (in_notice.code, in_notice.at.line) == ("E118", 7)


def test_c_58_keys_are_compared_by_what_they_look_like(repository):
    """⽤途 with a radical is 用途 written twice."""
    text = hotline("电话:\n  - 号码: 110\n    用途: 报警\n    ⽤途: 火警")
    assert [(p.code, p.at.line) for p in told(repository, text, HOTLINE)] == [("E120", 5)]
