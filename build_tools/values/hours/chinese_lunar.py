"""Days of the lunar calendar in Chinese hours: 农历初一、十五, 农历逢三、六、九, 除夕至正月初三."""

from __future__ import annotations

import re

from build_tools.values.hours.joints import AND, TO
from build_tools.values.hours.lunar_days import LUNAR_DAYS
from build_tools.values.hours.week import Days

_LUNAR_DAY = "|".join(LUNAR_DAYS)
_LUNAR = re.compile(
    rf"(?:(?:每月)?农历(?:每月)?|(?:每月)?(?=[初廿]))(?P<days>(?:{_LUNAR_DAY})(?:{AND}(?:{_LUNAR_DAY}))*)"
)
_EVE = r"(?:除夕夜?|大?年三十)(?:当[天日])?"
_OF_YEAR, _FIRST_TEN = "正月|大?年|春节", "初[一二三四五六七八九十]"
_NEW_YEAR = f"(?:{_OF_YEAR}){_FIRST_TEN}"
# After 除夕 or 正月初一 a 初三 is of the same new year.
_SPRING = re.compile(
    rf"(?:农历)?(?P<items>(?:{_EVE}|{_NEW_YEAR})(?:(?:{TO}|{AND})(?:农历)?(?:{_NEW_YEAR}|{_FIRST_TEN}))*)"
)
_LUNAR_DIGIT = "[一二三四五六七八九十]"
_LUNAR_ENDING = re.compile(
    rf"(?:每?逢农历|农历每?逢)(?P<digits>{_LUNAR_DIGIT}(?:{AND}{_LUNAR_DIGIT})*)(?!{_LUNAR_DIGIT}|月)日?"
)


def _lunar(match: re.Match[str]) -> Days:
    return Days(lunar=tuple(LUNAR_DAYS.index(day) + 1 for day in re.findall(_LUNAR_DAY, match["days"])))


def _spring(match: re.Match[str]) -> Days:
    """除夕至正月初三 is four days; 除夕、初一 two."""
    found: list[int] = []
    day_name = f"(?:{_OF_YEAR})?{_FIRST_TEN}"
    for link, name in re.findall(rf"({TO}|)(?:{AND}|农历)*({_EVE}|{day_name})", match["items"]):
        day = LUNAR_DAYS.index(f"初{name[-1]}") if "初" in name else -1
        found += range(found[-1] + 1, day + 1) if link and found else (day,)
    return Days(spring=tuple(found))


def _lunar_endings(match: re.Match[str]) -> Days:
    """农历逢三、六、九 is the 3rd, 6th, 9th, 13th … of each month."""
    digits = {LUNAR_DAYS.index(f"初{digit}") + 1 for digit in re.findall(_LUNAR_DIGIT, match["digits"])}
    return Days(lunar=tuple(day for day in range(1, 31) if (day - 1) % 10 + 1 in digits))


LUNAR_MENTIONS = ((_SPRING, _spring), (_LUNAR, _lunar), (_LUNAR_ENDING, _lunar_endings))
