"""The two lines of ``---`` around a notice's fields, and what people write in their stead."""

from __future__ import annotations

import re

from build_tools.load.characters import problems_in_yaml
from build_tools.problem import Invalid, Location, Problem

FENCE = re.compile(r"^---[ ]*$", re.MULTILINE)
EXAMPLE = "文件第一行写 ---，接着写栏目，再写一行 ---，然后是正文。"
_NEARLY = re.compile(
    r"^[ \t\u3000\u00a0\u200b\u2060\ufeff]?(?:[-—–－─―=~_*+]{2,}|\.{3,}|…+)(?:[ \t\u3000].*)?$|^---.+$", re.MULTILINE
)
_SECOND = re.compile(r"\s*^---[ ]*\n\w+ *: .*\n(?:.*\n)*?---[ ]*$", re.MULTILINE)


def fences_in(text: str, path: str) -> tuple[re.Match[str], re.Match[str]]:
    """Return the two lines; raise ``Invalid`` when one of them is missing or not quite right."""
    found = list(FENCE.finditer(text))
    _check_start(text, path, found)
    end = found[1].start() if len(found) > 1 else len(text)
    if nearly := _NEARLY.search(text, found[0].end() + 1, end):
        raise Invalid(*_false_end(text, path, nearly))
    if len(found) == 1:
        raise Invalid(Problem(Location(path), "E151", "开头的栏目没有用 --- 结束", EXAMPLE))
    if _SECOND.match(text, found[1].end()):
        line = text.count("\n", 0, found[2].start()) + 1
        remedy = "把两段栏目合成一段，删掉中间多余的 ---。"
        raise Invalid(Problem(Location(path, line), "E122", "开头的栏目写了两段", remedy))
    return found[0], found[1]


def _check_start(text: str, path: str, found: list[re.Match[str]]) -> None:
    first_line = text.split("\n", 1)[0]
    if invisible := tuple(problems_in_yaml(first_line, path)):
        raise Invalid(*invisible)
    if not text.strip():
        raise Invalid(Problem(Location(path), "E140", "文件里没有内容", EXAMPLE))
    if not found or found[0].start() != 0:
        what = f"文件要以一行 --- 开头，现在第一行是“{first_line[:20]}”"
        raise Invalid(Problem(Location(path), "E150", what, EXAMPLE))


def _false_end(text: str, path: str, nearly: re.Match[str]) -> tuple[Problem, ...]:
    """Invisible characters are named as such; else the line itself is."""
    if invisible := tuple(problems_in_yaml(text[: nearly.end()], path)):
        return invisible
    line = text.count("\n", 0, nearly.start()) + 1
    what = f"“{nearly[0].strip()[:20]}”不是结束栏目的 ---"
    return (Problem(Location(path, line), "E151", what, "这一行只写三个半角减号 ---，前后不留别的字。"),)
