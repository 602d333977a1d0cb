"""C-30 to C-32: documents, tags and anchors, for which a directory has no use."""

from __future__ import annotations

import pytest

from tests.safety.examples import (
    HOTLINE,
    hotline,
    refused,
    told,
    understood,
)

DOCUMENTS = {
    "two": ("名称: 甲\n电话: 110\n---\n名称: 乙\n电话: 119\n", 3),
    "between-fields": ("名称: 甲\n---\n电话: 110\n", 2),
    "at-the-end": ("名称: 甲\n电话: 110\n---\n", 3),
    "three": ("名称: 甲\n电话: 110\n---\n---\n", 3),
    "after-dots": ("名称: 甲\n电话: 110\n...\n---\n名称: 乙\n", 4),
    "with-a-first-mark": ("---\n名称: 甲\n电话: 110\n---\n名称: 乙\n", 4),
    "dots-between-fields": ("名称: 甲\n...\n电话: 110\n", 3),
}


@pytest.mark.parametrize(("text", "line"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_c_30_a_file_holds_one_document(repository, text, line):
    """What stands behind a second --- must not be lost in silence."""
    problem = refused(repository, text, HOTLINE)
    assert problem.code in (("E122",) if "---" in text else ("E122", "E139"))
    assert problem.at.line == line


@pytest.mark.parametrize("text", ["---\n名称: 甲\n电话: 110\n", "名称: 甲\n电话: 110\n...\n"])
def test_c_30_marks_around_one_document_are_harmless(repository, text):
    """A first --- and a last ... are ordinary YAML."""
    assert understood(repository, text, HOTLINE).name == "甲"


@pytest.mark.parametrize("line", ["%YAML 1.1", "%YAML 1.2", "%TAG ! tag:example.org,2000:"])
def test_c_30_directives_have_no_use(repository, line):
    """A directive is refused on its line."""
    problem = refused(repository, f"{line}\n---\n名称: 甲\n电话: 110\n", HOTLINE)
    assert (problem.code, problem.at.line) == ("E123", 1)


TAGS = [
    "!!python/object/apply:os.system ['touch canary']",
    "!!python/object/new:os.system ['touch canary']",
    "!!python/name:os.system",
    "!!python/module:os",
    "!!python/tuple [110]",
    "!!binary MTEw",
    "!!set {110}",
    "!!omap [a: 1]",
    "!!pairs [a: 1]",
    "!!str 110",
    "!!int 110",
    "!!float 1.5",
    "!!bool yes",
    "!!null ''",
    "!!timestamp 2026-01-01",
    "!!map {号码: 110}",
    "!!seq [110]",
    "!!merge <<",
    "!foo 110",
    "! 110",
    "!<tag:yaml.org,2002:str> 110",
    "!ENV PATH",
    "!include /etc/passwd",
]


@pytest.mark.parametrize("tag", TAGS)
def test_c_31_every_tag_is_refused(repository, tag, tmp_path, monkeypatch):
    """No tag has a use here, and none is ever obeyed."""
    monkeypatch.chdir(tmp_path)
    problem = refused(repository, hotline(f"电话: {tag}"), HOTLINE)
    assert (problem.code, problem.at.line, problem.at.column) == ("E126", 2, 5)
    assert not (tmp_path / "canary").exists()


@pytest.mark.parametrize("text", ["!!map\n名称: 甲\n电话: 110\n", "!!str 名称: 甲\n电话: 110\n"], ids=["root", "key"])
def test_c_31_tags_elsewhere(repository, text):
    """On the whole file and on a key too."""
    problem = refused(repository, text, HOTLINE)
    assert (problem.code, problem.at.line, problem.at.column) == ("E126", 1, 1)


ANCHORS = {
    "anchor": (hotline("电话: &a 110"), 2, 5),
    "alias": (hotline("电话: &a 110\n又名: *a"), 2, 5),
    "unknown-alias": (hotline("电话: *a"), 2, 5),
    "merge": (hotline("a: &a {电话: 110}\n<<: *a"), 2, 4),
    "on-a-list": (hotline("电话: &a [110]"), 2, 5),
    "on-a-key": (hotline("&a 电话: 110"), 2, 1),
    "alias-as-key": (hotline("&a 电话: 110\n*a : 119"), 2, 1),
    "empty-value": (hotline("电话: &a"), 2, 5),
}


@pytest.mark.parametrize(("text", "line", "column"), ANCHORS.values(), ids=ANCHORS)
def test_c_32_anchors_and_aliases_are_refused(repository, text, line, column):
    """Nothing in a file can be larger than it looks."""
    problem = refused(repository, text, HOTLINE)
    assert (problem.code, problem.at.line, problem.at.column) == ("E125", line, column)


def test_c_32_a_merge_key_merges_nothing(repository):
    """<< is an unknown field like any other."""
    found = told(repository, hotline("<<: {电话: 110}"), HOTLINE)
    assert {(problem.code, problem.at.line) for problem in found} == {("E201", 2), ("E202", 1)}
