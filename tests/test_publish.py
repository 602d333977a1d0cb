"""The old site stays until a new one is whole; and the same input gives the same bytes."""

from __future__ import annotations

import gzip
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path

import brotli
import pytest

from build_tools import beijing, pipeline
from build_tools.render.compressed import compressed_closing
from tests.conftest import HERE, TODAY, Repository, lianxin, tree

BAD = "名称: 坏的\n电话: 021-7000-12\n"


@pytest.fixture
def town(repository):
    """Enough records for a build to be killed in the middle of."""
    for number in range(700):
        text = f"名称: 热线{number}\n电话: 021-7000-{number:04}\n核对: 2026-11-01 电话\n"
        repository.write(f"directory/hotlines/h{number:04}.yml", text)
    repository.write(
        "content/notices/2026-11-20-a.md", "---\n标题: 甲\n类别: 温馨提示\n发布: 2026-11-20\n---\n\n正文\n"
    )
    return repository


def test_a_bad_record_leaves_the_old_site_byte_for_byte(town):
    """An error in any record stops publication and touches nothing."""
    assert not town.build().problems
    before = tree(town.root / "site")
    town.write("directory/hotlines/bad.yml", BAD)
    assert "E203" in [problem.code for problem in town.build().problems]
    assert tree(town.root / "site") == before


@pytest.mark.slow
def test_a_killed_build_never_shows(town):
    """Wherever a build is killed, the site is the old one or the new one, whole."""
    town.build()
    draw = random.Random(7)
    shown = tree(town.root / "site")
    for round_number in range(12):
        town.write(
            "directory/hotlines/h0000.yml", f"名称: 第{round_number}次\n电话: 021-7000-0000\n核对: 2026-11-01 电话\n"
        )
        arguments = ["build", "--root", str(town.root), "--today", str(TODAY)]
        process = subprocess.Popen([sys.executable, "-m", "build_tools", *arguments], cwd=HERE.parent,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)  # fmt: skip
        time.sleep(draw.uniform(0.05, 0.9))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        before, shown = shown, tree(town.root / "site")
        if shown != before:
            assert f"第{round_number}次".encode() in shown["hotlines/h0000.html"]
            assert _pages(shown).keys() == _pages(before).keys()
            assert all(page.rstrip().endswith(b"</html>") for page in _pages(shown).values())
    assert not town.build().problems
    fresh = Repository(town.root.parent / "fresh")
    shutil.copytree(town.root / "directory", fresh.root / "directory", dirs_exist_ok=True)
    shutil.copytree(town.root / "content", fresh.root / "content")
    fresh.build()
    assert tree(town.root / "site") == tree(fresh.root / "site")


def _pages(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path.endswith(".html")}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting a small disk needs root")
def test_a_full_disk_leaves_the_old_site():
    """When the disk is full the old site stays, and the message says how much room is needed."""
    disk = Path(tempfile.mkdtemp())  # not below tmp_path, which another run of the tests may clear away
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], check=False)
    if mounted.returncode:
        pytest.skip("this machine does not let us mount a disk")
    try:
        small = Repository(disk / "repository")
        small.write("directory/hotlines/a.yml", "名称: 甲\n电话: 110\n核对: 2026-11-01 电话\n")
        assert not small.build().problems
        before = tree(small.root / "site")
        for number in range(500):
            text = f"名称: 热线{number}\n简介: {'长' * 300}\n电话: 021-7000-{number:04}\n核对: 2026-11-01 电话\n"
            small.write(f"directory/hotlines/h{number}.yml", text)
        built = small.build()
        assert [problem.code for problem in built.problems] == ["E602"]
        assert "MB" in built.problems[0].remedy
        assert tree(small.root / "site") == before
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)
        shutil.rmtree(disk, ignore_errors=True)


