"""C-22: editor, check and build say the same."""

from __future__ import annotations

import re

from build_tools.commands.fmt import formatted
from build_tools.commands.schema import schemas
from build_tools.preview import Preview
from tests.conftest import TODAY
from tests.safety.examples import (
    BOX,
    box,
    lianxin,
    notice,
    reported,
    site_of,
    understood,
    values_of,
)

CORPUS = {
    "directory/places/a.yml": box("开箱: 6:30"),
    "directory/places/b.yml": box("开箱: 7:60"),
    "directory/places/c.yml": box("电话: 021-70001234\n电话: 110"),
    "directory/places/d.yml": "名称：邮筒\n类别: 邮筒\n",
    "directory/places/e.yml": box("生效: 2025-02-30"),
    "directory/places/f.yml": box("on: off"),
    "directory/places/g.yml": "名称: no\n类别: 邮筒\n".encode("gbk"),
    "content/notices/h.md": notice("失效: 2026/12/1"),
    "content/notices/i.md": notice("template: x"),
}


def test_c_22_preview_check_and_build_say_the_same(repository):
    """What an editor sees while writing, what CI says and what the build says is one list."""
    for path, text in CORPUS.items():
        repository.write(path, text)
    preview = Preview(repository.root, lambda: TODAY).refresh()
    checked = repository.check().problems
    assert [str(p) for p in repository.build().problems] == [str(p) for p in checked] == [str(p) for p in preview]
    assert {p.at.path for p in checked if p.code.startswith("E")} == {
        f"directory/places/{name}.yml" for name in "bcdefg"
    } | {"content/notices/i.md"}
    printed = reported(lianxin(repository.root, "check"))
    assert [line for line in printed.split("\n") if ": 错误 E" in line] == [
        str(p).split("\n")[0] for p in checked if p.code.startswith("E")
    ]


def test_c_22_fmt_reads_what_the_build_reads(repository):
    """Tidied files say what they said before."""
    lines = ["开箱: ８：３０ 9点半", "电话: 02170001234", "生效: 2026/5/1", "名称: no", "时间: 周一到周五 8：30-17：00"]
    text = "类别: 邮筒\n" + "\n".join(["名称: 甲", *lines][::-1][:-1]) + "\n"
    before = values_of(understood(repository, text))
    repository.write(BOX, formatted(repository.root, BOX, ""))
    assert values_of(understood(repository, (repository.root / BOX).read_text(encoding="utf-8"))) == before


def test_c_22_the_editor_s_schema_asks_for_no_other_types():
    """An editor that types 6:30 as text or as a number must not contradict the build over it."""
    for text in schemas().values():
        for wanted, beside in re.findall(r'"type": "(\w+)"(,\s+"pattern": "\[、，)?', text):
            assert wanted in ("object", "array") or beside, "only several words in one text are asked to be text"


def test_c_22_what_check_refuses_build_does_not_publish(published):
    """With one wrong value anywhere the site stays as it was, byte for byte."""
    before = site_of(published)
    for path, text in CORPUS.items():
        published.write(path, text)
    assert published.build().made == 0
    assert site_of(published) == before
