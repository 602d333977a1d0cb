"""Nothing here may point to a resident: 个人信息保护法, articles 6 and 13."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.kinds import Entry
from build_tools.kinds.leaves import leaves
from build_tools.kinds.parts import PhoneEntry
from build_tools.kinds.role import Role
from build_tools.rules.finding import FieldPath, Finding
from build_tools.values.fold import half_width
from build_tools.values.phone import PhoneKind

_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_GAP = "[ -]?"
_DIGITS_OF_ID = _GAP.join(
    ("[1-9]", *[r"\d"] * 5, rf"(?:1{_GAP}[89]|2{_GAP}0)", r"\d", r"\d", rf"(?:0{_GAP}[1-9]|1{_GAP}[0-2])",
     rf"(?:[0-2]{_GAP}\d|3{_GAP}[01])", *[r"\d"] * 3, r"[\dXx]")
)  # fmt: skip
_ID_CARD = re.compile(rf"(?<![\dA-Za-z]){_DIGITS_OF_ID}(?![\dA-Za-z])")
_DOOR = re.compile(r"\d+\s*(?:号|幢|栋|号楼)\s*(?:\d+\s*单元)?\s*\d{2,4}\s*室")
_DEBTORS = re.compile(r"(?:欠费|欠缴|欠款|拖欠|催缴|失信|老赖)[^。；\n]{0,12}(?:名单|户名|住户|业主如下|明细)")

# What none of the four can do without, in either width; most texts have none of it.
_WORTH_A_LOOK = re.compile(r"\d.?\d|[欠拖催]|失信|老赖")

_TEXT = frozenset({str})
_NUMBER = frozenset({PhoneEntry})
_NOT_PROSE = {"id", "units", "former_ids", "code", "grid_code", "links", "affects"}

_LOOKS = (
    (_ID_CARD, "E312", "有身份证号码", "删掉它；任何公开的地方都不能写居民的身份证号。"),
    (_MOBILE, "E311", "有手机号码", "改成座机或岗位号码，写在记录的“电话”里。"),
    (_DEBTORS, "E313", "像是欠费名单", "公开催缴名单会泄露个人信息，请改为单独通知。"),
    (_DOOR, "W314", "像是住户的门牌", "不要写到室；办公地点写进“位置”。"),
)


def check(entry: Entry) -> Iterator[Finding]:
    """Yield names and mobile numbers without consent, identity numbers, door numbers and lists of debtors."""
    yield from _phones(entry)
    if isinstance(entry, Role) and entry.person_name and not entry.consent:
        what = "写了姓名，没有写本人同意公开的日期"
        yield Finding(
            entry, ("person_name",), "E315", what, "本人书面同意后写“同意公开: 日期”；否则删掉姓名，只写岗位。"
        )
    for place, text in leaves(entry, _TEXT):
        if place[0] in _NOT_PROSE or not _WORTH_A_LOOK.search(text):
            continue
        folded = half_width(text)
        for pattern, code, what, remedy in _LOOKS:
            # The address of an office may name a room.
            if place[0] == "location" and pattern is _DOOR:
                continue
            if match := pattern.search(folded):
                where = _in_body(text, match.start()) if place == ("body",) else place
                yield Finding(entry, where, code, f"{what}：{_masked(match[0])}", remedy)


def _phones(entry: Entry) -> Iterator[Finding]:
    for place, phone in leaves(entry, _NUMBER):
        if phone.number.kind is PhoneKind.MOBILE and not (phone.role_number or phone.consent):
            what = f"手机号 {phone.number} 没有说明能不能公开"
            remedy = "属于岗位的写“岗位号码: 是”；属于个人的，本人书面同意后写“同意公开: 日期”；否则删掉。"
            yield Finding(entry, (*place, "number"), "E311", what, remedy)


def _in_body(text: str, offset: int) -> FieldPath:
    return ("body", text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _masked(text: str) -> str:
    """Enough to find it by; a problem report is read by many."""
    return text if len(text) < 8 else f"{text[:3]}…{text[-2:]}"  # noqa: PLR2004
