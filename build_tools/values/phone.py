"""Telephone numbers that a resident in China can dial as printed.

The numbering plan follows the 电信网编号计划 (2017 edition); whether an area code exists and
how long its numbers are is asked of ``phonenumbers``, which does not know 12345 or 转801.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from build_tools.values.errors import BadValue
from build_tools.values.fold import fold


class PhoneKind(Enum):
    """How a number is dialled, and whose it can be."""

    EMERGENCY = "紧急电话"
    SHORT = "服务短号"
    TOLL_FREE = "400、800 电话"
    LANDLINE = "座机"
    MOBILE = "手机"


EMERGENCY = {"110", "119", "120", "122"}
_GAPS = re.compile(r"[\s\-()./]+")
_COUNTRY = re.compile(r"^(?:\+|00)?86(?=0?\d{9,11}$|[48]00\d{7}$)")
_EXTENSION = re.compile(r"(?:\s*(?:转|分机|内线|ext\.?|\*)\s*|(?<=\d{7})-)(\d{1,6})$", re.IGNORECASE)
_SHORT = re.compile(r"11[47]|121|1[0-2]\d{3}|1(?:16|18)\d{3}|95\d{3,4}|96\d{3,4}")
_TOLL_FREE = re.compile(r"[48]00\d{7}")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_AREA = re.compile(r"(010|02\d|0[3-9]\d{2})(\d{7,8})")
_LOCAL = re.compile(r"[2-8]\d{6,7}")
_NOTE = re.compile(r"^(?P<number>[\d\-\s转]+?)\s*\((?P<note>[^()\d]*[^()]*)\)$")
_SEVERAL = re.compile(r"\s*(?:[、,，;；/]|\s或\s|或者|或)\s*")
_LONGEST = 40
_CHINA = 86


@dataclass(frozen=True)
class Phone:
    """``number`` is what is dialled, digits only and with the area code; ``extension`` comes after."""

    number: str
    kind: PhoneKind
    extension: str = ""

    def __str__(self) -> str:
        return self.grouped + (f"转{self.extension}" if self.extension else "")

    @property
    def grouped(self) -> str:
        """The number in groups that can be read aloud: 021-7000-1234, 138-0013-8000."""
        if self.kind is PhoneKind.MOBILE:
            return f"{self.number[:3]}-{self.number[3:7]}-{self.number[7:]}"
        if self.kind is PhoneKind.TOLL_FREE:
            return f"{self.number[:3]}-{self.number[3:6]}-{self.number[6:]}"
        if self.kind is PhoneKind.LANDLINE:
            area, local = split_area(self.number)
            return f"{area}-{local[:-4]}-{local[-4:]}"
        return self.number

    @property
    def uri(self) -> str:
        """The ``tel:`` address of RFC 3966; a short number carries no country code."""
        if self.kind in (PhoneKind.EMERGENCY, PhoneKind.SHORT, PhoneKind.TOLL_FREE):
            return f"tel:{self.number}"
        extension = f";ext={self.extension}" if self.extension else ""
        return f"tel:+86{self.number.removeprefix('0')}{extension}"


def parse_phone(text: str, area_code: str = "") -> Phone:
    """Read one number; a landline without its area code gets ``area_code``, if the site has one."""
    typed = fold(text)
    _refuse_strange(text, typed)
    main, extension = _split_extension(typed)
    digits = _COUNTRY.sub("", _GAPS.sub("", main))
    if phone := _service_number(digits) or _mobile(digits) or _landline(digits, area_code):
        return Phone(phone.number, phone.kind, extension)
    raise _wrong_number(text, typed, digits, area_code)


def split_area(number: str) -> tuple[str, str]:
    """Split a landline's digits into area code and local number."""
    match = _AREA.fullmatch(number)
    assert match  # noqa: S101 - only landlines are split
    return match[1], match[2]


def _service_number(digits: str) -> Phone | None:
    if digits in EMERGENCY:
        return Phone(digits, PhoneKind.EMERGENCY)
    if _SHORT.fullmatch(digits):
        return Phone(digits, PhoneKind.SHORT)
    return Phone(digits, PhoneKind.TOLL_FREE) if _TOLL_FREE.fullmatch(digits) else None


def _mobile(digits: str) -> Phone | None:
    digits = digits.removeprefix("0") if _MOBILE.fullmatch(digits.removeprefix("0")) else digits
    return Phone(digits, PhoneKind.MOBILE) if _MOBILE.fullmatch(digits) else None


