"""The one error that a value's parser may raise."""

from __future__ import annotations


class BadValue(ValueError):
    """The text cannot be this kind of value; ``remedy`` shows what would be."""

    def __init__(self, message: str, remedy: str = "", code: str = "E212") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.code = code
