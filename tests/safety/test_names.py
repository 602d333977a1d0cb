"""C-77, C-79, C-80, C-84: names that mean something else elsewhere."""

from __future__ import annotations

import os

import pytest

from tests.safety.examples import (
    anything,
    hotline,
    lianxin,
    notice,
    problems_at,
    reported,
    site_of,
    sounds_right,
    understood,
)

PAIRS = {
    "case": ("content/notices/A.md", "content/notices/a.md"),
    "case-inside": ("content/notices/stop-Water.md", "content/notices/stop-water.md"),
    "case-of-records": ("directory/hotlines/Police.yml", "directory/hotlines/police.yml"),
    "case-of-pictures": ("content/notices/map.PNG", "content/notices/map.png"),
    "composed": ("content/notices/caf\u00e9.md", "content/notices/cafe\u0301.md"),
    "sharp-s": ("content/notices/strasse.md", "content/notices/stra\u00dfe.md"),
    "page": ("content/About.md", "content/about.md"),
    "extension": ("content/notices/water.MD", "content/notices/water.md"),
    "extension-of-records": ("directory/hotlines/police.YML", "directory/hotlines/police.yml"),
}


@pytest.mark.parametrize(("one", "other"), PAIRS.values(), ids=PAIRS)
def test_c_77_names_that_are_one_on_other_computers(published, one, other):
    """Windows and macOS would write the two into one file."""
    before = site_of(published)
    published.write(one, anything(one)).write(other, anything(other))
    problems = [sounds_right(p) for p in published.build().problems if p.code in ("E162", "E165", "E166")]
    assert any(p.at.path in (one, other) for p in problems)
    assert all(one in p.message or other in p.message for p in problems if p.code == "E166")
    assert site_of(published) == before


@pytest.mark.parametrize("name", ["water.MD", "water.Md"])
def test_c_77_a_notice_with_a_capital_extension(repository, name):
    """Windows writes .MD; it is a notice, or it is refused by name."""
    path = f"content/notices/{name}"
    repository.write(path, notice())
    problems = problems_at(repository, path)
    assert problems or [entry.id for entry in repository.check().directory.entries] == ["water"]


@pytest.mark.parametrize("name", ["police.YML", "police.Yml", "police.yaml", "police.YAML"])
def test_c_77_a_record_with_another_extension(repository, name):
    """The same of records; .yaml is told to become .yml."""
    path = f"directory/hotlines/{name}"
    repository.write(path, hotline("电话: 110"))
    problems = problems_at(repository, path)
    if name.endswith(".yaml"):
        assert (problems[0].code, ".yml" in problems[0].remedy) == ("E165", True)
    assert problems or [entry.id for entry in repository.check().directory.entries] == ["police"]


ODD_NAMES = [
    *("con.md", "aux.md", "NUL.md", "prn.md", "com1.md", "lpt9.md", "con", "aux.png", "CON.tar.md"),
    *(
        "8:30.md",
        "a?b.md",
        "a*b.md",
        "a|b.md",
        "a<b>.md",
        'a"b.md',
        "a\\b.md",
        "a%2fb.md",
        "a&b.md",
        "a#b.md",
        "a;b.md",
    ),
    *("a.md ", " a.md", "a .md", "a.md.", "a b.md", "-a.md", "$(id).md", "`id`.md", "a'b.md", "(1).md", "a,b.md"),
    *("a\nb.md", "a\tb.md", "a\rb.md", "a\x1b[31mb.md", "a\x7fb.md", "a\u202ebdm.md", "a\u200bb.md", "a\u00a0b.md"),
    *("a\u3000b.md", "caf\u00e9.md", "\u202e.md", "😀.md", "ａ.md", "a。md", "停水！.md", "ж.md", "\ue000.md"),
]


@pytest.mark.parametrize("name", ODD_NAMES, ids=ascii)
@pytest.mark.parametrize("folder", ["content/notices", "directory/hotlines"])
def test_c_79_odd_names_are_refused_and_shown_harmlessly(published, folder, name):
    """A name that means something to a shell, to Windows, to an address or to the eye is refused, and printed escaped."""
    before = site_of(published)
    name = name.replace(".md", ".yml") if folder.startswith("directory") else name
    file = published.root / folder / name
    if "." in name:
        file.write_bytes(anything(name))
    else:
        file.mkdir()
    problems = [sounds_right(p) for p in published.build().problems if p.code in ("E162", "E164", "E165")]
    assert len(problems) == 1
    assert all(c.isprintable() for c in str(problems[0].at) + problems[0].message)
    assert "改名" in problems[0].remedy or "移走" in problems[0].remedy
    assert site_of(published) == before


USUAL_NAMES = ["water-off.md", "2026-11-20-water-off.md", "a.md", "0.md", "12345.md", "con-card.md", "auxiliary.md"]


