"""A place in a text that moves on as patterns match; spaces between them mean nothing."""

from __future__ import annotations

import re

_SPACE = re.compile(r"\s*")


class Cursor:
    """Read a text from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Step over ``pattern`` if it stands here."""
        match = pattern.match(self._text, self._skipped())
        if match:
            self._at = match.end()
        return match

    @property
    def rest(self) -> str:
        """What has not been read."""
        return self._text[self._skipped() :]

    def _skipped(self) -> int:
        match = _SPACE.match(self._text, self._at)
        assert match  # noqa: S101 - the pattern matches the empty string
        return match.end()
