"""C-44, C-46 to C-48, C-57: another encoding is named, and the line is shown as it was meant."""

from __future__ import annotations

import json

import pytest

from tests.safety.examples import (
    BOX,
    GOOD,
    HOTLINE,
    NOTICE,
    PAGE,
    WRITTEN,
    box,
    hotline,
    lianxin,
    notice,
    refused,
    reported,
    site_of,
    sounds_right,
    understood,
)

RECORD = "# 宝欣苑三村\n名称: 物业服务中心\n电话: 110\n"


TRADITIONAL = "# 寶欣苑三村\n名稱: 物業服務中心\n電話: 110\n"


FOREIGN = {
    "gbk": RECORD.encode("gbk"),
    "gb18030": RECORD.replace("三村", "㐂𠮷村").encode("gb18030"),
    "gb2312": RECORD.encode("gb2312"),
    "gbk-windows": RECORD.replace("\n", "\r\n").encode("gbk"),
    "gbk-old-mac": RECORD.replace("\n", "\r").encode("gbk"),
}


@pytest.mark.parametrize("data", FOREIGN.values(), ids=FOREIGN)
def test_c_44_a_gbk_file_is_recognised_and_its_line_shown(repository, data):
    """The volunteer reads the line as it was meant, and how to save the file."""
    problem = refused(repository, data, HOTLINE)
    assert (problem.code, problem.at.line) == ("E103", 1)
    assert "GBK" in problem.message
    assert "宝欣苑" in problem.message
    assert "UTF-8" in problem.remedy


def test_c_44_big5_is_refused_as_well(repository):
    """A file from Taiwan or Hong Kong is not UTF-8 either, and nobody claims to know what it is."""
    problem = refused(repository, TRADITIONAL.encode("big5"), HOTLINE)
    assert (problem.code, problem.at.line) == ("E103", 1)
    assert "UTF-8" in problem.remedy


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_c_44_a_gbk_notice(repository, encoding):
    """In a notice the first line that is not UTF-8 is the second."""
    problem = refused(repository, WRITTEN.encode(encoding), NOTICE)
    assert (problem.code, problem.at.line) == ("E103", 2)
    assert "停水通知" in problem.message


def test_c_44_a_gbk_page(repository):
    """A page that an editor wrote by hand is read with the same care as a notice."""
    problem = refused(repository, "# 关于本站\n\n由居委会维护。\n".encode("gbk"), PAGE)
    assert (problem.code, problem.at.line) == ("E103", 1)
    assert "关于本站" in problem.message


def test_c_44_one_line_pasted_in_gbk(repository):
    """Where the encoding changes in the middle, the line and the column of the change are named."""
    data = RECORD.encode() + "又名: 大润发\n".encode("gbk")
    problem = refused(repository, data, HOTLINE)
    assert (problem.code, problem.at.line, problem.at.column) == ("E103", 4, 1)
    assert "又名: 大润发" in problem.message
    problem = refused(repository, "name: 物业\nphones: 110\n".encode("gbk"), HOTLINE)
    assert (problem.at.line, problem.at.column) == (1, 7)


@pytest.mark.parametrize("cut", [1, 2, 4, 5])
def test_c_44_a_file_cut_in_the_middle_of_a_character(repository, cut):
    """A copy that broke off is not taken for another encoding's text."""
    data = "名称: 物业\n电话: 110\n又名: 服务处".encode()
    problem = refused(repository, data[:-cut], HOTLINE)
    assert (problem.code, problem.at.line) == ("E103", 3)


def test_c_44_the_other_files_are_still_checked_and_the_site_stays(published):
    """One file in GBK hides no other mistake, and the old site stays byte for byte."""
    before = site_of(published)
    published.write(HOTLINE, FOREIGN["gbk"]).write(BOX, box("开箱: 7:60"))
    published.write(NOTICE, WRITTEN.encode("gbk"))
    problems = published.build().problems
    assert {(p.at.path, p.code) for p in problems if p.code.startswith("E")} == {
        (HOTLINE, "E103"),
        (BOX, "E205"),
        (NOTICE, "E103"),
    }
    assert site_of(published) == before


def test_c_44_the_report_has_the_form_that_was_agreed(repository):
    """Place, 错误, code, what, 怎么改, the line itself and a mark below the column; exit code 1."""
    for path, text in GOOD.items():
        repository.write(path, text)
    repository.write(HOTLINE, hotline("电话: 021-7000123O")).write(BOX, "名称: 邮筒\n类别: 邮筒\n".encode("gbk"))
    done = lianxin(repository.root, "check")
    said = reported(done)
    assert done.returncode == 1
    assert f"{HOTLINE}:2:5: 错误 E203 " in said
    assert "    怎么改：" in said
    assert "    这一行现在是：电话: 021-7000123O\n" in said
    assert "名称: 邮筒" in said, "the line of a GBK file is shown as it was meant"
    after = said.split("    这一行现在是：电话: 021-7000123O\n")[1].split("\n")[0]
    assert after.strip() == "^"
    assert said.count(": 错误 E") == 2


@pytest.mark.parametrize("form", ["json", "github"])
def test_c_44_programs_are_told_the_same(repository, form):
    """The forms for programs name the same places, and stay on one line a problem."""
    repository.write(HOTLINE, hotline("电话: 021-7000123O")).write(NOTICE, WRITTEN.encode("gbk"))
    said = reported(lianxin(repository.root, "check", "--format", form))
    if form == "json":
        listed = [(p["file"], p["line"], p["column"], p["code"]) for p in json.loads(said)["problems"]]
        assert (HOTLINE, 2, 5, "E203") in listed
        assert (NOTICE, 2, 1, "E103") in listed
    else:
        assert f"::error file={HOTLINE},line=2,col=5,title=E203::" in said
        assert all(line.startswith("::") for line in said.strip().split("\n"))


