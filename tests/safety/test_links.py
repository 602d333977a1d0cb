"""C-71 to C-75: links are refused and never followed; nothing is included."""

from __future__ import annotations

import shutil
import stat
from html import unescape

import pytest

from tests.safety.examples import (
    BOX,
    CANARY,
    GOOD,
    HOTLINE,
    NOTICE,
    box,
    hotline,
    lianxin,
    notice,
    problems_at,
    read,
    refused,
    reported,
    site_of,
)


def never_seen(repository, text: str) -> None:
    """A text stands neither in any report nor anywhere below the site."""
    for form in ("text", "json"):
        assert text not in reported(lianxin(repository.root, "check", "--format", form, timeout=30))
    assert text not in reported(lianxin(repository.root, "build", timeout=30))
    assert not any(text.encode() in data for data in site_of(repository).values())


@pytest.fixture
def outside(tmp_path):
    """Files of the machine that a pull request would like to read."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.md").write_text(notice(body=CANARY + "\n"), encoding="utf-8")
    (folder / "secret.yml").write_text(f"名称: {CANARY}\n电话: 110\n", encoding="utf-8")
    (folder / "passwd").write_text(f"root:x:0:0:{CANARY}\n", encoding="utf-8")
    return folder


LINKS = {
    "notice": ("content/notices/x.md", "secret.md"),
    "passwd-as-notice": ("content/notices/x.md", "passwd"),
    "picture": ("content/notices/x.png", "passwd"),
    "paper": ("content/notices/x.pdf", "passwd"),
    "record": ("directory/hotlines/x.yml", "secret.yml"),
    "settings": ("directory/site.yml", "passwd"),
    "page": ("content/x.md", "secret.md"),
}


@pytest.mark.parametrize(("path", "target"), LINKS.values(), ids=LINKS)
def test_c_71_a_link_to_a_file_is_refused_and_not_followed(published, outside, path, target):
    """Nothing of the file behind a link is published or printed, not even in the report on it."""
    before = site_of(published)
    (published.root / path).symlink_to(outside / target)
    assert "E160" in [problem.code for problem in problems_at(published, path)]
    never_seen(published, CANARY)
    assert site_of(published) == before


@pytest.mark.parametrize(
    "target", ["b.yml", "../hotlines/citizen.yml", "/etc/passwd"], ids=["beside", "above", "absolute"]
)
def test_c_71_a_link_within_the_repository_is_refused_too(published, target):
    """On Windows it would be a text file with a path in it."""
    (published.root / "directory/hotlines/link.yml").symlink_to(target)
    (problem,) = problems_at(published, "directory/hotlines/link.yml")
    assert problem.code == "E160"
    assert "快捷方式" in problem.message


FOLDER_LINKS = ["content/notices/x", "content/x", "directory/places", "directory/units/meiping"]


@pytest.mark.parametrize("path", FOLDER_LINKS)
def test_c_72_a_linked_folder_is_refused(published, outside, path):
    """No folder of the machine is walked through."""
    before = site_of(published)
    (published.root / path).parent.mkdir(exist_ok=True, parents=True)
    (published.root / path).symlink_to(outside)
    assert [problem.code for problem in problems_at(published, path)] == ["E160"]
    never_seen(published, CANARY)
    assert site_of(published) == before


@pytest.mark.parametrize("top", ["content", "directory"])
def test_c_72_nor_may_the_whole_of_content_be_a_link(published, outside, top):
    """The two folders that a pull request fills are checked themselves."""
    before = site_of(published)
    (outside / "notices").mkdir()
    (outside / "hotlines").mkdir()
    (outside / "notices/secret.md").write_text(notice(body=CANARY + "\n"), encoding="utf-8")
    (outside / "hotlines/secret.yml").write_text(f"名称: {CANARY}\n电话: 110\n", encoding="utf-8")
    shutil.rmtree(published.root / top)
    (published.root / top).symlink_to(outside)
    assert problems_at(published, top), "the link itself is named"
    never_seen(published, CANARY)
    assert site_of(published) == before


INCLUDES = [
    '--8<-- "mkdocs.yml"',
    '--8<-- "../../secret.md"',
    '--8<-- "/etc/passwd"',
    "--8<--\n../../secret.md\n--8<--",
    ';--8<-- "secret.md"',
    "{!secret.md!}",
    "{% include 'secret.md' %}",
    "{{ include('secret.md') }}",
    "{{#include secret.md}}",
    "!include secret.md",
    "@import url(secret.md)",
    "![[secret]]",
    "<!--#include file='secret.md' -->",
    ".. include:: secret.md",
]


@pytest.mark.parametrize("line", INCLUDES)
def test_c_73_nothing_is_included_through_a_link(published, outside, line):
    """A link beside the notice is refused before anything could be included through it."""
    before = site_of(published)
    published.write(NOTICE, notice(body=f"第一段\n\n{line}\n"))
    for folder in (".", "content", "content/notices"):
        (published.root / folder / "secret.md").symlink_to(outside / "secret.md")
    assert "E160" in [p.code for p in published.build().problems]
    assert site_of(published) == before


@pytest.mark.parametrize("line", INCLUDES)
def test_c_74_nothing_is_included_at_all(published, line):
    """Whatever an include may look like, a page holds what stands in its own file, and that as it was typed."""
    for path in ("secret.md", "mkdocs.yml", "theme/secret.md"):
        published.write(path, f"site_name: {CANARY}\n")
    shutil.rmtree(published.root / "theme")
    published.write(NOTICE, notice(body=f"第一段\n\n{line}\n\n最后一段\n"))
    problems = [p for p in published.build().problems if p.code.startswith("E")]
    assert not any(CANARY.encode() in data for data in site_of(published).values())
    page = "" if problems else unescape(published.page("notices/2026-11-20-water-off.html"))
    assert problems or line.split("\n")[0] in page


BROKEN_LINKS = {
    "dangling": ("content/notices/x.md", "nowhere.md"),
    "dangling-far": ("directory/hotlines/x.yml", "/nowhere/x.yml"),
    "itself": ("content/notices/x.md", "x.md"),
    "circle-of-folders": ("content/notices/x", "."),
    "circle-upwards": ("content/notices/x", "../.."),
    "settings": ("directory/site.yml", "site.yml"),
}


@pytest.mark.parametrize(("path", "target"), BROKEN_LINKS.values(), ids=BROKEN_LINKS)
def test_c_75_links_that_lead_nowhere_or_in_circles(published, path, target):
    """They are refused like any other; the old site stays, and the others are still checked."""
    before = site_of(published)
    (published.root / path).symlink_to(target)
    published.write(BOX, box("开箱: 7:60"))
    assert "E160" in [problem.code for problem in problems_at(published, path)]
    assert [problem.code for problem in problems_at(published, BOX)] == ["E205"]
    said = reported(lianxin(published.root, "build", timeout=30))
    assert f"{path}:1:1: 错误 E160" in said
    assert site_of(published) == before


def test_a_file_that_vanishes_or_changes_is_no_crash(published):
    """C-75: between two checks a file may go or become a folder."""
    published.write(HOTLINE, hotline("电话: 110")).check()
    (published.root / HOTLINE).unlink()
    (published.root / HOTLINE).mkdir()
    assert stat.S_ISDIR((published.root / HOTLINE).stat().st_mode)
    assert [(p.at.path, p.code) for p in published.check().problems if p.code.startswith("E")] == [(HOTLINE, "E161")]
    assert GOOD.keys() == {entry.origin.path for entry in published.check().directory.entries}
    assert read(hotline("电话: 110"), HOTLINE).errors == []
    shutil.rmtree(published.root / HOTLINE)
    assert refused(published, hotline("电话: 1"), HOTLINE).code == "E203"