@pytest.mark.parametrize("name", USUAL_NAMES)
def test_c_79_usual_names_pass(repository, name):
    """What looks a little like a device is none."""
    assert understood(repository, notice(), f"content/notices/{name}").id == name.removesuffix(".md")


@pytest.mark.parametrize("name", ["停水.md", "A.md", "a_b.md", "a.b.md", "a--b.md", "a-.md", "2026年停水.md"])
def test_c_79_a_name_that_is_no_id_is_told_to_be_renamed(repository, name):
    """The file's name is the id; the editor is told to rename the file, at its first line."""
    path = f"content/notices/{name}"
    repository.write(path, notice())
    problem = problems_at(repository, path)[0]
    assert problem.code in ("E162", "E210")
    assert "文件名" in problem.message + problem.remedy
    assert "小写字母" in problem.remedy


NOT_UTF_8 = {
    "gbk": "物业".encode("gbk"),
    "gb18030": "大𠮷村".encode("gb18030"),
    "big5": "寶欣苑".encode("big5"),
    "latin-1": b"caf\xe9",
    "mark": b"\xff\xfe",
    "surrogate": b"a\xed\xa0\x80b",
}


@pytest.mark.parametrize("name", NOT_UTF_8.values(), ids=NOT_UTF_8)
@pytest.mark.parametrize(("folder", "command"), [("content/notices", "check"), ("directory/hotlines", "build")])
def test_c_80_a_name_that_is_not_utf_8(published, folder, name, command):
    """A folder unpacked on Windows brings names in GBK: they are shown as they were meant, and the site stays."""
    before = site_of(published)
    ending = ".md" if folder.startswith("content") else ".yml"
    (published.root / folder / os.fsdecode(name + ending.encode())).write_bytes(anything(ending))
    said = reported(lianxin(published.root, command))
    assert "错误 E162" in said
    assert "改名" in said
    if name == NOT_UTF_8["gbk"]:
        assert f"物业{ending}" in said
    assert site_of(published) == before


DEEP_PATHS = {
    "many-folders": "content/notices/" + "/".join(["folder"] * 20) + "/a.md",
    "one-long-name": f"content/notices/{'a' * 78}.md",
    "long-Chinese-name": f"content/notices/{'停' * 26}.md",
    "long-record": f"directory/hotlines/{'a' * 77}.yml",
    "long-folder": f"content/notices/{'a' * 81}/a.md",
    "260-characters": "content/notices/" + "/".join(["abcdefghi"] * 25) + "/a.md",
}


@pytest.mark.parametrize("path", DEEP_PATHS.values(), ids=DEEP_PATHS)
def test_c_84_long_paths_are_refused(published, path):
    """Windows stops at 260 characters, zip programs and phones earlier."""
    before = site_of(published)
    published.write(path, anything(path))
    problems = [sounds_right(p) for p in published.build().problems if p.code.startswith("E")]
    assert [p.code for p in problems] == ["E163"]
    assert path.startswith(problems[0].at.path)
    assert "120" in problems[0].remedy
    assert site_of(published) == before


def test_c_84_a_path_of_120_characters_passes(repository):
    """The limit itself is allowed; one more is not."""
    folder = "content/notices/" + "/".join(["abcdefghi"] * 8)
    for length, codes in ((120, []), (121, ["E163"])):
        path = f"{folder}/{'x' * (length - len(folder) - 4)}.md"
        assert len(path) == length
        repository.write(path, notice())
        assert [p.code for p in repository.check().problems if p.code.startswith("E")] == codes
        (repository.root / path).unlink()


RENAMED = {
    "yaml": ("directory/hotlines/police.yaml", "police.yml"),
    "text": ("directory/hotlines/police.txt", "police.yml"),
    "hidden-extension": ("directory/hotlines/police.yml.txt", "police.yml"),
    "capitals": ("directory/hotlines/police.YML", "police.yml"),
    "notice-as-text": ("content/notices/water.txt", "water.md"),
    "notice-with-a-hidden-extension": ("content/notices/water.md.txt", "water.md"),
    "notice-in-capitals": ("content/notices/water.MD", "water.md"),
}


@pytest.mark.parametrize(("path", "offered"), RENAMED.values(), ids=RENAMED)
def test_c_77_a_wrong_extension_is_told_the_right_name(repository, path, offered):
    """Windows hides extensions, and Notepad adds one of its own; the right name can be copied."""
    (problem,) = problems_at(repository.write(path, "x"), path)
    assert (problem.code, problem.at.line, problem.at.column) == ("E165", 1, 1)
    assert offered in problem.remedy


@pytest.mark.parametrize(
    ("path", "folder"), [("directory/water.md", "content/notices"), ("content/a.yml", "directory/")]
)
def test_c_79_a_file_in_the_wrong_half_is_sent_to_the_other(repository, path, folder):
    """Notices among records, and records among notices."""
    (problem,) = problems_at(repository.write(path, "x"), path)
    assert problem.code == "E165"
    assert folder in problem.remedy