def _landline(digits: str, area_code: str) -> Phone | None:
    if area_code and _LOCAL.fullmatch(digits):
        digits = area_code + digits
    return Phone(digits, PhoneKind.LANDLINE) if _is_landline(digits) else None


def _is_landline(digits: str) -> bool:
    """Local numbers begin with 2 to 8; ``phonenumbers`` alone would also take 021-1234 5678."""
    match = _AREA.fullmatch(digits)
    if not match or match[2][0] not in "2345678":
        return False
    import phonenumbers  # noqa: PLC0415 - large, and not needed while nothing new is read

    return phonenumbers.is_valid_number(phonenumbers.PhoneNumber(_CHINA, int(digits)))


def _split_extension(typed: str) -> tuple[str, str]:
    match = _EXTENSION.search(typed)
    if not match or not re.search(r"\d{5}", _GAPS.sub("", typed[: match.start()])):
        return typed, ""
    return typed[: match.start()], match[1]


def _refuse_strange(text: str, typed: str) -> None:
    if len(typed) > _LONGEST or "_" in typed:
        raise BadValue(f"“{text[:40]}”不是一个电话号码", "一行写一个号码，只用数字和减号。", "E203")
    strange = sorted({c for c in typed if c.isalnum() and not (c.isascii() and c.isdigit())} - set("转分机内线extEXT"))
    if strange and re.search(r"\d", typed) and all(_looks_like_digit(c) for c in strange):
        what = f"“{text}”里的“{'、'.join(strange)}”不是数字 0–9"
        raise BadValue(what, "用半角数字重新输入这个号码，并与来源核对。", "E203")


def _looks_like_digit(character: str) -> bool:
    """Letters that pass for digits, and the digits of other scripts."""
    return (not character.isascii() and not "\u4e00" <= character <= "\u9fff") or character in "OolISBZ"


def _wrong_number(text: str, typed: str, digits: str, area_code: str) -> BadValue:
    if match := _NOTE.fullmatch(typed):
        what = f"“{text}”里号码和说明写在了一起"
        remedy = f"分开写：{{号码: {match['number'].strip()}, 用途: {match['note']}}}"
        return BadValue(what, remedy, "E203")
    if len(parts := _several(typed)) > 1:
        what = f"“{text}”里有 {len(parts)} 个号码"
        return BadValue(what, f"写成列表，一个号码一行：[{', '.join(parts)}]", "E203")
    return BadValue(f"“{text}”不是能拨通的号码", _length_remedy(digits, area_code), "E203")


def _several(typed: str) -> list[str]:
    """The numbers in one text; a later one that lacks its area code is given the first one's."""
    parts = [part for part in _SEVERAL.split(typed) if part]
    if len(parts) == 1:
        parts = typed.split()
        return parts if all(len(re.findall(r"\d", part)) >= 7 for part in parts) else []  # noqa: PLR2004
    if not all(re.search(r"\d{3}", part) for part in parts):
        return []
    area = re.match(r"\(?(010|02\d|0[3-9]\d{2})\)?[-\s]", parts[0])
    return [f"{area[1]}-{part}" if area and _LOCAL.fullmatch(part) else part for part in parts]


def _length_remedy(digits: str, area_code: str) -> str:
    if not digits.isascii() or not digits.isdigit():
        return "只写数字和减号，例如 021-7000-1234；分机写“转801”，说明写进“用途”。"
    if _LOCAL.fullmatch(digits) and not area_code:
        return f"座机写上区号，例如 021-{digits}；或在 site.yml 里写好默认区号。"
    if _is_landline("0" + digits):
        return f"前面可能少了一个 0：0{digits}？请与来源核对。"
    if match := re.match(r"(010|02\d|0[3-9]\d{2})(\d*)$", digits):
        wanted = "8 位" if match[1].startswith(("010", "02")) else "7 或 8 位（各地固定）"
        what = f"区号 {match[1]} 后面应有 {wanted}、以 2 到 8 开头"
        return f"{what}；现在有 {len(match[2])} 位：{match[2]}。请与来源核对。"
    if digits.startswith("1"):
        return f"现在有 {len(digits)} 位；手机号 11 位，服务短号 3、5 或 6 位。请与来源核对。"
    return f"现在有 {len(digits)} 位。座机写上区号，例如 021-7000-1234。请与来源核对。"
