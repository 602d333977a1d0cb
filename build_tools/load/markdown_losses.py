"""What Markdown would swallow without a word: definitions that nobody uses, empty links, includes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.load.markdown_code import without_code
from build_tools.load.yaml_lines import conflict
from build_tools.problem import Location, Problem

_SUSPECT = re.compile(r"\]:|\]\(\s*\)|--8<--|\{!|!\[\[|<<<<<<<|>>>>>>>|```|~~~")
_DEFINITION = re.compile(r"^[ \t>*+-]*\[(?P<label>[^\]\n]+)\]:[ \t]*(?P<rest>.*)$", re.MULTILINE)
_BEHIND_FENCE = re.compile(r"^[ \t>*+-]*(?P<fence>```+|~~~+)[ \t]*(?P<words>[^`\n]*[^\x00-\x7f][^`\n]*)$", re.MULTILINE)
_EMPTY = re.compile(r"!?\[[^\]\n]*\]\(\s*\)")
_INCLUDE = re.compile(r"^.*?(?P<mark>--8<--|\{!|!\[\[)", re.MULTILINE)


def losses_in(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """Yield each line of a notice that readers would miss."""
    if not _SUSPECT.search(text):
        return
    for match in _BEHIND_FENCE.finditer(text):
        what = f"{match['fence'][:3]} 后面的“{match['words'][:20]}”不会显示"
        yield Problem(_place(text, match.start("words"), path, first_line), "E152", what, "另起一行写。")
    bare = without_code(text)
    if "<<<<<<<" in bare or ">>>>>>>" in bare:
        lines = enumerate(bare.split("\n"), first_line)
        yield from (found for number, line in lines if (found := conflict(line, Location(path, number))))
    for match in _DEFINITION.finditer(bare):
        label, rest = match["label"], match["rest"]
        if bare.count(f"[{label}]") == 1:
            what = f"“[{label[:20]}]: ”开头的一行会被当成链接的定义，不会显示"
            remedy = f"把半角冒号改成全角的：[{label}]：{rest[:60]}"
            yield Problem(_place(bare, match.start("label") - 1, path, first_line), "E152", what, remedy)
    for match in _EMPTY.finditer(bare):
        remedy = "在圆括号里写网址、电话（tel:）或编号，或去掉方括号和圆括号。"
        yield Problem(_place(bare, match.start(), path, first_line), "E333", f"“{match[0][:30]}”没有网址", remedy)
    for match in _INCLUDE.finditer(bare):
        what = f"“{match['mark']}”不能引用别的文件"
        remedy = "把要显示的内容直接写在这里；图片写成 ![说明](文件名)。"
        yield Problem(_place(bare, match.start("mark"), path, first_line), "E153", what, remedy)


def _place(text: str, index: int, path: str, first_line: int) -> Location:
    line = text.count("\n", 0, index)
    return Location(path, first_line + line, index - text.rfind("\n", 0, index))
