"""A place in a text that moves on as patterns match; spaces between them mean nothing."""

from __future__ import annotations

import re

from build_tools.values.errors import BadValue


class Cursor:
    """Read a folded text from left to right; ``typed`` is the same text as the editor wrote it."""

    def __init__(self, text: str, typed: str = "") -> None:
        self._text = text
        self._typed = typed or text
        self._at = 0

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Step over ``pattern`` if it stands here."""
        match = pattern.match(self._text, self._skipped())
        if match:
            self._at = match.end()
        return match

    def take_bracket(self) -> Cursor | None:
        """Step over a pair of brackets and return what stands between them."""
        start = self._skipped()
        if not self._text.startswith("(", start):
            return None
        depth = 0
        for end in range(start, len(self._text)):
            depth += {"(": 1, ")": -1}.get(self._text[end], 0)
            if not depth:
                self._at = end + 1
                return Cursor(self._text[start + 1 : end], self._typed[start + 1 : end])
        raise BadValue(f"“{self._typed[start:][:12]}”的括号没有收尾", "补上“）”。", "E206")

    def typed(self, match: re.Match[str], group: int = 0) -> str:
        """What the editor wrote where ``match`` stands."""
        return self._typed[match.start(group) : match.end(group)]

    @property
    def everything(self) -> str:
        """The whole text as it was written."""
        return self._typed

    @property
    def rest(self) -> str:
        """What has not been read."""
        return self._text[self._skipped() :]

    def _skipped(self) -> int:
        at = self._at
        while self._text[at : at + 1].isspace():
            at += 1
        return at
