"""Which categories of words apply to what: by its fields, its numbers, or the words in its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from build_tools.finding.findable import Findable
from build_tools.words import Category

_SHORTEST, _LONGEST = 2, 12


class Applies:
    """Ask for the numbers of the categories that apply to something, in the order of the file."""

    def __init__(self, categories: Sequence[Category]) -> None:
        self._by_word: dict[str, list[int]] = {}
        for number, category in enumerate(categories):
            for word in category.used_for:
                self._by_word.setdefault(word, []).append(number)
        self._in_name = cache(self._words_in)
        # What lies in its area's index lies in several shards too.
        self._to = cache(self._numbers)

    def to(self, found: Findable) -> tuple[int, ...]:
        """Fields and numbers decide; else the last words of a record's name, or all of a notice's."""
        return self._to(found.name, found.phones, found.labels, found.date)

    def _numbers(self, name: str, phones: Sequence[str], labels: Sequence[str], date: str) -> tuple[int, ...]:
        numbers = (re.sub(r"\D", "", phone) for phone in phones)
        told = [word for word in (*labels, *numbers) if word in self._by_word]
        within = self._in_name(name)
        named = within if date else within[-1:] if not told else ()
        return tuple(sorted({number for word in (*told, *named) for number in self._by_word[word]}))

    def _words_in(self, name: str) -> tuple[str, ...]:
        """The words of ``used_for`` that a name holds, those within longer ones left out."""
        spans = [*self._spans(name)]
        return tuple(name[a:b] for a, b in spans if not any(c <= a and b <= d and (a, b) != (c, d) for c, d in spans))

    def _spans(self, name: str) -> Iterator[tuple[int, int]]:
        for start in range(len(name)):
            for end in range(start + _SHORTEST, min(len(name), start + _LONGEST) + 1):
                if name[start:end] in self._by_word and not name[start:end].isdigit():
                    yield start, end
