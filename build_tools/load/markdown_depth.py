"""How deeply quotations and lists may lie in one another.

The reader of Markdown is not ours: thousands of levels end the whole process.
"""

from __future__ import annotations

import re

from build_tools.problem import Location, Problem

_DEEPEST = 12
_MARK = r"(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))"
_TOO_DEEP = re.compile(rf"^(?:[ \t]*{_MARK}){{{_DEEPEST + 1}}}", re.MULTILINE)
_INDENTED = re.compile(rf"^(?:[ ]{{{4 * _DEEPEST}}}|\t{{{_DEEPEST}}})[ \t]*{_MARK}", re.MULTILINE)


def too_deep(text: str, path: str, first_line: int) -> Problem | None:
    """Return the first line that lies too deep, if any does."""
    match = _TOO_DEEP.search(text) or _INDENTED.search(text)
    if not match:
        return None
    line = first_line + text.count("\n", 0, match.start())
    what = f"引用或列表套了太多层（超过 {_DEEPEST} 层）"
    return Problem(Location(path, line), "E128", what, "减少行首的 >、- 或空格。")
