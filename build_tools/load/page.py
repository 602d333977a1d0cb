"""A page written by hand: what the engine would obey in it, or read in an encoding of its own, is refused.

The engine is trusted with its settings, not with its content: it runs HTML, obeys fields such
as ``template`` and gives types to YAML, so a page holds words, links and at most a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from build_tools.load.characters import problems_in_prose, problems_in_yaml
from build_tools.load.decode import decode
from build_tools.load.fences import EXAMPLE, fences_in
from build_tools.load.limits import RECORD
from build_tools.load.markdown_code import blanked, without_code
from build_tools.load.markdown_depth import too_deep
from build_tools.load.tree import Mapping, Node, Scalar
from build_tools.load.yaml_tree import read_part
from build_tools.problem import Invalid, Location, Problem

_FIELDS = ("title", "description")
# MkDocs reads fields from the first lines even where no fence stands around them.
_BARE_FIELD = re.compile(r" {0,3}[A-Za-z0-9_-]+:(?:\s|$)")
_NOTE = re.compile(r"^<!--[^<>]*-->$", re.MULTILINE)
_HTML = re.compile(r"<(?!https://[^<>\s]*>)[A-Za-z/!?][^\s>]{0,20}")
_ATTRIBUTE = re.compile(r"\{[^{}\n]*=[^{}\n]*\}")
_LINK = re.compile(r"\]\(\s*<?(?P<inline>[^)\s>]*)|^ {0,3}\[[^\]\n]+\]:\s*<?(?P<defined>\S+)", re.MULTILINE)
_SAFE = ("https://", "tel:", "mailto:", "#")
_TEXT = "tag:yaml.org,2002:str"


def check_page(data: bytes, path: str) -> None:
    """Raise ``Invalid`` with everything that may not stand in a page."""
    text = decode(data, path, RECORD)
    body = 0
    if text.startswith("---"):
        opened, closed = fences_in(text, path)
        _check_fields(text[opened.end() + 1 : closed.start()], path)
        body = closed.end() + 1
    elif _BARE_FIELD.match(text):
        raise Invalid(Problem(Location(path), "E150", "文件开头的这一行会被当成栏目，不会显示", EXAMPLE))
    if problems := tuple(_in_prose(text[body:], path, text.count("\n", 0, body) + 1)):
        raise Invalid(*problems)


def _check_fields(text: str, path: str) -> None:
    if problems := tuple(problems_in_yaml(text, path, 2)):
        raise Invalid(*problems)
    fields = read_part(text, path, RECORD, 2)
    if not isinstance(fields, Mapping):
        raise Invalid(Problem(Location(path, 2), "E141", "开头要由“栏目: 内容”组成", EXAMPLE))
    if problems := tuple(found for key, value in fields.entries if (found := _in_field(key, value, path))):
        raise Invalid(*problems)


def _in_field(key: Scalar, value: Node, path: str) -> Problem | None:
    at = Location(path, value.line, value.column)
    if key.text not in _FIELDS:
        remedy = f"手写的网页开头只能写 {' 和 '.join(_FIELDS)}；公告请放进 content/notices/。"
        return Problem(Location(path, key.line, key.column), "E201", f"没有“{key.text}”这个栏目", remedy)
    if not isinstance(value, Scalar):
        return Problem(at, "E212", f"“{key.text}”只能写一行字", f"写成：{key.text}: 关于本站")
    if "<" in value.text or "\n" in value.text.strip():
        return Problem(at, "E213", f"“{key.text}”只能写一行字，不能有 <", "删掉 < 和换行。")
    if value.plain and _type_of(value.text) != _TEXT:
        return Problem(at, "E132", f"“{value.text}”会被当成数字或日期", f'加双引号：{key.text}: "{value.text}"')
    return None


def _type_of(text: str) -> str:
    return str(yaml.SafeLoader("").resolve(yaml.ScalarNode, text, (True, False)))  # type: ignore[no-untyped-call]


def _in_prose(text: str, path: str, first_line: int) -> Iterator[Problem]:
    yield from problems_in_prose(text, path, first_line)
    if deep := too_deep(text, path, first_line):
        yield deep
    bare = _NOTE.sub(blanked, without_code(text))
    for pattern, what, remedy in _FORBIDDEN:
        for match in pattern.finditer(bare):
            yield Problem(_place(bare, match.start(), path, first_line), "E334", what.format(match[0][:30]), remedy)
    for match in _LINK.finditer(bare):
        target = match["inline"] or match["defined"] or ""
        if not _is_safe(target):
            at = _place(bare, match.start(), path, first_line)
            remedy = "写 https:// 网址、tel: 电话、mailto: 邮箱，或同一个网站里的文件。"
            yield Problem(at, "E333", f"链接“{target[:60]}”不安全", remedy)


_FORBIDDEN = (
    (_HTML, "手写的网页里不能有 HTML 标签“{}”", "删掉标签，用 Markdown 写；要显示代码就用反引号 ` 括起来。"),
    (_ATTRIBUTE, "手写的网页里不能写属性“{}”", "删掉花括号和里面的字。"),
)


def _is_safe(target: str) -> bool:
    """Whether an address leads within the site or plainly to where a reader may go."""
    return target.startswith(_SAFE) or not re.search(r"[:&\\]|^/", target)


def _place(text: str, index: int, path: str, first_line: int) -> Location:
    line = text.count("\n", 0, index)
    return Location(path, first_line + line, index - text.rfind("\n", 0, index))