WIDE = {
    f"{order}-{mark}-{start}": (b"\xff\xfe" if order == "le" else b"\xfe\xff") * (mark == "bom")
    + text.encode(f"utf-16-{order}")
    for order in ("le", "be")
    for mark in ("bom", "bare")
    for start, text in {"Chinese-first": RECORD[2:], "ASCII-first": RECORD, "English": "name: A\nphones: 110\n"}.items()
}


WIDE |= {"utf-32": RECORD.encode("utf-32")}


@pytest.mark.parametrize("data", WIDE.values(), ids=WIDE)
def test_c_46_utf_16_is_recognised_with_and_without_its_mark(repository, data):
    """Notepad's “Unicode” is named, whatever the file begins with."""
    problem = refused(repository, data, HOTLINE)
    assert (problem.code, problem.at.line) == ("E102", 1)
    assert "UTF-8" in problem.remedy


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_c_46_a_notice_in_utf_16(repository, encoding):
    """A notice begins with ---, so the NULs give it away."""
    assert refused(repository, WRITTEN.encode(encoding), NOTICE).code == "E102"


MARK = b"\xef\xbb\xbf"


def test_c_47_one_byte_order_mark_is_dropped(repository):
    """Notepad, WPS and Excel write it; nothing of it is seen."""
    assert understood(repository, MARK + RECORD.encode(), HOTLINE).name == "物业服务中心"
    assert understood(repository, MARK + WRITTEN.encode(), NOTICE).name == "停水通知"
    repository.write("directory/site.yml", MARK + "区号: 021\n".encode())
    assert understood(repository, box("电话: 70001234")).phones[0].number.number == "02170001234"


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (MARK * 2 + RECORD.encode(), 1, 1),
        (RECORD.encode().replace("电话".encode(), MARK + "电话".encode()), 3, 1),
        (RECORD.encode().replace(b"110", MARK + b"110"), 3, 5),
        (RECORD.encode() + MARK, 4, 1),
    ],
    ids=["twice", "before-a-key", "before-a-value", "at-the-end"],
)
def test_c_47_a_mark_elsewhere_is_an_invisible_character(repository, data, line, column):
    """Files glued together bring it along."""
    problem = refused(repository, data, HOTLINE)
    assert (problem.code, problem.at.line, problem.at.column) == ("E112", line, column)
    assert "U+FEFF" in problem.message


def test_c_47_line_and_column_count_without_the_mark(repository):
    """The mark takes no column."""
    problem = refused(repository, MARK + "名称：物业\n".encode(), HOTLINE)
    assert (problem.at.line, problem.at.column) == (1, 3)


BREAKS = {"windows": "\r\n", "old-mac": "\r", "unix": "\n"}


@pytest.mark.parametrize("ending", BREAKS.values(), ids=BREAKS)
def test_c_48_every_line_ending_is_a_line_ending(repository, ending):
    """Values, texts of several lines and notices are the same; places count the lines that an editor sees."""
    text = "名称: 物业\n电话:\n  - 110\n简介: |\n  一\n  二\n"
    assert understood(repository, text.replace("\n", ending), HOTLINE).description == "一\n二"
    assert understood(repository, WRITTEN.replace("\n", ending), NOTICE).body == "今晚 22:00 起停水。"
    problem = refused(repository, (text + "时间: 99:99\n").replace("\n", ending), HOTLINE)
    assert (problem.at.line, problem.at.column) == (7, 5)
    problem = refused(repository, notice(body="一\n二\u202e\n").replace("\n", ending), NOTICE)
    assert (problem.code, problem.at.line, problem.at.column) == ("E111", 7, 2)


def test_c_48_mixed_line_endings(repository):
    """A file edited on two machines is one file."""
    problem = refused(repository, "名称: 物业\r\n电话: 110\r又名: 甲\n时间: 99:99\n", HOTLINE)
    assert (problem.at.line, problem.at.column) == (4, 5)


def test_c_57_no_encoding_is_ever_guessed(repository):
    """Bytes that are neither UTF-8 nor GB 18030 are shown as no text at all."""
    problem = refused(repository, b"name: " + b"\xff\xfe\xff\n", HOTLINE)
    assert (problem.code, problem.at.line, problem.at.column) == ("E103", 1, 7)
    assert "GBK" not in problem.message


@pytest.mark.parametrize(
    "path", ["directory/hotlines/timetable.csv", "content/notices/timetable.csv", "content/timetable.csv"]
)
@pytest.mark.parametrize("encoding", ["gbk", "utf-8-sig", "big5"])
def test_c_57_a_sheet_is_not_read_as_anything(repository, path, encoding):
    """A CSV from Excel is refused by name; its encoding is nobody's guess."""
    problem = refused(repository, "電話,時間\n110,8:30\n".encode(encoding, "replace"), path)
    assert (problem.code, problem.at.path) == ("E165", path)


def test_problems_of_one_file_are_not_a_flood(repository):
    """C-44: a file with a thousand wrong characters is told about a few of them."""
    repository.write(BOX, box("简介: " + "\u200b字" * 1000))
    found = [sounds_right(problem) for problem in repository.check().problems]
    assert 1 <= len(found) <= 20
