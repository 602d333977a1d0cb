"""The pack: fetched when the core does not know a character or has no good answer; one for the whole site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from build_tools.finding.columns import WITH_THE_PAGE, cells, rows, syllables_of
from build_tools.finding.fillers import FURTHER_FILLERS
from build_tools.finding.gb2312 import LEVEL_1, characters_of
from build_tools.finding.readings import readings_of
from build_tools.words import Category, Words

_IDEOGRAPHS = range(0x4E00, 0x9FA6)
# What OpenCC leaves, or has otherwise than people type it.
_OVERRIDES = {
    "裏": "里",
    "臺": "台",
    "麪": "面",
    "麵": "面",
    "鍾": "钟",
    "乾": "干",
    "喫": "吃",
    "羣": "群",
    "牀": "床",
}


def pack_of(words: Words) -> dict[str, str]:
    """What the browser gets, all of it text.

    ``ts`` has the traditional characters, see ``traditional``, ``words`` the further words of each category, ``syn``
    the groups of synonyms, ``stop`` further fillers. ``runs`` has the syllables of the common characters, each with
    the number of characters that it holds for, ``py`` the readings that these do not give.
    """
    further = [(one.name.lower(), *dict.fromkeys(_further_words(one))) for one in words.categories]
    groups = [[word.lower() for word in group] for group in words.synonyms]
    rarer = dict.fromkeys(c for word in (*further, *groups) for c in "".join(word) if c not in usual())
    return {
        "ts": traditional(),
        "runs": "".join(f"{syllable}{len([*run])}" for syllable, run in groupby(syllables_in_order())),
        "py": "|".join(filter(None, (further_readings(), syllables_of(rarer)))),
        "words": rows(map(cells, further)),
        "syn": rows(map(cells, groups)),
        "stop": FURTHER_FILLERS,
    }


def _further_words(category: Category) -> Iterator[str]:
    """What the core has not: the names that the category goes by, and all that people say less often."""
    for word in (*category.used_for, *category.words[WITH_THE_PAGE:]):
        if word != category.name and not word.isdigit():
            yield word.lower()


@cache
def traditional() -> str:
    """Each character of Big5 that has another simplified form, in the order of ``common()``, where that form stands.

    Before each is how many places it stands after the one before; not where that is one place.
    """
    place = {character: at for at, character in enumerate(common())}
    found, before = [], 0
    for character, simple in sorted(_simplified().items(), key=lambda pair: (place[pair[1]], pair[0])):
        steps = place[simple] - before
        before = place[simple]
        found.append(character if steps == 1 else f"{steps}{character}")
    return "".join(found)


def _simplified() -> dict[str, str]:
    from opencc import OpenCC  # noqa: PLC0415 - large, and only the pack needs it

    convert = OpenCC("t2s").convert
    pairs = {character: convert(character) for character in map(chr, _IDEOGRAPHS) if _is_in(character, "big5")}
    pairs |= _OVERRIDES
    return {character: simple for character, simple in pairs.items() if character != simple and simple in usual()}


@cache
def syllables_in_order() -> tuple[str, ...]:
    """A reading for each character of ``common()``, so that they rise as they do in GB 2312, which is in that order.

    A few are readings that nobody uses today: 掺 stands there as chan.
    """
    ordered = sorted({reading for one in common() for reading in readings_of(one)}, key=_place_of)
    place = {reading: at for at, reading in enumerate(ordered)}
    # The most characters read right, ending at each syllable at the latest; and where each of these came from.
    most, ways = [0.0] * len(ordered), []
    for character in common():
        right = dict.fromkeys(map(place.__getitem__, readings_of(character)), 1.0)
        so_far, way = _rising(most)
        most = [gain + right.get(at, 0) for at, gain in enumerate(so_far)]
        ways.append(way)
    at = max(range(len(ordered)), key=most.__getitem__)
    found = []
    for way in reversed(ways):
        found.append(ordered[at])
        at = way[at]
    return tuple(reversed(found))


def _rising(values: Sequence[float]) -> tuple[list[float], list[int]]:
    """The greatest of ``values`` up to each place, and where it stands."""
    best, highest, places = 0, [], []
    for at, value in enumerate(values):
        best = at if value > values[best] else best
        highest.append(values[best])
        places.append(best)
    return highest, places


def _place_of(syllable: str) -> str:
    """How GB 2312 sorts it: lü comes after lu, lüe after luan."""
    return syllable.replace("ve", "uan!").replace("v", "u!")


@cache
def further_readings() -> str:
    """The readings of common characters besides the one in order."""
    table: dict[str, str] = {}
    for character, known in zip(common(), syllables_in_order(), strict=True):
        for reading in readings_of(character):
            if reading != known:
                table[reading] = table.get(reading, "") + character
    return "|".join(reading + characters for reading, characters in sorted(table.items()))


@cache
def usual() -> frozenset[str]:
    """The characters of ``common()``."""
    return frozenset(common())


@cache
def common() -> str:
    """The characters of which nearly everything is written."""
    return characters_of(LEVEL_1)


def _is_in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
