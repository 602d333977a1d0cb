"""C-78, C-82: no page overwrites another, and content replaces nothing of ours."""

from __future__ import annotations

import pytest

from tests.safety.examples import (
    CANARY,
    anything,
    box,
    hotline,
    notice,
    picture,
    problems_at,
    site_of,
    sounds_right,
)

OVERWRITING = {
    "notice-and-index": ("content/notices/x.md", "content/notices/x/index.md"),
    "page-and-index": ("content/x.md", "content/x/index.md"),
    "two-notices": ("content/notices/a/x.md", "content/notices/b/x.md"),
    "notice-and-record": ("content/notices/x.md", "directory/hotlines/x.yml"),
    "two-kinds": ("directory/hotlines/x.yml", "directory/organizations/x.yml"),
    "unit-and-own": ("directory/hotlines/x.yml", "directory/units/x/hotlines/x.yml"),
}


@pytest.mark.parametrize(("one", "other"), OVERWRITING.values(), ids=OVERWRITING)
def test_c_78_no_page_overwrites_another(published, one, other):
    """Two files for one address are an error that names both."""
    before = site_of(published)
    published.write(one, anything(one)).write(other, anything(other))
    problems = [sounds_right(p) for p in published.build().problems if p.code in ("E166", "E301", "E405")]
    assert any({one, other} == {p.at.path, named(p, one, other)} for p in problems), [str(p) for p in problems]
    assert site_of(published) == before


def named(problem, *paths: str) -> str:
    """The path that a message names beside the one where it stands."""
    return next((path for path in paths if path in problem.message and path != problem.at.path), "")


FORMER = {
    "itself": {"directory/hotlines/a.yml": hotline("电话: 110\n曾用编号: a")},
    "twice": {"directory/hotlines/a.yml": hotline("电话: 110\n曾用编号: old、old")},
    "another": {
        "directory/hotlines/a.yml": hotline("电话: 110\n曾用编号: b"),
        "directory/hotlines/b.yml": hotline("电话: 119"),
    },
    "both": {
        "directory/hotlines/a.yml": hotline("电话: 110\n曾用编号: old"),
        "directory/hotlines/b.yml": hotline("电话: 119\n曾用编号: old"),
    },
    "the-list": {"directory/hotlines/a.yml": hotline("电话: 110\n曾用编号: index")},
}


@pytest.mark.parametrize("files", FORMER.values(), ids=FORMER)
def test_c_78_nor_does_an_old_address(published, files):
    """A former id that is in use would put a signpost over a page."""
    before = site_of(published)
    for path, text in files.items():
        published.write(path, text)
    problems = [sounds_right(p) for p in published.build().problems if p.code.startswith("E")]
    assert any(p.at.path in files or any(path in p.message for path in files) for p in problems)
    assert site_of(published) == before


RESERVED = [
    *(
        "content/assets/stylesheets/main.css",
        "content/a/site.css",
        "content/search.js",
        "content/sw.js",
        "content/manifest.json",
    ),
    *(
        "content/robots.txt",
        "content/sitemap.xml",
        "content/404.html",
        "content/index.html",
        "content/notices/index.html",
    ),
]


@pytest.mark.parametrize("path", RESERVED)
def test_c_82_content_replaces_nothing_of_ours(published, path):
    """Style sheets, scripts and lists are written by us alone."""
    before = site_of(published)
    published.write(path, CANARY)
    assert problems_at(published, path)
    published.build()
    assert site_of(published) == before


LISTS = {
    "notice": ("content/notices/index.md", notice()),
    "hotline": ("directory/hotlines/index.yml", hotline("电话: 110")),
    "place": ("directory/places/index.yml", box("开箱: 8:30")),
    "second-sheet": ("directory/hotlines/index-2.yml", hotline("电话: 110")),
}


@pytest.mark.parametrize(("path", "text"), LISTS.values(), ids=LISTS)
def test_c_82_a_record_does_not_take_the_place_of_its_list(published, path, text):
    """Two writers of one page are an error that names the file; with no list of that name the record is shown."""
    before = site_of(published)
    published.write(path, text)
    problems = [sounds_right(p) for p in published.build().problems if p.code.startswith("E")]
    if "index-2" not in path:
        assert any(path in str(problem) for problem in problems)
        assert site_of(published) == before


def test_c_82_a_picture_is_not_written_over_a_page(published):
    """Attachments keep their names, so those of pages are not free."""
    before = site_of(published)
    published.write("content/notices/2026-11-01-clubs.html.png", picture())
    published.build()
    after = site_of(published)
    assert {path: after[path] for path in before if path.endswith(".html")} == {
        p: d for p, d in before.items() if p.endswith(".html")
    }
