"""What the safety tests share: small files as volunteers write them, and how a report must sound."""

from __future__ import annotations

import io
import os
import re
import resource
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from build_tools.codes import CODES
from build_tools.intake import source_of
from build_tools.kinds import KINDS
from build_tools.load.source import parse_source
from build_tools.problem import Invalid
from build_tools.validate import entries_of
from build_tools.validate.shape import shape_of

TODAY = "2026-11-22"
HOTLINE = "directory/hotlines/property.yml"
BOX = "directory/places/post-box.yml"
BUS = "directory/shuttles/daju-line.yml"
PAGE = "content/about.md"
NOTICE_PAGE = "notices/2026-11-20-water-off.html"
CANARY = "canary-7f3a-021-5555-0000"
NOTICE = "content/notices/2026-11-20-water-off.md"
HEAD = "---\n标题: 停水通知\n类别: 重要通知\n发布: 2026-11-20\n"
GOOD = {
    "directory/hotlines/citizen.yml": "名称: 市民热线\n电话: 12345\n",
    "content/notices/2026-11-01-clubs.md": HEAD.replace("停水通知", "兴趣班报名") + "---\n周三下午报名。\n",
}
_NAMES = {shape.label: shape.name for kind in KINDS for shape in shape_of(kind).values()}
_CHINESE = re.compile("[\u4e00-\u9fff]")
_ROOT = Path(__file__).parents[2]
_MOST_MEMORY = 2 * 1024**3


class Read(NamedTuple):
    """What one file gave."""

    entries: list
    errors: list


def english(label: object) -> str | None:
    """A field's English name, for the names of tests."""
    return _NAMES.get(label) if isinstance(label, str) else None


def box(line: str) -> str:
    """A post box on two lines, and the line that a test is about as its third."""
    return f"名称: 南门邮筒\n类别: 邮筒\n{line}\n"


def hotline(line: str) -> str:
    """A hotline on one line, and the line that a test is about as its second."""
    return f"名称: 物业服务处\n{line}\n"


def bus(line: str) -> str:
    """A shuttle whose sixth line is the one that a test is about."""
    return f"名称: 大居班车\n站点: 北门、大润发\n时刻:\n  - 方向: 往大润发\n    开行: 每天\n    {line}\n"


def notice(line: str = "", body: str = "今晚停水。\n") -> str:
    """A notice whose fifth line is the one that a test is about."""
    return HEAD + (line + "\n" if line else "") + "---\n" + body


WRITTEN = notice(body="今晚 22:00 起停水。\n")


def sounds_right(problem, text: str | None = None):
    """A problem is one line of Chinese, says how to mend it, and stands where the file has a line."""
    assert problem.code in CODES
    assert _CHINESE.search(problem.message), problem
    assert _CHINESE.search(problem.remedy), problem
    assert "\n" not in problem.message + problem.remedy, problem
    assert "Traceback" not in problem.message
    if text is not None:
        lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
        assert 1 <= problem.at.line <= len(lines), f"{problem.at} in a file of {len(lines)} lines: {problem.message}"
    return problem


def told(repository, text: str | bytes, path: str = BOX) -> list:
    """Write a file and return the errors that ``check`` reports in it."""
    repository.write(path, text)
    found = [p for p in repository.check().problems if p.code.startswith("E") and p.at.path == path]
    return [sounds_right(problem, text if isinstance(text, str) else None) for problem in found]


def refused(repository, text: str | bytes, path: str = BOX):
    """The first error of a file that must not pass."""
    found = told(repository, text, path)
    assert found, f"nothing was said of {text[:300]!r}"
    return found[0]


def understood(repository, text: str | bytes, path: str = BOX):
    """The one entry of a file that must pass."""
    repository.write(path, text)
    checked = repository.check()
    assert [str(p) for p in checked.problems if p.code.startswith("E")] == []
    (entry,) = [entry for entry in checked.directory.entries if entry.origin.path == path]
    return entry


def read(text: str | bytes, path: str = BOX, area_code: str = "") -> Read:
    """The same of one file by itself, without a disk: for the thousands."""
    try:
        source = parse_source(text if isinstance(text, bytes) else text.encode(), path)
        found = {"body": source.body} if source.body else {}
        entries, problems = entries_of(source.tree, source_of(path, source.digest), area_code, found)
    except Invalid as error:
        return Read([], [sounds_right(problem) for problem in error.problems])
    return Read(entries, [sounds_right(problem) for problem in problems])


def quoted(text: str) -> str:
    """Single quotes around a value, in which YAML changes nothing."""
    return "'" + text.replace("'", "''") + "'"


def site_of(repository) -> dict[str, bytes]:
    """Every byte that a reader can get."""
    site = repository.root / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def lianxin(root: Path, *arguments: str, timeout: int = 60, **environment: str) -> subprocess.CompletedProcess:
    """Run a command as a volunteer does, in a process that may not take the machine along."""
    return subprocess.run(
        [sys.executable, "-m", "build_tools", *arguments, "--root", str(root), "--today", TODAY],
        capture_output=True,
        timeout=timeout,
        check=False,
        env={**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONIOENCODING": "utf-8", **environment},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY)),
    )


def reported(done: subprocess.CompletedProcess) -> str:
    """What a command printed; it must have ended by itself, with 0 or 1, and without a word of Python."""
    said = done.stdout.decode() + done.stderr.decode()
    assert done.returncode in (0, 1), f"ended with {done.returncode}: {said[-500:]}"
    assert "Traceback" not in said
    assert "E900" not in said, said[-500:]
    return said


def problems_at(repository, path: str):
    """The errors that name a path."""
    found = [p for p in repository.check().problems if p.code.startswith("E") and p.at.path == path]
    return [sounds_right(problem) for problem in found]


def anything(path: str) -> bytes:
    """Content that is right for a file of this name."""
    if path.lower().endswith(".png"):
        return picture()
    return (hotline("电话: 110") if path.lower().endswith(".yml") else notice()).encode()


def picture(form: str = "PNG", size: tuple[int, int] = (3, 2)) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, "white").save(data, form)
    return data.getvalue()


def values_of(entry):
    return {name: str(value) for name, value in entry.__dict__.items() if name != "origin"}
