"""The file of an edition to the edition, if nobody has touched it."""

from __future__ import annotations

import re

from build_tools.kinds.base import Origin
from build_tools.kinds.edition import Edition
from build_tools.kinds.edition_code import edition_code
from build_tools.load.tree import Mapping, Sequence
from build_tools.problem import Invalid, Location, Problem
from build_tools.validate.validate import table_of

_PLACE = re.compile(r"directory/cards/([^/]+)/editions/[^/]+\.yml")
_REMEDY = "印出去的改不了，记下来的也就不能改：从版本库里恢复原来的文件；内容有变，就把卡的“版次”加一，重新定版。"


def card_in(path: str) -> str:
    """The id of the card whose edition lies at ``path``; empty where no edition may lie."""
    match = _PLACE.fullmatch(path)
    return match[1] if match else ""


def edition_in(tree: Mapping | Sequence, path: str, digest: str) -> Edition:
    """Return the edition; raise ``Invalid`` for what is wrong in it, and where its seal is not its own."""
    if not isinstance(tree, Mapping):
        raise Invalid(Problem(Location(path), "E141", "文件要由“栏目: 内容”组成", _REMEDY))
    edition = table_of(tree, Edition, path, {"origin": Origin(path, None, digest)})
    for label, written, due in (
        ("连心卡", edition.card, card_in(path)),
        ("短码", edition.code, edition_code(edition.card, edition.edition)),
        ("校验", edition.seal, edition.seal_due),
    ):
        if written != due:
            raise Invalid(Problem(_line_of(label, tree, path), "E341", f"定版文件被改过：“{label}”对不上", _REMEDY))
    return edition


def _line_of(label: str, tree: Mapping, path: str) -> Location:
    node = next((value for key, value in tree.entries if key.text == label), tree)
    return Location(path, node.line, node.column)
