"""Every page in traditional characters.

OpenCC's ``s2tw`` writes the characters of 台灣 and keeps the words. ``s2twp`` would make a 打印店 a
列印店, and whoever looks for it would find no such sign. What a site wants otherwise stands in
its settings (繁体用词) or in a record's 译文.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from build_tools.kinds import Record
from build_tools.model import Directory
from build_tools.output import key_of
from build_tools.render.languages import is_ours
from build_tools.render.saying import hant_script, words_of_scripts
from build_tools.render.spoken import spoken_scripts
from build_tools.render.texts import words_of
from build_tools.render.twin import Twin

# Where OpenCC 1.1 means another word than residents do.
_SLIPS = (
    ("冲马桶", "沖馬桶"),
    ("冲一冲", "沖一沖"),
    ("冲不下去", "沖不下去"),
    ("修表", "修錶"),
    ("不准", "不准"),
    ("人参", "人參"),
)
_BETWEEN = "\ue002"  # private use: in no source file, and OpenCC leaves it alone

Pair = tuple[str, str]
Pairs = tuple[Pair, ...]


def hant_twin(directory: Directory, theme: Path) -> Twin:
    """Return what makes the pages in traditional characters."""
    settings = directory.settings
    pairs = (
        *_SLIPS,
        *settings.hant_pairs,
        *(pair for record in directory.records for pair in _written(record) if all(pair)),
    )
    words = {word: to_hant(word, pairs) for word in words_of_scripts(theme)}
    script = hant_script(theme, {word: said for word, said in words.items() if word != said})
    spoken = spoken_scripts(theme, "zh-hant", partial(to_hant, pairs=pairs))
    say = partial(_say, pairs)
    digest = key_of(pairs, settings.address or "", script.path, *(asset.path for asset in spoken.values()))
    return Twin(
        tag="zh-Hant",
        site=settings.address or "",
        is_there=is_ours,
        say=say,
        say_data=partial(to_hant, pairs=pairs),
        script=script,
        spoken=spoken,
        digest=digest,
    )


def _written(record: Record) -> Iterator[Pair]:
    """What a record says itself in traditional characters, beside what it says in simplified ones."""
    if record.i18n and record.i18n.zh_hant:
        yield from words_of(record, record.i18n.zh_hant, "、")


def _say(pairs: Pairs, texts: Sequence[str]) -> list[str]:
    return to_hant(_BETWEEN.join(texts), pairs).split(_BETWEEN)


def to_hant(text: str, pairs: Pairs) -> str:
    """Convert by phrases; then put what is written otherwise in the place of what OpenCC made of it."""
    converted = str(_opencc().convert(text))
    for simplified, traditional in pairs:
        converted = converted.replace(str(_opencc().convert(simplified)), traditional)
    return converted


@cache
def _opencc() -> Any:
    import opencc  # noqa: PLC0415 - only for sites that want it

    return opencc.OpenCC("s2tw")
