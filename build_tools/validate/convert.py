"""A tree of text to the plain data that a kind's model reads, with every key in English."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import Any

from build_tools.kinds.fields import Model
from build_tools.load.tree import Mapping, Node, Scalar, Sequence
from build_tools.problem import Location, Problem
from build_tools.validate.shape import FieldShape, fields_by_key, shape_of
from build_tools.values.fold import fold

FieldPath = tuple[str | int, ...]


@dataclass(slots=True)
class Converted:
    """Data for one model, where each piece of it stands, and what was wrong with the keys."""

    path: str
    nodes: dict[FieldPath, Node] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def at(self, place: FieldPath) -> Location:
        """Where ``place`` was written, or the nearest thing that was."""
        while place not in self.nodes:
            place = place[:-1]
        node = self.nodes[place]
        return Location(self.path, node.line, node.column)

    def add(self, node: Node, code: str, message: str, remedy: str) -> None:
        """Note a problem where ``node`` stands."""
        self.problems.append(Problem(Location(self.path, node.line, node.column), code, message, remedy))


def convert(tree: Mapping, model: type[Model], path: str) -> tuple[dict[str, Any], Converted]:
    """Return the data of one entry and its positions."""
    converted = Converted(path)
    return _table(tree, model, (), converted), converted


def _table(node: Mapping, model: type[Model], place: FieldPath, into: Converted) -> dict[str, Any]:
    into.nodes[place] = node.entries[0][0] if node.entries else node
    known = fields_by_key(model)
    data: dict[str, Any] = {}
    first: dict[str, Scalar] = {}
    for key, value in node.entries:
        shape = known.get(key.text) or known.get(fold(key.text))
        if shape is None:
            into.add(key, "E201", f"没有“{key.text}”这个栏目", _nearest(key.text, model))
        elif (earlier := first.setdefault(shape.name, key)) is not key:
            what = f"“{key.text}”与第 {earlier.line} 行的“{earlier.text}”是同一个栏目"
            into.add(key, "E120", what, "只留一个；有几个值时写成列表。")
        elif isinstance(value, Scalar) and value.is_blank:
            into.nodes[*place, shape.name] = value._replace(line=key.line, column=key.column)
        else:
            data[shape.name] = _field(value, shape, (*place, shape.name), into)
    return data


def _field(node: Node, shape: FieldShape, place: FieldPath, into: Converted) -> Any:
    into.nodes[place] = node
    if not shape.many:
        return _one(node, shape, place, into)
    if isinstance(node, Sequence):
        items = node.items
    elif isinstance(node, Scalar):
        items = tuple(_split(node, shape))
    else:
        items = (node,)
    return tuple(_item(item, shape, (*place, number), into) for number, item in enumerate(items))


def _item(node: Node, shape: FieldShape, place: FieldPath, into: Converted) -> Any:
    into.nodes[place] = node
    if isinstance(node, Scalar) and node.is_blank:
        into.add(node, "E202", f"“{shape.label}”里有一项是空的", "填写这一项，或删掉这一行。")
    return _one(node, shape, place, into)


def _one(node: Node, shape: FieldShape, place: FieldPath, into: Converted) -> Any:
    if shape.model and isinstance(node, Mapping):
        return _table(node, shape.model, place, into)
    if isinstance(node, Scalar) and shape.model:
        return _short(node, shape, place, into)
    if isinstance(node, Scalar):
        _refuse_lost_comment(node, shape, into)
        return node.text
    return node


def _short(node: Scalar, shape: FieldShape, place: FieldPath, into: Converted) -> Any:
    """One line standing for a table: a phone's number, a location's address."""
    assert shape.model  # noqa: S101 - asked by the caller
    data = shape.model.from_short(node.text)
    if data is None:
        fields = "、".join(s.label for s in shape_of(shape.model).values())
        into.add(node, "E212", f"“{shape.label}”要分栏目写", f"另起一行，缩进两格，写：{fields}。")
        return node
    known = shape_of(shape.model)
    for name in data:
        into.nodes[*place, name] = node
    return {name: _field(node._replace(text=text), known[name], (*place, name), into) for name, text in data.items()}


def _split(node: Scalar, shape: FieldShape) -> list[Scalar]:
    """One line where a list is wanted: 全科、中医科 or 8:30 10:00."""
    between = shape.model.between if shape.model else shape.reads and shape.reads.between
    if not between:
        return [node]
    pieces = []
    start = 0
    for end, following in [*(match.span() for match in between.finditer(node.text)), (len(node.text),) * 2]:
        if end > start:
            comment = node.comment if end == len(node.text) else ""
            pieces.append(node._replace(text=node.text[start:end], column=node.column + start, comment=comment))
        start = following
    return pieces


def _refuse_lost_comment(node: Scalar, shape: FieldShape, into: Converted) -> None:
    """62345678 #801 keeps only what stands before the sign (safety C-11); a remark after it is harmless."""
    is_exact = shape.reads is not None and shape.reads.exact
    remark = node.comment.removeprefix("# ")
    if node.comment and (remark == node.comment or (is_exact and remark[:1].isdigit())):
        remedy = "要保留就去掉 #（分机写“转801”）；是说明就在 # 后面空一格，或另起一行。"
        into.add(node, "E134", f"“{node.comment}”会被当成注释丢掉", remedy)


def _nearest(typed: str, model: type[Model]) -> str:
    """The field that was probably meant, else all there are."""
    known = fields_by_key(model)
    word = fold(typed).strip(" “”\"'")
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    guess = _MEANT.get(word) or next((key for key in known if len(key) > 1 and (key in word or word in key)), None)
    label = next((known[key].label for key in (guess, *near) if key in known), None)
    if label:
        return f"你是不是想写“{label}”？"
    return f"这里可以写：{'、'.join(shape.label for shape in shape_of(model).values())}。"


_MEANT = {
    "联系电话": "电话", "手机": "电话", "座机": "电话", "tel": "电话", "phone": "电话", "热线": "电话",
    "地址": "位置", "地点": "位置", "address": "位置",
    "开放时间": "时间", "营业时间": "时间", "服务时间": "时间", "办公时间": "时间", "opening_hours": "时间",
    "姓名": "名称", "标题": "名称", "title": "标题", "别名": "又名", "说明": "简介", "介绍": "简介",
    "内容": "简介", "小区": "适用范围", "范围": "适用范围", "网站": "链接", "网址": "链接",
    "日期": "发布", "分类": "类别", "类型": "类别", "有效期": "失效", "截止": "失效", "到期": "失效",
    "核实": "核对", "更新": "核对", "来源": "依据", "出处": "依据", "班车": "发车", "时刻表": "时刻",
}  # fmt: skip
