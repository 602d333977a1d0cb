"""What an editor did when YAML does not parse, said in an editor's words.

libyaml reports where it gave up, often a line after the mistake; the usual mistakes of
people who type Chinese are looked for by their shape on that line and the ones before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from build_tools.problem import Location, Problem

_KEY = r"^(?P<indent>\s*(?:- +)?)(?P<key>[\w·（）()/]+)"
_WIDE_COLON = re.compile(_KEY + r"\s*(?P<colon>：)\s*(?P<value>.*)$")
_TIGHT_COLON = re.compile(_KEY + r"(?P<colon>:)(?P<value>[^\s/].*)$")
_WIDE_DASH = re.compile(r"^(?P<indent>\s*)(?P<mark>[－—–−•·●]) *(?P<value>\S.*)$")
_TIGHT_DASH = re.compile(r"^(?P<indent>\s*)(?P<mark>-)(?P<value>[^\s-].*)$")
_TWO_COLONS = re.compile(_KEY + r": +(?P<value>[^\s'\"\[{#].*?: .*)$")
_SPECIAL_START = re.compile(_KEY + r": +(?P<value>[\"'\[{@`%&*!|>?-].*)$")
_LINES_BEFORE = 2

_Look = Callable[[str, Location], "Problem | None"]


def explain(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> Problem:
    """Return the likeliest mistake near the place where libyaml gave up."""
    mark = error.problem_mark or error.context_mark
    number, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    context = error.context_mark.line if error.context_mark else number
    for look in _LOOKS:
        for index in _near(number, context, len(lines)):
            at = Location(path, first_line + index, 1)
            if found := look(lines[index], at):
                return found
    at = Location(path, first_line + min(number, len(lines) - 1), column + 1)
    return _unclosed(error, path, first_line) or Problem(
        at, "E139", "这里的写法不对", "对照示例检查：缩进是否对齐、冒号后有没有空格、引号和括号是否成对。"
    )


def no_mapping(text: str, path: str, first_line: int) -> Problem:
    """Say why a file is one piece of text instead of fields."""
    for index, line in enumerate(text.split("\n")):
        for look in (_wide_colon, _tight_colon):
            if found := look(line, Location(path, first_line + index, 1)):
                return found
    return Problem(Location(path, first_line), "E141", "文件要由“栏目: 内容”组成", "照着示例填写，一行一个栏目。")


def bad_colon(key: str, colon: str, at: Location) -> Problem:
    """Refuse a colon that made its line part of the text above."""
    if colon == "：":
        return Problem(at, "E130", f"“{key}”后面的冒号是全角的", f"改成半角冒号加一个空格：{key}: ……")
    return Problem(at, "E133", f"“{key}”后面的冒号少了空格", f"在冒号后加一个空格：{key}: ……")


def _near(number: int, context: int, count: int) -> list[int]:
    """Where the parser stopped, then the lines before it, then where its block began."""
    lines = [*range(number, number - _LINES_BEFORE - 1, -1), context]
    return [line for line in dict.fromkeys(lines) if 0 <= line < count]


def _wide_colon(line: str, at: Location) -> Problem | None:
    if not (match := _WIDE_COLON.match(line)):
        return None
    mended = f"{match['indent']}{match['key']}: {match['value']}".strip()
    place = at._replace(column=match.start("colon") + 1)
    return Problem(place, "E130", f"“{match['key']}”后面的冒号是全角的", f"改成半角冒号加一个空格：{mended}")


def _tight_colon(line: str, at: Location) -> Problem | None:
    match = _TIGHT_COLON.match(line)
    if not match or match["key"].isdigit():
        return None
    mended = f"{match['indent']}{match['key']}: {match['value']}".strip()
    place = at._replace(column=match.start("colon") + 1)
    return Problem(place, "E133", f"“{match['key']}”后面的冒号少了空格", f"在冒号后加一个空格：{mended}")


def _two_colons(line: str, at: Location) -> Problem | None:
    if not (match := _TWO_COLONS.match(line)):
        return None
    mended = f"{match['key']}: {_quoted(match['value'])}"
    place = at._replace(column=match.start("value") + 1)
    return Problem(place, "E131", "一行里有两个“冒号加空格”", f"把内容用双引号括起来：{mended}")


def _special_start(line: str, at: Location) -> Problem | None:
    match = _SPECIAL_START.match(line)
    if not match or _is_closed(match["value"]):
        return None
    mended = f"{match['key']}: {_quoted(match['value'])}"
    place = at._replace(column=match.start("value") + 1)
    what = f"内容以特殊符号“{match['value'][0]}”开头，又没有成对"
    return Problem(place, "E132", what, f"补齐另一半，或把内容用双引号括起来：{mended}")


def _wide_dash(line: str, at: Location) -> Problem | None:
    if not (match := _WIDE_DASH.match(line)):
        return None
    place = at._replace(column=match.start("mark") + 1)
    return Problem(place, "E135", f"列表前的“{match['mark']}”不是半角减号", f"改成：- {match['value']}")


def _tight_dash(line: str, at: Location) -> Problem | None:
    if not (match := _TIGHT_DASH.match(line)):
        return None
    place = at._replace(column=match.start("mark") + 1)
    return Problem(place, "E135", "列表的减号后面少了空格", f"改成：- {match['value']}")


_LOOKS: tuple[_Look, ...] = (
    _wide_colon, _tight_colon, _wide_dash, _two_colons, _special_start, _tight_dash,
)  # fmt: skip


def _unclosed(error: yaml.MarkedYAMLError, path: str, first_line: int) -> Problem | None:
    """A quotation mark or a bracket may be closed, by accident, far below where it began."""
    context = error.context or ""
    mark = error.context_mark
    if not mark:
        return None
    at = Location(path, first_line + mark.line, mark.column + 1)
    if "quoted scalar" in context:
        return Problem(at, "E136", "引号没有成对", "在这段内容的末尾补上同样的引号。")
    if "flow" in context:
        return Problem(at, "E137", "括号没有成对，或两项之间少了逗号", "补上另一半括号；各项之间用半角逗号隔开。")
    if "block" in context or "key" in context:
        problem = error.problem_mark or mark
        at = Location(path, first_line + problem.line, problem.column + 1)
        return Problem(at, "E138", "缩进没有对齐", "同一级的栏目左边要对齐，下一级多缩进两个半角空格。")
    return None


def _is_closed(value: str) -> bool:
    """Whether quotes and brackets on this line pair up, so that the mistake is elsewhere."""
    value = value.split(" #", maxsplit=1)[0].rstrip()
    first = value[0]
    if first in "\"'":
        return len(value) > 1 and value.endswith(first)
    if first in "[{":
        return value.count("[") == value.count("]") and value.count("{") == value.count("}")
    return first in "|>" and len(value) <= 2  # noqa: PLR2004 - a block scalar's mark and chomping


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
