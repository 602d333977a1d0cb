"""The list of households for cards with a code of their own: a CSV file that goes to the printer and nowhere else.

Columns: 楼栋 (the id of a building, where the card varies by building), 门牌 (a line below the code), 码 (what is
added to the address in the code, behind a #, so that it never leaves the phone). Names have no place in it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from build_tools.load.decode import decode
from build_tools.load.limits import Limits
from build_tools.problem import Invalid, Location, Problem

COLUMNS = ("楼栋", "门牌", "码")
_LIMITS = Limits(size=8 * 1024 * 1024)
_DOOR = re.compile(r"[0-9A-Za-z#\-甲乙丙丁东西南北号楼栋幢座梯层单元室弄支路村组区期]{1,20}")
_CODE = re.compile(r"[0-9A-Za-z-]{1,16}")
_MOST_TOLD = 10


class Household(NamedTuple):
    """A row: the building's id or nothing, the line, the code."""

    building: str
    line: str
    code: str


def households_in(path: Path) -> list[Household]:
    """Read the list; raise ``Invalid`` with every row that cannot be printed (the first ten are told)."""
    name = path.as_posix()
    try:
        data = path.read_bytes()
    except OSError:
        raise Invalid(Problem(Location(name), "E530", "打不开这个文件", "看看文件名和文件夹写对没有。")) from None
    rows = [*csv.reader(io.StringIO(decode(data, name, _LIMITS)))]
    header = [column.strip() for column in rows[0]] if rows else []
    if not header or set(header) - {*COLUMNS} or len(set(header)) != len(header):
        what = f"第一行应是列名（{'、'.join(COLUMNS)}），现在是：{'、'.join(header) or '空的'}"
        remedy = "只留这几列，别的列（姓名、电话）不要交给印刷店；用 WPS 另存为“CSV UTF-8（逗号分隔）”。"
        raise Invalid(Problem(Location(name), "E530", what, remedy))
    found = [(line, _row(header, row)) for line, row in enumerate(rows[1:], 2) if any(cell.strip() for cell in row)]
    problems = [*_problems(name, header, found)]
    if problems:
        raise Invalid(*problems[:_MOST_TOLD])
    return [household for _, household in found]


def _row(header: list[str], row: list[str]) -> Household:
    cells = dict(zip(header, (cell.strip() for cell in row), strict=False))
    return Household(*(cells.get(column, "") for column in COLUMNS))


def _problems(name: str, header: list[str], rows: list[tuple[int, Household]]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    if not rows:
        yield Problem(Location(name, 2), "E530", "表里一户也没有", "从第二行起，一户一行。")
    for line, (_, door, code) in rows:
        at = Location(name, line, 1)
        if door and not _DOOR.fullmatch(door):
            yield Problem(at, "E531", f"“门牌”只能写门牌：{door}", "写成 12号楼301室 或 12-301；不要写姓名。")
        if ("码" in header and not _CODE.fullmatch(code)) or (not code and not door):
            yield Problem(at, "E531", f"“码”只能是 1 到 16 个数字、字母或短横：{code or '空的'}", "不要用姓名或电话。")
        if code and code in seen:
            yield Problem(at, "E532", f"码 {code} 和第 {seen[code]} 行一样", "每户的码要不同。")
        seen.setdefault(code, line)
