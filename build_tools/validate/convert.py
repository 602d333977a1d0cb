"""A tree of text to the plain data that a kind's model reads, with every key in English."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from build_tools.kinds.fields import Model
from build_tools.load.tree import Mapping, Node, Scalar, Sequence
from build_tools.load.yaml_lines import WIDE_COLONS, bad_colon
from build_tools.problem import Location, Problem
from build_tools.validate.nearest import nearest
from build_tools.validate.pieces import pieces_of
from build_tools.validate.quoting import shortened
from build_tools.validate.shape import FieldShape, fields_by_key, shape_of
from build_tools.values.fold import fold

FieldPath = tuple[str | int, ...]

_FIELD_IN_TEXT = re.compile(rf"(?P<key>\w{{1,12}})\s*(?P<colon>[:{WIDE_COLONS}])(?P<value>.*)", re.DOTALL)


@dataclass(slots=True)
class Converted:
    """Data for one model, where each piece of it stands, and what was wrong with the keys.

    What is ``explained`` already need not be called missing as well.
    """

    path: str
    nodes: dict[FieldPath, Node] = field(default_factory=dict)
    explained: set[FieldPath] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def at(self, place: FieldPath) -> Location:
        """Where ``place`` was written, or the nearest thing that was."""
        while place not in self.nodes:
            place = place[:-1]
        node = self.nodes[place]
        return Location(self.path, node.line, node.column)

    def add(self, node: Node, code: str, message: str, remedy: str) -> None:
        """Note a problem where ``node`` stands."""
        at = Location(self.path, node.line, node.column)
        self.problems.append(Problem(at, code, shortened(message), shortened(remedy)))


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
            _refuse_key(key, model, place, into)
        elif (earlier := first.setdefault(shape.name, key)) is not key:
            what = f"“{key.text}”与第 {earlier.line} 行的“{earlier.text}”是同一个栏目"
            into.add(key, "E120", what, "只留一个；有几个值时写成列表。")
        elif isinstance(value, Scalar) and _says_nothing(value):
            into.nodes[*place, shape.name] = value._replace(line=key.line, column=key.column)
            if _refuse_lost_comment(value, shape, into):
                into.explained.add((*place, shape.name))
        else:
            data[shape.name] = _field(value, shape, (*place, shape.name), into)
    return data


def _refuse_key(key: Scalar, model: type[Model], place: FieldPath, into: Converted) -> None:
    """A word that names no field: {号码：110} is a field with the wrong colon."""
    if not _is_field_in_text(key, model, place, into):
        into.add(key, "E201", f"没有“{key.text}”这个栏目", nearest(key.text, model))


def _is_field_in_text(node: Scalar, model: type[Model], place: FieldPath, into: Converted) -> bool:
    """A field of ``model`` written as one text, with a colon that YAML does not take for one."""
    match = _FIELD_IN_TEXT.match(node.text)
    shape = fields_by_key(model).get(match["key"]) if match else None
    if not match or shape is None:
        return False
    at = Location(into.path, node.line, node.column + match.start("colon"))
    into.problems.append(bad_colon(match["key"], match["colon"], shortened(match["value"].strip()), at))
    into.explained.add((*place, shape.name))
    return True


def _field(node: Node, shape: FieldShape, place: FieldPath, into: Converted) -> Any:
    into.nodes[place] = node
    if not shape.many:
        return _one(node, shape, place, into)
    if isinstance(node, Sequence):
        items = node.items
    elif isinstance(node, Scalar):
        items = tuple(pieces_of(node, shape))
    else:
        items = (node,)
    if shape.required and not items:
        into.add(node, "E202", f"“{shape.label}”没有填", f"{shape.help}。")
        into.explained.add(place)
    return tuple(_item(item, shape, (*place, number), into) for number, item in enumerate(items))


def _item(node: Node, shape: FieldShape, place: FieldPath, into: Converted) -> Any:
    into.nodes[place] = node
    if not isinstance(node, Scalar) or not _says_nothing(node):
        return _one(node, shape, place, into)
    if not _refuse_lost_comment(node, shape, into):
        into.add(node, "E202", f"“{shape.label}”里有一项是空的", "填写这一项，或删掉这一行。")
    into.explained.add(place)
    return ""


def _says_nothing(node: Scalar) -> bool:
    return node.is_blank or not node.text.strip()


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
    if _is_field_in_text(node, shape.model, place, into):
        into.explained.add(place)
        return node
    if "\n" in node.text.strip():
        into.add(node, "E213", f"“{shape.label}”只能写一行", "去掉换行，或分栏目写。")
        into.explained.add(place)
        return node
    data = shape.model.from_short(node.text)
    if data is None:
        fields = "、".join(s.label for s in shape_of(shape.model).values())
        into.add(node, "E212", f"“{shape.label}”要分栏目写", f"另起一行，缩进两格，写：{fields}。")
        into.explained.add(place)
        return node
    known = shape_of(shape.model)
    for name in data:
        into.nodes[*place, name] = node
    return {name: _field(node._replace(text=text), known[name], (*place, name), into) for name, text in data.items()}


def _refuse_lost_comment(node: Scalar, shape: FieldShape, into: Converted) -> bool:
    """70001234 #801 keeps only what stands before the sign (safety C-11); a remark after it is harmless."""
    if not node.comment:
        return False
    is_exact = shape.model is not None or (shape.reads is not None and shape.reads.exact)
    remark = node.comment.removeprefix("# ")
    is_lost = remark == node.comment or (is_exact and _CUT_OFF.match(remark))
    if is_lost:
        remedy = "要保留就去掉 #（分机写“转801”）；是说明就在 # 后面空一格，或另起一行。"
        into.add(node, "E134", f"“{node.comment}”会被当成注释丢掉", remedy)
    return bool(is_lost)


# What a number, a time or a day goes on with, unlike a remark.
_CUT_OFF = re.compile(r"\d|转|分机")
