"""One of a fixed set of words, each with its English value and its Chinese label."""

from __future__ import annotations

import difflib
from enum import Enum
from typing import Self

from build_tools.values.errors import BadValue
from build_tools.values.fold import fold


class Choice(Enum):
    """Base of closed lists: ``ACTIVE = "active", "正常"``; further words are accepted spellings."""

    _value_: str

    def __new__(cls, value: str, *_labels: str) -> Self:
        """Let the English word be the value."""
        member = object.__new__(cls)
        member._value_ = value
        return member

    def __init__(self, _value: str, *labels: str) -> None:
        self.label = labels[0]
        self.words = {self._value_, *labels}
        self.rank = len(type(self))

    def __str__(self) -> str:
        return self.label

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the English word or a Chinese label; list the choices when it is neither."""
        word = fold(text)
        meant = {spelling.lower(): member for member in cls for spelling in member.words}
        if word.lower() in meant:
            return meant[word.lower()]
        near = difflib.get_close_matches(word.lower(), meant, n=1, cutoff=0.5)
        guess = f"你是不是想写“{meant[near[0]].label}”？" if near else ""
        labels = "、".join(member.label for member in cls)
        raise BadValue(f"没有“{word}”这个选项", f"{guess}可以写：{labels}。", "E208")
