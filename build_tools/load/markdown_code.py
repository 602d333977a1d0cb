"""Code in Markdown: what stands in it is shown as it is, and means nothing."""

from __future__ import annotations

import re

_CODE = re.compile(
    r"^ {0,3}(?P<fence>```+|~~~+)[^\n]*\n.*?^ {0,3}(?P=fence)[ ]*$|(?P<ticks>`+)[^`\n]+(?P=ticks)",
    re.MULTILINE | re.DOTALL,
)


def without_code(text: str) -> str:
    """Return ``text`` with spaces in place of code, so that every other character keeps its place."""
    return _CODE.sub(blanked, text) if "`" in text or "~~~" in text else text


def blanked(match: re.Match[str]) -> str:
    """Return spaces for what was found, on as many lines."""
    return re.sub(r"[^\n]", " ", match[0])
