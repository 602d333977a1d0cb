"""How characters are read, worked out of pypinyin: ``readings.txt`` was, and rarer ones are.

pypinyin alone misreads one local name in four, so several readings of a character are kept.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

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


def worked_out(character: str) -> tuple[str, ...]:
    """Syllables without tones, ü as v, the likeliest first; empty for what is not read aloud."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - 400 ms, and no build needs it

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
