"""The usual slips of people who type Chinese, known by the shape of one line.

Each function looks at one line and returns the problem that it shows, with the mended line
to copy, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from build_tools.problem import Location, Problem

WIDE_COLONS = "：﹕∶︰"
FALSE_DASHES = "－—–−─•·●▪◆"

Look = Callable[[str, Location], "Problem | None"]

_KEY = r"^(?P<indent>\s*(?:- +)?)(?P<key>[\w·（）()/]+)"
_WIDE_COLON = re.compile(_KEY + rf"\s*(?P<colon>[{WIDE_COLONS}])\s*(?P<value>.*)$")
_TIGHT_COLON = re.compile(_KEY + r"(?P<colon>:)(?P<value>[^\s/].*)$")
_WIDE_SPACE = re.compile(r"^(?P<before>\s*(?:- +)?(?:[\w·（）()/]+:|-))(?P<space>\u3000+)(?P<value>.*)$")
_WIDE_INDENT = re.compile(r"^ *(?P<space>\u3000)")
_WIDE_DASH = re.compile(rf"^(?P<indent>\s*)(?P<mark>[{FALSE_DASHES}]|\*(?= ))\s*(?P<value>\S.*)$")
_TIGHT_DASH = re.compile(r"^(?P<indent>\s*)(?P<mark>-)(?P<value>[^\s-].*)$")
_TWO_COLONS = re.compile(_KEY + r": +(?P<value>[^\s'\"\[{#].*?:(?: .*)?)$")
_SPECIAL_START = re.compile(_KEY + r": +(?P<value>(?:[\"'\[\]{},@`%&*!|>]|[?-] ).*)$")
_NO_COLON = re.compile(r"^(?P<indent>\s*(?:- +)?)(?P<key>[\w·（）()/]+?)\s*(?:[=＝;；、，,\s]\s*(?P<value>.*))?$")
_WIDE_HASH = re.compile(r"^(?P<indent>\s*)(?P<mark>\uff03)(?P<value>.*)$")
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_BRACKETS = {"[": "]", "{": "}"}


def wide_indent(line: str, at: Location) -> Problem | None:
    """A line that begins with the space of a Chinese keyboard."""
    if not (match := _WIDE_INDENT.match(line)):
        return None
    place = at._replace(column=match.start("space") + 1)
    return Problem(place, "E117", "行首有全角空格", "行首只能用半角空格缩进，请换掉。")


def wide_space(line: str, at: Location) -> Problem | None:
    """The same after a colon or a dash."""
    if not (match := _WIDE_SPACE.match(line)):
        return None
    place = at._replace(column=match.start("space") + 1)
    mended = f"{match['before']} {match['value']}".strip()
    return Problem(place, "E117", f"“{match['before'].strip()}”后面是全角空格", f"换成半角空格：{mended}")


def wide_hash(line: str, at: Location) -> Problem | None:
    """A remark behind a sign that YAML does not know."""
    if not (match := _WIDE_HASH.match(line)):
        return None
    place = at._replace(column=match.start("mark") + 1)
    return Problem(place, "E142", "说明前面的“\uff03”是全角的", f"改成半角：# {match['value'].strip()}")


def conflict(line: str, at: Location) -> Problem | None:
    """What Git leaves where two people have changed one line."""
    if not _CONFLICT.match(line):
        return None
    remedy = "两种内容留一种，再删掉 <<<<<<<、======= 和 >>>>>>> 这三行。"
    return Problem(at, "E143", f"“{line[:20].strip()}”是没有处理完的合并冲突", remedy)


def wide_colon(line: str, at: Location) -> Problem | None:
    """A colon in full width."""
    if not (match := _WIDE_COLON.match(line)):
        return None
    place = at._replace(column=match.start("colon") + 1)
    return bad_colon(match["key"], match["colon"], match["value"], place)


def tight_colon(line: str, at: Location) -> Problem | None:
    """A colon without its space."""
    match = _TIGHT_COLON.match(line)
    if not match or match["key"].isdigit():
        return None
    return bad_colon(match["key"], ":", match["value"], at._replace(column=match.start("colon") + 1))


def bad_colon(key: str, colon: str, value: str, at: Location) -> Problem:
    """Refuse a colon that made its line part of something else."""
    mended = f"{key}: {value}".strip()
    if colon in WIDE_COLONS:
        return Problem(at, "E130", f"“{key}”后面的冒号是全角的", f"改成半角冒号加一个空格：{mended}")
    return Problem(at, "E133", f"“{key}”后面的冒号少了空格", f"在冒号后加一个空格：{mended}")


def no_colon(line: str, at: Location) -> Problem | None:
    """A field's name, and no colon behind it."""
    match = _NO_COLON.match(line)
    if not match or match["key"].isdigit():
        return None
    mended = f"{match['key']}: {match['value'] or '……'}"
    place = at._replace(column=match.start("key") + 1)
    return Problem(place, "E142", f"“{line.strip()[:20]}”里没有冒号", f"写成“栏目: 内容”，例如：{mended}")


def two_colons(line: str, at: Location) -> Problem | None:
    """A sentence with a colon of its own."""
    if not (match := _TWO_COLONS.match(line)):
        return None
    mended = f"{match['key']}: {_quoted(match['value'])}"
    place = at._replace(column=match.start("value") + 1)
    return Problem(place, "E131", "一行里有两个“冒号加空格”", f"把内容用双引号括起来：{mended}")


def special_start(line: str, at: Location) -> Problem | None:
    """A value that begins with a sign of YAML's own."""
    match = _SPECIAL_START.match(line)
    if not match or _is_closed(match["value"]):
        return None
    mended = f"{match['key']}: {_quoted(match['value'])}"
    place = at._replace(column=match.start("value") + 1)
    what = f"内容以特殊符号“{match['value'][0]}”开头，又没有成对"
    return Problem(place, "E132", what, f"补齐另一半，或把内容用双引号括起来：{mended}")


def wide_dash(line: str, at: Location) -> Problem | None:
    """A bullet, or a dash from a Chinese keyboard."""
    if not (match := _WIDE_DASH.match(line)):
        return None
    place = at._replace(column=match.start("mark") + 1)
    return Problem(place, "E135", f"列表前的“{match['mark']}”不是半角减号", f"改成：- {match['value']}")


def tight_dash(line: str, at: Location) -> Problem | None:
    """A dash without its space."""
    if not (match := _TIGHT_DASH.match(line)):
        return None
    place = at._replace(column=match.start("mark") + 1)
    return Problem(place, "E135", "列表的减号后面少了空格", f"改成：- {match['value']}")


LOOKS: tuple[Look, ...] = (
    conflict, wide_indent, wide_space, wide_colon, tight_colon, wide_dash, wide_hash, two_colons, special_start,
    tight_dash,
)  # fmt: skip


def _is_closed(value: str) -> bool:
    """Whether quotes and brackets on this line pair up, so that the mistake is elsewhere."""
    value = value.split(" #", maxsplit=1)[0].rstrip()
    first = value[0]
    if first in "\"'":
        return len(value) > 1 and value.endswith(first)
    if first in _BRACKETS:
        paired = all(value.count(left) == value.count(right) for left, right in _BRACKETS.items())
        return paired and value.endswith(_BRACKETS[first])
    return first in "|>" and len(value) <= 2  # noqa: PLR2004 - a block scalar's mark and chomping


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
