"""Numbers and times found in text, however they are grouped for reading aloud."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

_HYPHENS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2212", "-") | dict.fromkeys("\u2009\u202f\u00a0\u2006\u200a\u3000", " ")
)
_TIME = r"\d{1,2}[:∶]\d{2}"
_FIGURE = re.compile(rf"{_TIME}|\d+(?:[- ]\d+)*(?![:∶]\d)")
_MOST_GROUPS = 5


def figures_in(text: str) -> Iterator[tuple[str, ...]]:
    """Yield each time as one piece, and each run of digits as the pieces that blanks and hyphens make of it.

    >>> [*figures_in("021 7000-5001，6:30开")]
    [('021', '7000', '5001'), ('6:30',)]
    """
    for match in _FIGURE.finditer(text.translate(_HYPHENS)):
        found = match[0].replace("∶", ":")
        yield (found,) if ":" in found else tuple(re.split(r"[- ]", found))


def listed(texts: Iterable[str]) -> Counter[str]:
    """Count the figures of records, each with its groups put together: 021-7000-5001 is 02170005001."""
    return Counter("".join(pieces) for text in texts for pieces in figures_in(text))


def recognised(text: str, known: Counter[str]) -> tuple[Counter[str], list[str]]:
    """Count the figures of ``text`` that are ``known``, and list those that are not.

    Neighbours in a line may look like one grouped number: pieces are put together as ``known`` has them,
    the longest first.
    """
    found: Counter[str] = Counter()
    foreign: list[str] = []
    for pieces in figures_in(text):
        _take_apart(pieces, known, found, foreign)
    return found, foreign


def _take_apart(pieces: Sequence[str], known: Counter[str], found: Counter[str], foreign: list[str]) -> None:
    start = 0
    while start < len(pieces):
        ends = range(min(len(pieces), start + _MOST_GROUPS), start, -1)
        end = next((end for end in ends if "".join(pieces[start:end]) in known), None)
        if end is None:
            foreign.append(pieces[start])
            end = start + 1
        else:
            found["".join(pieces[start:end])] += 1
        start = end
