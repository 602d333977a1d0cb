"""More documents of the same kind: each copy of the given ones has other units, streets and numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice, product
from typing import Any

# What streets and committees of the given documents are called, without 路 and 居委会.
_STEMS = (
    "重庆南|少年村|长宁|古浪|大华|厦门|石泉|乐山|华灵|真华|南大|场中|汶水|新村|曲阜|行知|"
    "丽园|乐业|兰花|和盛|朝阳|桂馨|梧桐里|重阳|阳曲"
)
_FIRST = "安宝昌春德东恩丰福高光广贵海恒洪吉嘉建金景康乐龙茂宁平启庆仁荣瑞盛顺泰天文祥新兴秀义永裕元云泽振正志中"
_SECOND = "昌城川岛德峰阜港歌谷海和河湖华江津开康口兰林陵龙梅民明南宁平坪浦清泉山盛石水松滩塘通湾西阳原源泽庄州竹"
_SHORTEST = 7  # digits; shorter numbers are everybody's


def town(documents: Sequence[Mapping[str, Any]], size: int) -> list[list[dict[str, Any]]]:
    """``size`` documents as copies of all ``documents``; the first copy is as given, the ids of all differ."""
    names = map("".join, product(_FIRST, _SECOND))
    stems = _STEMS.split("|")
    copies = [[dict(document) for document in documents]]
    for number in range(1, -(-size // len(documents))):
        others = dict(zip(stems, islice(names, len(stems)), strict=True))
        copies.append([_renamed(document, number, others) for document in documents])
    copies[-1] = copies[-1][: len(copies[-1]) - (len(copies) * len(documents) - size)]
    return copies


def _renamed(document: Mapping[str, Any], number: int, others: Mapping[str, str]) -> dict[str, Any]:
    def named(value: Any) -> Any:
        if isinstance(value, str):
            return re.sub(_STEMS, lambda found: others[found[0]], value)
        return [named(part) for part in value] if isinstance(value, list) else value

    changed = {key: named(value) for key, value in document.items()}
    phones = [_dialled(phone, number) for phone in document["phones"]]
    # Copies of one document do not lie side by side in any order of ids, where they would compress too well.
    return {**changed, "id": f"{number}-{document['id']}", "phones": phones}


def _dialled(phone: str, number: int) -> str:
    if len(phone) < _SHORTEST or not phone.isdigit():
        return phone
    return f"{phone[:-4]}{(int(phone[-4:]) + 37 * number) % 10_000:04}"
