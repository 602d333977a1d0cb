"""How a character may be read: several ways, the likeliest first.

All usual characters stand in ``readings.txt``, a line for those that are read alike. ``from_pypinyin.py`` has worked
them out (``pytest tests/test_search.py --bless`` does it again), because to ask it takes half a second and 50 MB.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from build_tools.finding.from_pypinyin import worked_out

TABLE = Path(__file__).with_name("readings.txt")


@cache
def readings_of(character: str) -> tuple[str, ...]:
    """Syllables without tones, ü as v, the likeliest first; empty for what is not read aloud."""
    if not character.isalnum():
        return ()
    if character.isascii():
        return (character.lower(),) if character.isalpha() else ()
    return _of_usual_characters().get(character) or worked_out(character)


@cache
def _of_usual_characters() -> Mapping[str, tuple[str, ...]]:
    lines = (line.split(" ") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {
        character: alike for told, characters in lines for alike in [(*told.split(","),)] for character in characters
    }
