"""The festivals with days off, by the names that the State Council's notices give them."""

from __future__ import annotations

import re

NEW_YEAR, SPRING, QINGMING, LABOUR, DRAGON_BOAT, MID_AUTUMN, NATIONAL = FESTIVALS = (
    "元旦",
    "春节",
    "清明节",
    "劳动节",
    "端午节",
    "中秋节",
    "国庆节",
)
DATED = {NEW_YEAR: (1, 1), LABOUR: (5, 1), NATIONAL: (10, 1)}
"""Month and day of those that have one; the others go by the moon and the sun."""

_IN_NOTICES = {LABOUR: "劳动|五一", NATIONAL: "国庆|十一"}


def festivals_in(name: str) -> frozenset[str]:
    """Those that a day off is named after: 国庆节、中秋节 is both, “五一” is 劳动节."""
    return frozenset(each for each in FESTIVALS if re.search(_IN_NOTICES.get(each, each.removesuffix("节")), name))
