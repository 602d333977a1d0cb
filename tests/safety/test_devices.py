"""C-76: only regular files are opened."""

from __future__ import annotations

import errno
import os
import stat

import pytest

from tests.safety.examples import (
    BOX,
    HOTLINE,
    lianxin,
    problems_at,
    reported,
    site_of,
)


def special(kind):
    return lambda path: os.mknod(path, kind | 0o600)


def link_to(target):
    return lambda path: path.symlink_to(target)


DEVICES = {
    "pipe": special(stat.S_IFIFO),
    "socket": special(stat.S_IFSOCK),
    "zeros": link_to("/dev/zero"),
    "terminal": link_to("/dev/tty"),
    "standard-input": link_to("/dev/stdin"),
    "memory-of-the-process": link_to("/proc/self/mem"),
}


@pytest.mark.parametrize("path", ["content/notices/x.md", "directory/site.yml"])
@pytest.mark.parametrize("make", DEVICES.values(), ids=DEVICES)
def test_c_76_only_regular_files_are_opened(published, make, path):
    """A pipe named x.md makes nothing wait, and /dev/zero fills no memory: neither reading nor reporting opens it."""
    before = site_of(published)
    make(published.root / path)
    said = reported(lianxin(published.root, "build", timeout=10))
    assert f"{path}:1:1: 错误 E16" in said
    assert site_of(published) == before


def test_c_76_a_folder_where_a_file_is_wanted(published):
    """A folder named site.yml is said to be no file."""
    (published.root / "directory/site.yml").mkdir()
    (published.root / "directory/site.yml/a.yml").write_text("区号: 021\n", encoding="utf-8")
    said = reported(lianxin(published.root, "check"))
    assert "directory/site.yml" in said
    assert ": 错误 E" in said


@pytest.mark.parametrize("path", ["content/notices/x.md", "directory/hotlines/x.yml", "content/notices/x.png"])
def test_c_76_a_folder_with_a_file_s_name(published, path):
    """What lies in it is not read as something else."""
    before = site_of(published)
    published.write(f"{path}/a.yml", "名称: 甲\n")
    (problem,) = problems_at(published, path)
    assert problem.code == "E161"
    assert "文件夹" in problem.message
    published.build()
    assert site_of(published) == before


@pytest.mark.parametrize("name", ["open", "scandir"])
def test_c_76_what_may_not_be_read_is_named(published, monkeypatch, name):
    """A file or a folder without permission is one error, and the others are still checked."""
    published.write(HOTLINE, "名称: 甲\n电话: 110\n").write(BOX, "名称: 邮筒\n类别: 邮筒\n开箱: 7:60\n")
    real = getattr(os, name)

    def refusing(path, *more):
        if os.fspath(path).endswith("/hotlines" if name == "scandir" else HOTLINE):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, *more)

    monkeypatch.setattr(os, name, refusing)
    (problem,) = problems_at(published, "directory/hotlines" if name == "scandir" else HOTLINE)
    assert problem.code == "E161"
    assert "权限" in problem.message
    assert [p.code for p in problems_at(published, BOX)] == ["E205"]


def test_c_76_a_file_of_40_megabytes_is_not_read(repository):
    """Its size is asked before it is opened."""
    repository.write(HOTLINE, "")
    os.truncate(repository.root / HOTLINE, 40_000_000)
    (problem,) = problems_at(repository, HOTLINE)
    assert (problem.code, "40 兆" in problem.message) == ("E101", True)
