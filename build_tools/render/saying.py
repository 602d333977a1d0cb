"""What we say in Chinese said in English, by one table of words and patterns: ``theme/english.yml``.

A key is Chinese with places in braces, its value English with the same places. One letter tells
what may stand in a place: ``n m k`` a number, ``r`` n/N, ``p`` percent, ``d e`` digits apart,
``t u`` a time of day, ``M N`` a month and ``W V`` a weekday by their Chinese numbers, ``O P`` first
to fifth, ``L`` a day of a lunar month, ``x y z`` whatever can be said itself, ``a b`` anything, said
if it can be. The first key that fits the whole text and leaves nothing in Chinese counts,
else the first that fits. ``theme/js/say.js`` does the same in the browser, for the words of the
search and of the panel 大字.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from build_tools.render.theme import Asset, script_with
from build_tools.values.hours.lunar_days import LUNAR_DAYS

FOREIGN = re.compile(r"[\u3001-\u303f\u3400-\u9fff\uff01-\uff5e]")
"""Characters of Chinese, its punctuation included; without any a text is said as it stands."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = dict(zip("一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True))
_ORDINALS = dict(zip("一二三四五", ("1st", "2nd", "3rd", "4th", "5th"), strict=True))
_NAMES = {
    **{letter: {str(number): name for number, name in enumerate(_MONTHS, 1)} for letter in "MN"},
    **dict.fromkeys("WV", _WEEKDAYS),
    **dict.fromkeys("OP", _ORDINALS),
    "L": {name: str(number) for number, name in enumerate(LUNAR_DAYS, 1)},
}
_PATTERNS = {
    **dict.fromkeys("nmk", r"(\d+(?:\.\d+)?)"),
    **dict.fromkeys("tu", r"(\d{1,2}:\d\d)"),
    **dict.fromkeys("MN", r"(\d{1,2})"),
    **dict.fromkeys("WV", f"([{''.join(_WEEKDAYS)}])"),
    **dict.fromkeys("OP", f"([{''.join(_ORDINALS)}])"),
    "L": f"({'|'.join(LUNAR_DAYS)})",
    **dict.fromkeys("de", r"([\d ]+)"),
    "r": r"(\d+/\d+)",
    "p": r"([\d.]+%)",
    **dict.fromkeys("xyzab", "(.+?)"),
}
_PLACE = re.compile(r"\{(\w)\}")
_SPECIAL = re.compile(r"[.*+?^${}()|\[\]\\]")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")


class Pattern(NamedTuple):
    """A regular expression that Python and JavaScript read alike, the letters of its groups, and what it becomes."""

    source: str
    letters: str
    said: str


class Phrasebook:
    """Texts in English, where they can be said; ``own`` are those of the records."""

    def __init__(self, table: Mapping[str, str], own: Mapping[str, str]) -> None:
        plain = {key: said for key, said in table.items() if not _PLACE.search(key)}
        self._words = {**own, **plain}
        self._patterns = [(re.compile(p.source, re.DOTALL), p) for p in map(_pattern, _with_places(table))]
        self.say = cache(self._say)

    def _say(self, text: str) -> str | None:
        """The English of a text, or None."""
        if not FOREIGN.search(text):
            return text
        if text in self._words:
            return self._words[text]
        first = None
        for said in filter(None, self._fitting(text)):
            if not FOREIGN.search(said):
                return said
            first = first or said
        return first

    def _fitting(self, text: str) -> Iterator[str | None]:
        for compiled, pattern in self._patterns:
            if found := compiled.fullmatch(text):
                pairs = zip(pattern.letters, found.groups(), strict=True)
                yield _filled(pattern.said, {letter: self._value(letter, group) for letter, group in pairs})

    def _value(self, letter: str, group: str) -> str | None:
        if letter in "xyz":
            return self.say(group)
        if letter in "ab":
            return self.say(group) or group
        return _NAMES[letter].get(group) if letter in _NAMES else group


def _filled(said: str, values: Mapping[str, str | None]) -> str | None:
    return None if None in values.values() else _PLACE.sub(lambda place: str(values[place[1]]), said)


def _with_places(table: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(key, said) for key, said in table.items() if _PLACE.search(key)]


def _pattern(entry: tuple[str, str]) -> Pattern:
    key, said = entry
    parts = _PLACE.split(key)
    letters = "".join(parts[1::2])
    parts[::2] = [_SPECIAL.sub(r"\\\g<0>", part) for part in parts[::2]]
    parts[1::2] = [_PATTERNS[letter] for letter in letters]
    return Pattern("".join(parts), letters, said)


class Tables(NamedTuple):
    """Words by who says them: scripts that hold their words, scripts with a table beside them, and what pages say."""

    spoken: dict[str, str]
    scripts: dict[str, str]
    pages: dict[str, str]


@cache
def tables_of(theme: Path) -> Tables:
    """Read ``english.yml``."""
    tables = yaml.load((theme / "english.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    spoken, scripts, joints = (tables[part] for part in ("spoken", "scripts", "joints"))
    pages = {**tables["pages"], **tables["names"], **spoken, **scripts, **joints}
    return Tables({**spoken, **tables["spoken_parts"], **joints}, scripts, pages)


@cache
def name_patterns(theme: Path) -> dict[str, str]:
    """How names are made of others."""
    tables = yaml.load((theme / "english.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return dict(tables["names"])


def english_script(theme: Path) -> Asset:
    """``window.lianxinSay`` for pages in English."""
    table = tables_of(theme).scripts
    patterns = [tuple(_pattern(entry)) for entry in _with_places(table)]
    words = {key: said for key, said in table.items() if not _PLACE.search(key)}
    letters = {letter for _, of, _ in patterns for letter in of}
    names = {letter: said for letter, said in _NAMES.items() if letter in letters}
    return _script(theme, "en", {"words": words, "patterns": patterns, "names": names})


def hant_script(theme: Path, words: Mapping[str, str]) -> Asset:
    """``window.lianxinSay`` for pages in traditional characters: each of ``words`` is put in the place of its key."""
    longest_first = sorted(words.items(), key=lambda pair: (-len(pair[0]), pair))
    return _script(theme, "hant", {"parts": longest_first})


def words_of_scripts(theme: Path) -> list[str]:
    """The Chinese that the search and the panel show, without what stands in its places."""
    return sorted({run for key in tables_of(theme).scripts for run in _HAN_RUN.findall(_PLACE.sub("…", key))})


def _script(theme: Path, name: str, table: object) -> Asset:
    return script_with(theme, f"say-{name}", "say", json.dumps(table, ensure_ascii=False))
