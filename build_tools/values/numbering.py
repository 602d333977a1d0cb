"""The telephone numbering plan of China: which digits can be dialled, and what they reach.

The plan follows the 电信网编号计划 (2017 edition); whether an area code exists and how long
its numbers are is asked of ``phonenumbers``, which does not know 12345 or 转801.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple


class PhoneKind(Enum):
    """How a number is dialled, and whose it can be."""

    EMERGENCY = "紧急电话"
    SHORT = "服务短号"
    TOLL_FREE = "400、800 电话"
    LANDLINE = "座机"
    MOBILE = "手机"


class Dialled(NamedTuple):
    """Digits with the area code, what they reach, and what is dialled after they answer."""

    digits: str
    kind: PhoneKind
    extension: str = ""


EMERGENCY = {"110", "119", "120", "122"}
GAPS = re.compile(r"[\s\-()./]+")
LOCAL = re.compile(r"[2-8]\d{6,7}")
_COUNTRY = re.compile(r"\(?(?:(?:\+|00)\s*86|86(?=\)?[\s.-]|1[3-9]\d{9}$))\)?[\s.-]*(?P<rest>.+)")
_EXTENSION = re.compile(
    r"(?P<main>.*\d)\s*\(?\s*(?:转|分机|内线|ext\.?|\*)\s*(?P<extension>\d{1,6})\s*\)?", re.IGNORECASE
)
_DASHED = re.compile(r"(?P<main>.*\d)\s*-\s*(?P<extension>\d{1,6})")
_SHORT = re.compile(r"11[47]|121|1[0-2]\d{3}|1(?:16|18)\d{3}|95\d{3,4}|96\d{3,4}")
_TOLL_FREE = re.compile(r"[48]00\d{7}")
_MOBILE = re.compile(r"0?(1[3-9]\d{9})")
_AREA = re.compile(r"(010|02\d|0[3-9]\d{2})(\d{7,8})")
_CHINA = 86
_WITH_DASHED_EXTENSION = {PhoneKind.LANDLINE, PhoneKind.TOLL_FREE}
_SHORTEST_WITH_EXTENSION = 5


def dialled(typed: str, area_code: str) -> Dialled | None:
    """Read one number, with its extension if it has one; None for anything else."""
    if whole := _number(typed, area_code):
        return whole
    if (match := _EXTENSION.fullmatch(typed)) and (main := _number(match["main"], area_code)):
        return main._replace(extension=match["extension"]) if len(main.digits) >= _SHORTEST_WITH_EXTENSION else None
    if (match := _DASHED.fullmatch(typed)) and (main := _number(match["main"], area_code)):
        return main._replace(extension=match["extension"]) if main.kind in _WITH_DASHED_EXTENSION else None
    return None


def without_extension(typed: str) -> str:
    """What is dialled before 转801."""
    match = _EXTENSION.fullmatch(typed)
    return match["main"] if match else typed


def split_area(number: str) -> tuple[str, str]:
    """Split a landline's digits into area code and local number."""
    match = _AREA.fullmatch(number)
    assert match  # noqa: S101 - only landlines are split
    return match[1], match[2]


def is_landline(digits: str) -> bool:
    """Local numbers begin with 2 to 8; ``phonenumbers`` alone would also take 021-1234 5678."""
    match = _AREA.fullmatch(digits)
    if not match or match[2][0] not in "2345678":
        return False
    import phonenumbers  # noqa: PLC0415 - large, and not needed while nothing new is read

    return phonenumbers.is_valid_number(phonenumbers.PhoneNumber(_CHINA, int(digits)))


def _number(typed: str, area_code: str) -> Dialled | None:
    if match := _COUNTRY.fullmatch(typed):
        digits = GAPS.sub("", match["rest"])
        return _toll_free(digits) or _mobile(digits) or _landline(digits) or _landline(f"0{digits}")
    digits = GAPS.sub("", typed)
    local = f"{area_code}{digits}" if area_code and LOCAL.fullmatch(digits) else digits
    return _short(typed, digits) or _toll_free(digits) or _mobile(digits) or _landline(local)


def _short(typed: str, digits: str) -> Dialled | None:
    """95598-1 is 95598 and then a key, never the 955981 that the digits alone would make."""
    if digits in EMERGENCY:
        return Dialled(digits, PhoneKind.EMERGENCY)
    groups = GAPS.split(typed)
    heads = {"".join(groups[:number]) for number in range(1, len(groups))}
    if not _SHORT.fullmatch(digits) or any(head in EMERGENCY or _SHORT.fullmatch(head) for head in heads - {digits}):
        return None
    return Dialled(digits, PhoneKind.SHORT)


def _toll_free(digits: str) -> Dialled | None:
    return Dialled(digits, PhoneKind.TOLL_FREE) if _TOLL_FREE.fullmatch(digits) else None


def _mobile(digits: str) -> Dialled | None:
    match = _MOBILE.fullmatch(digits)
    return Dialled(match[1], PhoneKind.MOBILE) if match else None


def _landline(digits: str) -> Dialled | None:
    return Dialled(digits, PhoneKind.LANDLINE) if is_landline(digits) else None
