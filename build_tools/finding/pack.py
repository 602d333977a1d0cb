"""The pack: fetched when the core does not know a character or has no good answer; one for the whole site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from build_tools.finding.columns import WITH_THE_PAGE, cells, rows, syllables_of
from build_tools.words import Category, Words

_LEVEL_1 = range(0xB0, 0xD8)
_CELLS = range(0xA1, 0xFF)
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
    """``ts`` pairs of a traditional and its simplified character, ``py`` readings, ``words`` the further words."""
    further = [(one.name.lower(), *dict.fromkeys(_further_words(one))) for one in words.categories]
    groups = [[word.lower() for word in group] for group in words.synonyms]
    return {
        "ts": simplified_pairs(),
        "py": syllables_of(dict.fromkeys(common() + "".join(map("".join, (*further, *groups))))),
        "words": rows(map(cells, further)),
        "syn": rows(map(cells, groups)),
    }


def _further_words(category: Category) -> Iterator[str]:
    """What the core has not: the names that the category goes by, and all that people say less often."""
    for word in (*category.used_for, *category.words[WITH_THE_PAGE:]):
        if word != category.name and not word.isdigit():
            yield word.lower()


@cache
def simplified_pairs() -> str:
    """Each character of Big5 that has another simplified form, followed by that."""
    from opencc import OpenCC  # noqa: PLC0415 - large, and only the pack needs it

    convert = OpenCC("t2s").convert
    pairs = {character: convert(character) for character in map(chr, _IDEOGRAPHS) if _is_in(character, "big5")}
    usual = frozenset(common())
    pairs |= _OVERRIDES
    return "".join(a + b for a, b in pairs.items() if a != b and b in usual)


@cache
def common() -> str:
    """The 3,755 characters of the first level of GB 2312, of which nearly everything is written."""
    cells = (bytes((row, cell)) for row in _LEVEL_1 for cell in _CELLS)
    return "".join(cell.decode("gb2312", errors="ignore") for cell in cells)


def _is_in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
