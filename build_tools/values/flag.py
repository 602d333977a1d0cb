"""Yes and no, in words; YAML's own reading of ``no`` and ``off`` never applies."""

from __future__ import annotations

from build_tools.values.errors import BadValue
from build_tools.values.fold import fold

_YES = {"是", "有", "true", "yes", "y"}
_NO = {"否", "无", "没有", "不", "false", "no", "n"}


def parse_flag(text: str) -> bool:
    """Read 是/否 or true/false; anything else is refused."""
    word = fold(text).lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise BadValue(f"“{text}”看不出是“是”还是“否”", "写“是”或“否”。", "E208")