@pytest.mark.slow
def test_builds_at_once_wait_for_each_other(town):
    """Three builds started together all succeed, and the site is whole."""
    arguments = ["build", "--root", str(town.root), "--today", str(TODAY)]
    started = [subprocess.Popen([sys.executable, "-m", "build_tools", *arguments], cwd=HERE.parent,
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(3)]  # fmt: skip
    for process in started:
        _, complaint = process.communicate()
        assert process.returncode == 0, complaint
    first = tree(town.root / "site")
    assert len([path for path in first if path.startswith("hotlines/h") and path.endswith(".html")]) == 700
    assert not town.build().made


def test_readers_never_miss_a_page_while_it_is_rebuilt(town):
    """Whoever reads during rebuilds always finds every page, whole."""
    town.build()
    stop = threading.Event()
    seen: list[str] = []

    def read() -> None:
        while not stop.is_set():
            for path in ("index.html", "hotlines/h0699.html", "notices/index.html"):
                try:
                    seen.append((town.root / "site" / path).read_text(encoding="utf-8")[-8:])
                except OSError as error:
                    seen.append(repr(error))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(8):
        town.write("directory/hotlines/h0001.yml", f"名称: 改{number}\n电话: 021-7000-0001\n核对: 2026-11-01 电话\n")
        town.build()
    stop.set()
    reader.join()
    assert len(seen) > 100
    assert set(seen) == {"</html>\n"} or set(seen) == {"\n</html>"}


def test_a_site_that_is_not_ours_is_not_touched(repository):
    """A folder called site that somebody else made stays, with a word on what to do."""
    repository.write("directory/hotlines/a.yml", "名称: 甲\n电话: 110\n核对: 2026-11-01 电话\n")
    repository.write("site/mine.html", "我的")
    built = repository.build()
    assert [problem.code for problem in built.problems] == ["E601"]
    assert tree(repository.root / "site") == {"mine.html": "我的".encode()}


@pytest.mark.slow
def test_other_path_zone_seed_and_processes_give_the_same_bytes(demo, tmp_path):
    """What comes out depends on the files and the day alone."""
    results = [tree(demo.root / "site")]
    for number, (zone, seed) in enumerate((("America/Los_Angeles", "1"), ("Pacific/Kiritimati", "2"))):
        root = tmp_path / f"somewhere {number}"
        shutil.copytree(demo.root, root, ignore=shutil.ignore_patterns("site", ".lianxin"))
        environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed, "LIANXIN_CACHE": str(tmp_path / f"m{number}")}
        done = lianxin("build", "--root", root, "--today", str(TODAY), env=environment)
        assert done.returncode == 0, done.stdout + done.stderr
        results.append(tree(root / "site"))
    assert results[0].keys() == results[1].keys() == results[2].keys()
    assert [path for path in results[0] if not results[0][path] == results[1][path] == results[2][path]] == []


@pytest.mark.slow
def test_an_incremental_build_gives_the_bytes_of_a_full_one(demo, tmp_path, monkeypatch):
    """After each of many edits, building on what was there equals building from nothing."""
    root = tmp_path / "edited"
    shutil.copytree(demo.root, root, ignore=shutil.ignore_patterns("site", ".lianxin"))
    edited = Repository(root)
    edited.build()
    own_memory = os.environ["LIANXIN_CACHE"]
    for number, edit in enumerate(_EDITS):
        edit(edited)
        built = edited.build()
        assert built.total, built.problems
        fresh = tmp_path / f"fresh{number}"
        shutil.copytree(root, fresh, ignore=shutil.ignore_patterns("site", ".lianxin"))
        monkeypatch.setenv("LIANXIN_CACHE", str(tmp_path / f"memory{number}"))
        Repository(fresh).build()
        monkeypatch.setenv("LIANXIN_CACHE", own_memory)
        one, other = tree(root / "site"), tree(fresh / "site")
        assert one.keys() == other.keys(), edit.__name__
        assert [path for path in one if one[path] != other[path]] == [], edit.__name__
        shutil.rmtree(fresh)


def _a_phone_changes(repository: Repository) -> None:
    _replace(repository, "directory/clinics/daju-health-station.yml", "021-7000-2120", "021-7000-2129")


def _a_unit_is_renamed(repository: Repository) -> None:
    _replace(repository, "directory/units/meiping.yml", "名称: 美平苑居委会", "名称: 美平苑第一居委会")


def _a_notice_comes(repository: Repository) -> None:
    head = "标题: 新来的\n类别: 重要通知\n发布: 2026-11-22\n级别: 紧急\n影响: daju-line\n适用范围: meiping\n"
    repository.write("content/notices/2026-11-22-new.md", f"---\n{head}---\n\n见[大居线](daju-line)。\n")


def _a_record_goes(repository: Repository) -> None:
    (repository.root / "directory/places/luonan-toilet.yml").unlink()


def _a_notice_goes(repository: Repository) -> None:
    (repository.root / "content/notices/2026-11-22-new.md").unlink()


def _a_record_expires(repository: Repository) -> None:
    path = repository.root / "directory/markets/meiluo-supermarket.yml"
    path.write_text(path.read_text(encoding="utf-8") + "失效: 2026-11-01\n", encoding="utf-8")


def _nothing_changes(repository: Repository) -> None:
    assert not repository.build().made


def _a_calendar_comes(repository: Repository) -> None:
    calendar = HERE / "sites/small/directory/calendars/holidays-2027.yml"
    repository.write("directory/calendars/holidays-2027.yml", calendar.read_bytes())


_EDITS = (_a_phone_changes, _a_calendar_comes, _a_unit_is_renamed, _a_notice_comes, _a_record_goes, _nothing_changes,
          _a_notice_goes, _a_record_expires)  # fmt: skip


def _replace(repository: Repository, path: str, old: str, new: str) -> None:
    text = (repository.root / path).read_text(encoding="utf-8")
    assert old in text
    repository.write(path, text.replace(old, new))


