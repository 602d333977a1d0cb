"""One of a fixed set of words, each with its English value and its Chinese label."""

from __future__ import annotations

import difflib
from enum import Enum
from typing import Self

from build_tools.values.errors import BadValue


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
        word = text.strip()
        for member in cls:
            if word in member.words or word.lower() == member.value:
                return member
        labels = [member.label for member in cls]
        near = difflib.get_close_matches(word, labels, n=1, cutoff=0.5)
        guess = f"你是不是想写“{near[0]}”？" if near else ""
        raise BadValue(f"没有“{word}”这个选项", f"{guess}可以写：{'、'.join(labels)}。", "E208")
