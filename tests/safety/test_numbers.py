"""C-07 to C-11, C-16: no digit of a number is lost, changed or made public."""

from __future__ import annotations

import itertools
import random
import re
import unicodedata

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.values.phone import split_area
from tests.safety.examples import (
    HOTLINE,
    NOTICE,
    box,
    hotline,
    notice,
    quoted,
    read,
    refused,
    understood,
)


def area_codes() -> dict[str, tuple[str, ...]]:
    """Each area code of China with a valid local number of every length that it has."""
    chance = random.Random(9)
    found: dict[str, dict[int, str]] = {}
    for code in ("10", *map(str, range(20, 30)), *map(str, range(300, 1000))):
        for length, _ in itertools.product((7, 8), range(8)):
            local = str(chance.randint(2, 8)) + "".join(str(chance.randint(0, 9)) for _ in range(length - 1))
            if phonenumbers.is_valid_number(phonenumbers.PhoneNumber(86, int(code + local))):
                found.setdefault("0" + code, {})[length] = local
    return {code: tuple(locals_.values()) for code, locals_ in found.items()}


AREAS = area_codes()


NUMBERS = [(code, local) for code, locals_ in AREAS.items() for local in locals_]


def landlines(count: int, digits: str, seed: int) -> list[str]:
    """Valid landlines of every area, made of ``digits`` as far as area codes allow."""
    chance = random.Random(seed)
    found: list[str] = []
    while len(found) < count:
        code, example = chance.choice(NUMBERS)
        first = chance.choice([digit for digit in digits if digit in "2345678"])
        number = code + first + "".join(chance.choice(digits) for _ in example[1:])
        if phonenumbers.is_valid_number(phonenumbers.PhoneNumber(86, int(number))):
            found.append(number)
    return found


def numbers_in(typed: list[str]) -> list[str]:
    numbers: list[str] = []
    for start in range(0, len(typed), 500):
        result = read(box("电话: [" + ", ".join(typed[start : start + 500]) + "]"))
        assert result.errors == []
        numbers += [phone.number.number for phone in result.entries[0].phones]
    return numbers


def test_c_07_landlines_that_yaml_would_read_as_octal():
    """021623456 would be 4663086; ten thousand landlines without an 8 or a 9 keep every digit."""
    typed = landlines(10_000, "01234567", 7)
    assert numbers_in(typed) == typed


def test_c_07_an_octal_look_alike_too_short_to_dial_is_refused_as_typed(repository):
    """The digits in the message are those that were typed."""
    problem = refused(repository, hotline("电话: 021623456"), HOTLINE)
    assert (problem.code, problem.at.line, problem.at.column) == ("E203", 2, 5)
    assert "021623456" in problem.message
    assert "8 位" in problem.remedy


@pytest.mark.parametrize("form", ["{area}{local}", "{area}-{local}", "({area}){local}", "{area} {first} {last}"])
def test_c_08_landlines_keep_their_leading_zero(form):
    """02170001234 keeps its 0, whichever way it is grouped."""
    typed = landlines(3_000, "0123456789", 8)
    parts = [split_area(number) for number in typed]
    written = [form.format(area=a, local=n, first=n[:-4], last=n[-4:]) for a, n in parts]
    assert numbers_in(written) == typed


def test_c_09_the_table_is_that_of_china():
    """The areas that every Chinese knows are in the table that the next tests walk through."""
    known = "010 020 021 022 023 024 025 027 028 029 0311 0512 0571 0755 0851 0898 0931 0971 0991"
    assert set(known.split()) <= AREAS.keys()
    assert len(AREAS) > 300


def test_c_09_every_area_code_keeps_its_digits():
    """010 is not 8 and 0755 not 493: in a number, and as the site's own area code."""
    for area, local in NUMBERS:
        whole = read(box(f"电话: {area}-{local}")).entries[0].phones[0].number
        assert (whole.number, str(whole)) == (area + local, f"{area}-{local[:-4]}-{local[-4:]}")
        assert read(box(f"电话: {local}"), area_code=area).entries[0].phones[0].number == whole


@pytest.mark.parametrize("code", ["010", "021", "0755", "０２１", '"021"'])
def test_c_09_the_site_s_area_code_is_added_as_written(repository, code):
    """区号: 021 needs no quotes; the number on the page begins with it."""
    digits = unicodedata.normalize("NFKC", code).strip('"')
    local = AREAS[digits][0]
    repository.write("directory/site.yml", f"区号: {code}\n")
    assert understood(repository, box(f"电话: {local}")).phones[0].number.number == digits + local


@pytest.mark.parametrize("code", ["8", "17", "21", "0210", "0o21", "021 022", "２1", "O21"])
def test_c_09_what_is_no_area_code_is_refused(repository, code):
    """An area code is never guessed from a number."""
    problem = refused(repository, f"区号: {code}\n", "directory/site.yml")
    assert (problem.code, problem.at.line, problem.at.column) == ("E203", 1, 5)
    assert "021" in problem.remedy


@pytest.mark.parametrize(
    "typed",
    ["+8613800138000", "+86 138 0013 8000", "0086-13800138000", "8613800138000", "138-0013-8000", "013800138000"],
)
def test_c_10_a_mobile_number_is_one_number_however_written(repository, typed):
    """+86 is dropped, not added up."""
    text = box(f"电话: {{号码: {typed}, 岗位号码: 是}}")
    assert understood(repository, text).phones[0].number.number == "13800138000"


