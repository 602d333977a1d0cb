"""Shards of everything that a town has: where a page's own index has no answer, it fetches those that may have one.

A shard is an index like an area's, of rows that share a key: two characters that stand side by side in
what they are called, or the end of a number, or the first letters of their pinyin. Which shard holds a key
is computed (``theme/js/search-loose.js`` does the same), so that no page lists them and none grows with
the town. Of a key that very many share the first rows stand for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from build_tools.finding.areas import MOST
from build_tools.finding.findable import Findable
from build_tools.finding.readings import readings_of

# Rows of a key; and of the town for each shard, which makes shards of 150 to 350 rows: 5 to 12 kB over the air.
_MOST_OF_A_KEY = 16
_TOWN_ROWS = 64
_TAIL, _LETTERS, _INITIALS = 4, 4, 3
_PRIME = 65521
_MOST_TEXTS = 4096  # whose parts are kept: labels, addresses and words of categories come again and again
_HAN = re.compile(r"[㐀-鿿]+")


def shards_for(rows: int) -> int:
    """How many shards a town of so many rows has: one as long as a page could carry them all, else a power of two."""
    return 1 if rows <= MOST else 1 << (rows // _TOWN_ROWS).bit_length()


def sharded(found: Sequence[Findable], words_of: Sequence[Sequence[str]], count: int) -> list[list[int]]:
    """The rows of each shard, by their place in ``found``; ``words_of`` has each row's words of categories."""
    if count == 1:
        return [[*range(len(found))]]
    by_key: dict[str, list[int]] = {}
    for place, one in enumerate(found):
        for key in dict.fromkeys(_keys(one, words_of[place])):
            rows = by_key.setdefault(key, [])
            if len(rows) < _MOST_OF_A_KEY:
                rows.append(place)
    shards: list[set[int]] = [set() for _ in range(count)]
    for key, rows in by_key.items():
        shards[shard_of(key, count)].update(rows)
    return [sorted(rows) for rows in shards]


def shard_of(key: str, count: int) -> int:
    """The number of the shard that holds ``key``."""
    hashed = 0
    for character in key:
        hashed = (hashed * 31 + ord(character)) % _PRIME
    return hashed % count


def _keys(one: Findable, words: Iterable[str]) -> Iterator[str]:
    for text in (one.name, *one.others, one.unit, *words):
        yield from _pairs(text)
    for phone in one.phones:
        yield re.sub(r"\D", "", phone)[-_TAIL:]
    for run in _HAN.findall(one.name):
        yield from _spelt(run)


@lru_cache(_MOST_TEXTS)
def _pairs(text: str) -> tuple[str, ...]:
    return tuple(a + b for run in _HAN.findall(text) for a, b in pairwise(run))


@lru_cache(_MOST_TEXTS)
def _spelt(run: str) -> tuple[str, ...]:
    """The first letters of what is said from each character on, and of the initials from the first on."""
    syllables = [next(iter(readings_of(character)), "") for character in run]
    said = ["".join(syllables[start : start + _LETTERS])[:_LETTERS] for start in range(len(syllables))]
    initials = "".join([syllable[:1] for syllable in syllables])
    return (*said, initials[:_INITIALS], initials[:_LETTERS])
