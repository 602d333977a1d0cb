"""How a character may be read: pypinyin alone misreads one local name in four, so several readings are kept.

They are worked out once for all characters in use, and kept in the user's cache folder: to ask
pypinyin for one takes half a second, and every build of a town asks.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import version

from build_tools.finding.gb2312 import BOTH_LEVELS, characters_of
from build_tools.memory import folder_for

# A reading counts that this share of the phrases with the character has, and so many of them.
_SHARE = 0.06
_FEWEST = 3
# What stands in names of streets and surnames and seldom in phrases.
_IN_NAMES = {
    "血": ("xue", "xie"), "朝": ("chao", "zhao"), "厦": ("sha", "xia"), "六": ("liu", "lu"), "剥": ("bo", "bao"),
    "查": ("cha", "zha"), "单": ("dan", "shan"), "仇": ("qiu", "chou"), "乐": ("le", "yue"), "薄": ("bao", "bo"),
    "率": ("lv", "shuai"), "熟": ("shu", "shou"), "谁": ("shui", "shei"), "露": ("lu", "lou"),
    "长": ("chang", "zhang"), "重": ("chong", "zhong"), "行": ("hang", "xing"), "会": ("hui", "kuai"),
    "还": ("huan", "hai"), "都": ("du", "dou"), "弄": ("long", "nong"), "汇": ("hui",), "泖": ("mao",),
    "莘": ("xin", "shen"), "浜": ("bang",), "宅": ("zhai",), "堡": ("bao", "pu"), "蔚": ("wei", "yu"),
    "解": ("jie", "xie"), "区": ("qu", "ou"), "曲": ("qu",), "盛": ("sheng", "cheng"), "石": ("shi", "dan"),
    "员": ("yuan", "yun"), "尉": ("wei", "yu"), "华": ("hua",), "任": ("ren",), "覃": ("qin", "tan"),
    "圩": ("wei", "xu"), "埭": ("dai",), "泾": ("jing",), "塘": ("tang",), "术": ("shu", "zhu"),
}  # fmt: skip


@cache
def readings_of(character: str) -> tuple[str, ...]:
    """Syllables without tones, ü as v, the likeliest first; empty for what is not read aloud."""
    if not character.isalnum():
        return ()
    if character.isascii():
        return (character.lower(),) if character.isalpha() else ()
    return tuple(_of_usual_characters().get(character) or _worked_out(character))


@cache
def _of_usual_characters() -> Mapping[str, Sequence[str]]:
    """The readings of every character that stands in a phrase or in GB 2312."""
    decided_by = (version("pypinyin"), _SHARE, _FEWEST, sorted(_IN_NAMES.items()))
    file = folder_for("readings") / f"{blake2b(repr(decided_by).encode(), digest_size=8).hexdigest()}.json"
    with suppress(OSError, ValueError):
        return json.loads(file.read_text(encoding="utf-8"))  # type: ignore[no-any-return]
    found = {character: _worked_out(character) for character in sorted({*_counted(), *characters_of(BOTH_LEVELS)})}
    partial = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):  # a full disk or a read-only home costs only time
        partial.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
        partial.replace(file)
    return found


def _worked_out(character: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - 170 ms, and most builds need no new reading

    counted = _counted().get(character, Counter())
    total = sum(counted.values())
    found = [reading for reading, n in counted.most_common() if n >= _FEWEST and n >= total * _SHARE]
    every = (*_IN_NAMES.get(character, ()), *lazy_pinyin(character), *found)
    return tuple(dict.fromkeys(reading for reading in map(_plain, every) if reading.isascii() and reading.isalpha()))


@cache
def _counted() -> dict[str, Counter[str]]:
    """How often each character is read how, over pypinyin's 47,000 phrases."""
    from pypinyin import Style  # noqa: PLC0415 - as above
    from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415
    from pypinyin.style import convert  # noqa: PLC0415

    counted: dict[str, Counter[str]] = {}
    plain = cache(lambda syllable: convert(syllable, Style.NORMAL, strict=False))
    for phrase, syllables in phrases_dict.items():
        if len(phrase) == len(syllables):
            for character, options in zip(phrase, syllables, strict=True):
                counted.setdefault(character, Counter())[_plain(plain(options[0]))] += 1
    return counted


def _plain(syllable: str) -> str:
    return syllable.lower().replace("ü", "v")
