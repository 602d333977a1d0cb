"""Problems for people, for programs and for GitHub."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from build_tools.load.files import read_bytes
from build_tools.problem import Invalid, Problem, Severity

FORMATS = ("text", "json", "github")
_WIDEST = 60
_TEXTS = (".yml", ".md")


def report(problems: Sequence[Problem], form: str, root: Path, entries: int) -> str:
    """Return all ``problems`` in one of ``FORMATS``."""
    if form == "json":
        return _json(problems, entries)
    if form == "github":
        return "\n".join(map(_github, problems))
    return _text(problems, root, entries)


def _text(problems: Sequence[Problem], root: Path, entries: int) -> str:
    sources: dict[str, list[str]] = {}
    parts = [f"{problem}{_excerpt(problem, root, sources)}" for problem in problems]
    return "\n".join([*parts, _summary(problems, entries)])


def _summary(problems: Iterable[Problem], entries: int) -> str:
    counted = [problem.severity for problem in problems]
    errors, warnings = counted.count(Severity.ERROR), counted.count(Severity.WARNING)
    if not counted:
        return f"{entries} 条记录和公告，没有发现问题。"
    return f"{entries} 条记录和公告，{errors} 个错误，{warnings} 个提醒。"


def _excerpt(problem: Problem, root: Path, sources: dict[str, list[str]]) -> str:
    """The line as it stands, with a mark below the place."""
    path, number, column = problem.at
    if path not in sources:
        sources[path] = _lines(root, path)
    if number > len(sources[path]):
        return ""
    cut = max(0, column - _WIDEST // 2)
    line = sources[path][number - 1][cut : cut + _WIDEST]
    shown = "".join(c if c.isprintable() else " " for c in line)
    if not shown.strip():
        return ""
    pad = _width(shown[: column - 1 - cut])
    return f"\n    这一行现在是：{shown}\n                  {' ' * pad}^"


def _lines(root: Path, path: str) -> list[str]:
    """The lines of a text; nothing of a picture, or of what a link or a device leads to, is ever shown."""
    if not path.endswith(_TEXTS):
        return []
    try:
        data = read_bytes(root, path)
    except (Invalid, ValueError):
        return []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _json(problems: Iterable[Problem], entries: int) -> str:
    listed = [
        {
            "file": problem.at.path,
            "line": problem.at.line,
            "column": problem.at.column,
            "severity": problem.severity.value,
            "code": problem.code,
            "message": problem.message,
            "remedy": problem.remedy,
        }
        for problem in problems
    ]
    errors = sum(problem["severity"] == Severity.ERROR.value for problem in listed)
    result = {"entries": entries, "errors": errors, "warnings": len(listed) - errors, "problems": listed}
    return json.dumps(result, ensure_ascii=False, indent=2)


def _github(problem: Problem) -> str:
    """A workflow command; its own signs are escaped as GitHub wants."""
    path, line, column = problem.at
    text = f"{problem.message}\n怎么改：{problem.remedy}".replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")
    place = str(path).replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return f"::{problem.severity.value} file={place},line={line},col={column},title={problem.code}::{text}"
