"""What a message quotes is short and stands on one line, however much was typed."""

from __future__ import annotations

import re

_LONG = re.compile(r"(?<=“)[^”]{61,}(?=”)|[^\s“”，。：；、]{81,}")
_KEPT = 40


def shortened(text: str) -> str:
    """Return ``text`` on one line, with the middle of what is very long left out."""
    if len(text) <= _KEPT and "\n" not in text:
        return text
    return _LONG.sub(lambda match: f"{match[0][:_KEPT]}……{match[0][-_KEPT // 4 :]}", text.replace("\n", " "))
