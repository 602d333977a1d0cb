"""YAML to a tree of text, from libyaml's events.

Events are read, never composed or constructed: composing 100,000 nested brackets kills
the process, and constructing gives types to text. Anchors, aliases and tags have no use
in a directory and are refused, so nothing in a file can be larger than it looks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

import yaml

from build_tools.load import yaml_mistakes
from build_tools.load.characters import fault_of_escapes
from build_tools.load.limits import Limits
from build_tools.load.tree import Mapping, Node, Scalar, Sequence
from build_tools.load.yaml_flow import wide_commas
from build_tools.load.yaml_plain import ODD_STARTS, slips_in_plain
from build_tools.problem import Invalid, Location, Problem

_MOST = 50  # a file with so many was not written by hand


def read_tree(text: str, path: str, limits: Limits) -> Mapping | Sequence:
    """Return what ``text`` says, or raise ``Invalid`` with everything wrong in its writing."""
    return read_part(text, path, limits, 1)


def read_part(text: str, path: str, limits: Limits, first_line: int) -> Mapping | Sequence:
    """Read the part of a file that begins on ``first_line``; offsets count from there."""
    reader = _Reader(text, path, limits, first_line)
    try:
        root = reader.document()
    except yaml.MarkedYAMLError as error:
        raise Invalid(*_told_once(*reader.problems, *yaml_mistakes.explain(error, text, path, first_line))) from None
    if isinstance(root, Scalar) and root.is_blank:
        raise Invalid(_empty(path, first_line))
    if isinstance(root, Scalar):
        reader.problems += yaml_mistakes.no_mapping(text, path, first_line)
    if reader.problems:
        raise Invalid(*_told_once(*reader.problems))
    assert not isinstance(root, Scalar)  # noqa: S101 - a lone scalar is a problem, raised above
    return root


def _told_once(*problems: Problem) -> Iterable[Problem]:
    """One problem for each place: a slip and its consequence are the same to an editor."""
    return {problem.at: problem for problem in reversed(problems)}.values()


def _empty(path: str, first_line: int) -> Problem:
    return Problem(Location(path, first_line), "E140", "文件里没有内容", "照着示例填写，或删掉这个文件。")


class _Reader:
    """One pass over the events; what can be read past is collected in ``problems``."""

    def __init__(self, text: str, path: str, limits: Limits, first_line: int) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._path = path
        self._limits = limits
        self._first_line = first_line
        self._depth = 0
        self._has_comments = "#" in text
        self._count = 0
        self._next: Callable[[], Any] = yaml.CSafeLoader(text).get_event

    def document(self) -> Node:
        """Return the root of the one document that a file may hold."""
        self._next()
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            raise Invalid(_empty(self._path, self._first_line))
        if start.version or start.tags:
            self._refuse(start, "E123", "不允许 % 指令", "删掉这一行。")
        root = self._node(self._next())
        self._next()
        following = self._next()
        if not isinstance(following, yaml.StreamEndEvent):
            remedy = "删掉多余的 ---，或拆成两个文件。"
            self._refuse(following, "E122", "一个文件里只能有一份内容，这里又出现了 ---", remedy)
        return root

    def _node(self, event: Any) -> Node:
        self._count += 1
        if self._count > self._limits.events:
            self._stop(event, "E121", "内容太多", "把内容拆成几个文件。")
        written_as = event.__class__
        if written_as is yaml.ScalarEvent:
            return self._scalar(event)
        if written_as is yaml.AliasEvent:
            self._refuse(event, "E125", "不允许 * 引用", "把内容写全；文字以 * 开头时加双引号。")
            return Scalar("", *self._position(event), event.start_mark.index, event.end_mark.index)
        self._refuse_marks(event)
        self._depth += 1
        if self._depth > self._limits.depth:
            most = self._limits.depth
            self._stop(event, "E128", f"层数太深（超过 {most} 层）", "检查缩进和括号是否写错。")
        read = self._mapping if written_as is yaml.MappingStartEvent else self._sequence
        node = read(event)
        self._depth -= 1
        return node

    def _sequence(self, start: Any) -> Sequence:
        items = []
        while (event := self._next()).__class__ is not yaml.SequenceEndEvent:
            items.append(self._node(event))
        if start.flow_style:
            self.problems += wide_commas(items, self._path)
        line, column = self._position(start)
        return Sequence(tuple(items), line, column, *_extent(start, event))

    def _mapping(self, start: Any) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        first: dict[str, Scalar] = {}
        while (event := self._next()).__class__ is not yaml.MappingEndEvent:
            key = self._node(event)
            value = self._node(self._next())
            if not isinstance(key, Scalar) or not key.text.strip():
                self._refuse(event, "E124", "栏目名只能是一个词", "写成“栏目: 内容”。")
                continue
            earlier = first.setdefault(unicodedata.normalize("NFKC", key.text).strip(), key)
            if earlier is not key:
                what = f"“{key.text}”写了两次（第一次在第 {earlier.line} 行）"
                self._refuse(event, "E120", what, "只留一个；有几个值时写成列表，每行一个“- ”。")
            entries.append((key, value))
        line, column = self._position(start)
        return Mapping(tuple(entries), line, column, *_extent(start, event))

    def _scalar(self, event: Any) -> Scalar:
        if event.anchor or event.tag:
            self._refuse_marks(event)
        start, stop, text = event.start_mark.index, event.end_mark.index, event.value
        if len(text) > self._limits.characters:
            self._refuse(event, "E127", f"这一项太长（{len(text)} 个字）", "请缩短，或拆成几项。")
        plain = event.implicit[0]
        if not plain:
            self._refuse_escape(event, text)
        elif text and (text[0] in ODD_STARTS or event.start_mark.line != event.end_mark.line):
            self.problems += slips_in_plain(event, self._text, self._path, self._first_line)
        comment = self._comment_after(stop) if self._has_comments else ""
        return Scalar(text, *self._position(event), start, stop, plain, comment)

    def _comment_after(self, stop: int) -> str:
        end = self._text.find("\n", stop)
        rest = self._text[stop : end if end >= 0 else None].strip()
        return rest if rest.startswith("#") else ""

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor:
            self._refuse(event, "E125", "不允许 & 标记", "把内容写全；文字以 & 开头时加双引号。")
        if event.tag:
            self._refuse(event, "E126", "不允许 ! 标签", "删掉它；文字以 ! 开头时加双引号。")

    def _refuse_escape(self, event: Any, text: str) -> None:
        if fault := fault_of_escapes(text):
            self._refuse(event, fault.code, "引号里" + fault.message, "删掉反斜杠写法的控制字符。")

    def _refuse(self, event: Any, code: str, message: str, remedy: str) -> None:
        at = Location(self._path, *self._position(event))
        self.problems.append(Problem(at, code, message, remedy))
        if len(self.problems) > _MOST:
            raise Invalid(*self.problems)

    def _stop(self, event: Any, code: str, message: str, remedy: str) -> None:
        self._refuse(event, code, message, remedy)
        raise Invalid(*self.problems)

    def _position(self, event: Any) -> tuple[int, int]:
        mark = event.start_mark
        return mark.line + self._first_line, mark.column + 1


def _extent(start: Any, end: Any) -> tuple[bool, int, int]:
    return bool(start.flow_style), start.start_mark.index, end.end_mark.index