@pytest.mark.parametrize("typed", ["138_0013_8000", "1_3_8_0_0_1_3_8_0_0_0", "021_7000_1234", "110_"])
def test_c_10_underscores_are_no_separators(repository, typed):
    """YAML 1.1 would leave the underscores out."""
    problem = refused(repository, hotline(f"电话: {typed}"), HOTLINE)
    assert (problem.code, problem.at.line, problem.at.column) == ("E203", 2, 5)
    assert "减号" in problem.remedy


CUT_OFF = {
    "extension": "电话: 021-7000-1234 #801",
    "extension-in-words": "电话: 021-7000-1234 #转801",
    "extension-after-space": "电话: 021-7000-1234 # 801",
    "words-after-space": "电话: 021-7000-1234 # 转801",
    "quoted": '电话: "021-7000-1234" #801',
    "in-brackets": "电话: [021-7000-1234 #801\n  , 110]",
    "in-list": "电话:\n  - 021-7000-1234 #801",
    "in-table": "电话:\n  - 号码: 021-7000-1234 #801\n    用途: 报修",
    "whole-number": "电话: #021-7000-1234",
    "second-time": "开箱: 8:30 #9:30",
    "third-time": "开箱: 8:30 9:30 #10:30",
    "only-time": "开箱: #8:30",
    "afternoon": "时间: 每天 8:30-11:00 #13:30-16:30",
    "second-day": "生效: 2026-11-20 #2026-11-21",
    "floor": "位置: 美平路 88 号 #3 楼",
    "floor-in-table": "位置:\n  地址: 美平路 88 号 #3 楼",
    "hash-tag": "标签: #老人",
}


@pytest.mark.parametrize("line", CUT_OFF.values(), ids=CUT_OFF)
def test_c_11_nothing_is_lost_behind_a_hash(repository, line):
    """70001234 #801 would lose the extension; the editor is told, whether or not a value stands before it."""
    problem = refused(repository, box(line))
    assert problem.code == "E134"
    assert "#" in problem.message
    assert "#" in problem.remedy


@pytest.mark.parametrize(
    "line",
    ["开箱: 8:30 17:00   # 一天两次", "电话: 021-7000-1234 # 白天有人接", "# 邮局说的"],
    ids=["times", "phone", "whole-line"],
)
def test_c_11_a_remark_after_a_space_harms_nothing(repository, line):
    """A comment that is one is left alone."""
    understood(repository, box(line))


def test_c_11_a_list_loses_nothing_either(repository):
    """An item that is all comment is named at its own line, and the other items are read."""
    problem = refused(repository, box("电话:\n  - #021-7000-1234\n  - 110"))
    assert problem.at.line == 4


PERSON = "31010119900307123X"


PERSONS = {
    "X": PERSON,
    "x": PERSON.lower(),
    "digits": "310101199003071234",
    "spaced": "310101 19900307 123X",
    "wide": "３１０１０１１９９００３０７１２３４",
}


WHERE_TEXT_STANDS = {
    "description": "简介: 王先生 {}",
    "tag": "标签: [{}]",
    "other-name": "又名: {}",
    "landmark": "位置:\n  地址: 美平路\n  地标: {}",
    "source": "依据: {{标题: 公示牌 {}}}",
}


@pytest.mark.parametrize("typed", PERSONS.values(), ids=PERSONS)
@pytest.mark.parametrize("line", WHERE_TEXT_STANDS.values(), ids=WHERE_TEXT_STANDS)
def test_c_16_an_identity_number_is_never_published(repository, line, typed):
    """Eighteen digits of a person are refused wherever text may stand, however they are spaced."""
    text = box(line.format(typed))
    problem = refused(repository, text)
    assert (problem.code, problem.at.line) == ("E312", text.count("\n"))
    assert "身份证" in problem.message


def test_c_16_nor_in_a_notice(repository):
    """In a notice's text the line and the column of the number are named."""
    problem = refused(repository, notice(body=f"第一行\n请王先生 {PERSON} 来取\n"), NOTICE)
    assert (problem.code, problem.at.line, problem.at.column) == ("E312", 7, 6)


@pytest.mark.parametrize("typed", [PERSON, "31010119900307123412", "310101900307123"])
def test_c_16_nor_is_it_a_phone_number(repository, typed):
    """Eighteen or twenty digits are no number to dial."""
    assert refused(repository, hotline(f"电话: {typed}"), HOTLINE).code == "E203"


def test_c_16_twenty_digits_of_something_else_stay_as_typed(repository):
    """A meter's number is text to the last digit."""
    assert understood(repository, "名称: 20261122000000000001\n类别: 邮筒\n").name == "20261122000000000001"


TYPED_NUMBERS = st.text(max_size=20) | st.from_regex(
    r"(?:\+86|0086|86)?[ -]?(?:021|０２１|0512|1[38]|\(021\))?[-－ ]?[0-9０-９٠-٩OlⅧ②-]{3,9}(?:[-转* ]{1,2}[0-9]{1,4})?",
    fullmatch=True,
)


@given(TYPED_NUMBERS)
@settings(max_examples=1000, deadline=None)
def test_c_07_any_text_is_a_number_with_its_own_digits_or_an_error(typed):
    """Whatever is typed as a phone number, no digit is added, lost or changed."""
    result = read(box(f"电话: {quoted(typed)}"), area_code="021")
    for phone in result.entries[0].phones if result.entries else ():
        digits = "".join(c for c in unicodedata.normalize("NFKC", typed) if c.isascii() and c.isdigit())
        dialled = phone.number.number + phone.number.extension
        assert dialled == "021" + digits or re.fullmatch(f"(?:00)?(?:86)?0?{dialled}", digits)
