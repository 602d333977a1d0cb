"""Lists in brackets, typed with the brackets and commas of a Chinese keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from build_tools.load.tree import Node, Scalar
from build_tools.problem import Location, Problem

WIDE_BRACKETS = frozenset("\uff3b\uff5b")
_CLOSING = ("\uff3d", "\uff5d")
_COMMA = re.compile("[，；、]")
_NARROW = {0xFF3B: "[", 0xFF3D: "]", 0xFF5B: "{", 0xFF5D: "}", ord("，"): ", ", ord("、"): ", ", ord("："): ": "}


def wide_brackets(text: str) -> tuple[str, str, str] | None:
    """Say of a text in full-width brackets what is wrong with it: a code, a message and a remedy."""
    if not text.endswith(_CLOSING):
        return None
    remedy = f"改成半角：{text.translate(_NARROW)}；括号是内容的一部分就加双引号。"
    return "E137", f"“{text[0]}”是全角的括号", remedy


def wide_commas(items: Sequence[Node], path: str) -> Iterator[Problem]:
    """Yield the items of a list in brackets that were meant as several: [老人，残疾] holds one."""
    texts = [item for item in items if isinstance(item, Scalar) and item.plain]
    for item in texts:
        match = _COMMA.search(item.text)
        if match and (match[0] != "、" or len(items) == 1):
            at = Location(path, item.line, item.column + match.start())
            mended = _COMMA.sub(", ", item.text)
            remedy = f"改成半角逗号加空格：[{mended}]；逗号是内容的一部分就加双引号。"
            yield Problem(at, "E137", f"方括号里的“{match[0]}”不分隔两项", remedy)