def test_nothing_is_made_again_when_nothing_has_changed(repository, monkeypatch):
    """A second build makes nothing, from a relative path as well."""
    repository.write("directory/hotlines/a.yml", "名称: 甲\n电话: 110\n核对: 2026-11-01 电话\n")
    monkeypatch.chdir(repository.root)
    here = Repository(type(repository.root)())
    assert here.build().made == here.build().total
    assert here.build().made == 0
    here.write("directory/hotlines/a.yml", "名称: 乙\n电话: 110\n核对: 2026-11-01 电话\n")
    assert 0 < here.build().made < here.build().total
    assert "乙" in here.page("hotlines/a.html")


def test_a_page_deleted_by_hand_comes_back(repository):
    """What somebody deletes below the workshop is made again, not missed for ever."""
    repository.write("directory/hotlines/a.yml", "名称: 甲\n电话: 110\n核对: 2026-11-01 电话\n")
    for _ in range(3):
        repository.build()
    for build in (repository.root / ".lianxin/builds").iterdir():
        (build / "hotlines/a.html").unlink()
    repository.write("directory/hotlines/b.yml", "名称: 乙\n电话: 119\n核对: 2026-11-01 电话\n")
    repository.build()
    assert "甲" in repository.page("hotlines/a.html")


def test_two_entries_for_one_page_are_refused(repository):
    """Two writers of one page are named, and nothing is published."""
    repository.write("directory/hotlines/a.yml", "名称: 甲\n电话: 110\n核对: 2026-11-01 电话\n")
    repository.write("mkdocs.yml", (HERE.parent / "mkdocs.yml").read_text(encoding="utf-8").partition("nav:")[0])
    repository.write("content/hotlines/a.md", "# 关于甲\n\n由居委会维护。\n")
    built = repository.build()
    assert [problem.code for problem in built.problems] == ["E405"]
    assert "directory/hotlines/a.yml、content/hotlines/a.md" in built.problems[0].message
    assert not (repository.root / "site").exists()


@pytest.mark.parametrize(
    ("instant", "day"),
    [("2026-11-22T15:59:59+00:00", date(2026, 11, 22)), ("2026-11-22T16:00:00+00:00", date(2026, 11, 23))],
)
def test_the_day_is_china_s(monkeypatch, instant, day):
    """At 16:00 UTC it is tomorrow in China already."""

    class Clock(beijing.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls.fromisoformat(instant).astimezone(tz)

    monkeypatch.setattr(beijing, "datetime", Clock)
    assert beijing.today() == day


def test_a_new_day_is_a_new_site(repository):
    """What depends on the day changes with it: a notice runs out by itself."""
    head = "标题: 会过期的\n类别: 温馨提示\n发布: 2026-11-20\n失效: 2026-11-22\n"
    repository.write("content/notices/n.md", f"---\n{head}---\n\n正文\n")
    pipeline.build(repository.root, date(2026, 11, 22), lambda _: None)
    assert "会过期的" in repository.page("notices/index.html")
    pipeline.build(repository.root, date(2026, 11, 23), lambda _: None)
    assert "会过期的" not in repository.page("notices/index.html")
    assert "已过期" in repository.page("notices/n.html")


def test_compressed_twins_hold_what_lies_beside_them(repository):
    """With --compress every text has its .gz and .br; they come, stay as they are, and go again with it."""
    repository.write("directory/hotlines/a.yml", "名称: 甲\n电话: 110\n核对: 2026-11-01 电话\n")
    also = [compressed_closing]
    assert not pipeline.build(repository.root, TODAY, lambda _: None, also).problems
    before = tree(repository.root / "site")
    twins = [path for path in before if path.endswith(".gz")]
    assert {"index.html.gz", "hotlines/a.html.gz", "sw.js.gz"} <= set(twins)
    for path in twins:
        assert gzip.decompress(before[path]) == before[path.removesuffix(".gz")]
        assert brotli.decompress(before[path.removesuffix(".gz") + ".br"]) == before[path.removesuffix(".gz")]
    assert pipeline.build(repository.root, TODAY, lambda _: None, also).made == 0
    repository.build()
    assert not [path for path in tree(repository.root / "site") if path.endswith((".gz", ".br"))]
    pipeline.build(repository.root, TODAY, lambda _: None, also)
    assert tree(repository.root / "site") == before


def test_a_heavy_page_is_told_and_published(repository):
    """A notice that takes more than the first window of a connection is a reminder, not an error."""
    words = "".join(chr(0x4E00 + (n * 7919) % 20000) for n in range(9000))
    text = f"---\n标题: 长\n类别: 温馨提示\n发布: 2026-11-20\n---\n\n{words}\n"
    repository.write("content/notices/2026-11-20-long.md", text)
    built = repository.build()
    assert [problem.code for problem in built.problems] == ["W410"]
    assert "kB" in built.problems[0].message
    assert "长" in repository.page("notices/2026-11-20-long.html")
