"""The core index: a column for each thing to be compared, so that the browser has only to look through texts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from build_tools.finding.applies import Applies
from build_tools.finding.fillers import FILLERS
from build_tools.finding.findable import Findable
from build_tools.finding.readings import readings_of
from build_tools.words import Category, Words

WITH_THE_PAGE = 3
FIRST = ("year", "own", "kinds", "K", "O", "U", "F", "I", "N", "P", "C", "stop", "words")
"""The columns from which names, numbers and words of categories are answered; the others can follow."""
# How much more likely than other kinds a unit is meant by its name.
PRIOR = 1.5
_HAN = re.compile(r"[㐀-鿿\U00020000-\U0003ffff]")


class Area(NamedTuple):
    """Whose index it is: what serves a 居委's people, and the address of each kind.

    Readings of the characters ``heard`` come with something else.
    """

    findables: Sequence[Findable]
    own: str
    year: int
    kinds: Mapping[str, tuple[str, str, float]]
    heard: frozenset[str] = frozenset()


def core_of(area: Area, words: Words, applies: Applies) -> dict[str, Any]:
    """Columns, rows of them apart by line breaks, cells of a row by tabs; ``theme/js/search-engine.js`` reads them."""
    found = area.findables
    of = [applies.to(one) for one in found]
    used = sorted({number for numbers in of for number in numbers})
    place = {number: at for at, number in enumerate(used)}
    units = list(dict.fromkeys(one.unit for one in found if one.unit))
    kinds = list(dict.fromkeys(one.kind for one in found))
    categories = [_first_words(words.categories[n]) for n in used]
    texts = [one.name + "".join(one.others) for one in found]
    texts += ["".join(group) for group in (*categories, units, [FILLERS])]
    return {
        "year": area.year,
        "own": units.index(area.own) if area.own in units else -2,  # -1 is of what belongs to nobody
        "kinds": [(kind, *area.kinds.get(kind, ("", "", 0))) for kind in kinds],
        "K": [kinds.index(one.kind) for one in found],
        "O": [units.index(one.unit) if one.unit else -1 for one in found],
        "U": cells(units),
        **_fields_of(found),
        "C": rows(",".join(str(place[n]) for n in numbers) for numbers in of),
        "stop": FILLERS,
        "words": rows(map(cells, categories)),
        "py": syllables_of((c for c in dict.fromkeys("".join(texts)) if c not in area.heard), found),
    }


def parted(core: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The first columns, with nothing in the others, and the others."""
    others = {name: column for name, column in core.items() if name not in FIRST}
    return {name: type(column)() if name in others else column for name, column in core.items()}, others


def _fields_of(found: Sequence[Findable]) -> dict[str, Any]:
    return {
        "H": [one.hours for one in found],
        "R": [one.ride for one in found],
        "F": [int(one.is_overdue) for one in found],
        "I": rows(one.id for one in found),
        "N": rows(one.name for one in found),
        "A": rows(cells(one.others) for one in found),
        "P": rows(cells(one.phones) for one in found),
        "D": rows(one.address for one in found),
        "T": rows(one.date.replace("-", "") for one in found),
    }


def _first_words(category: Category) -> list[str]:
    return list(dict.fromkeys(word.lower() for word in (category.name, *category.words[:WITH_THE_PAGE])))


def syllables_of(characters: Iterable[str], found: Iterable[Findable] = ()) -> str:
    """``bing病饼|kan看…``: each Chinese one of ``characters`` under its readings, and under those of records."""
    table: dict[str, dict[str, None]] = {}
    for character in filter(_HAN.match, characters):
        for reading in readings_of(character):
            table.setdefault(reading, {})[character] = None
    for one in (one for one in found if one.readings):
        for character, reading in zip(_HAN.findall(one.name), one.readings, strict=False):
            table.setdefault(reading, {})[character] = None
    return "|".join(reading + "".join(characters) for reading, characters in sorted(table.items()))


def cells(values: Iterable[str]) -> str:
    """One row: texts apart by tabs."""
    return "\t".join([" ".join(value.split()) for value in values])


def rows(values: Iterable[str]) -> str:
    """A column: rows apart by line breaks."""
    return "\n".join([value.replace("\n", " ") for value in values])


def compact(value: object) -> str:
    """JSON without spaces, which neither ends a script element nor breaks a line of one."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
