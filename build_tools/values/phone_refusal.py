"""Why a text is no telephone number, and how to write what was probably meant."""

from __future__ import annotations

import re

from build_tools.values.errors import BadValue
from build_tools.values.numbering import (
    GAPS,
    LOCAL,
    PhoneKind,
    dialled,
    is_landline,
    split_area,
    without_extension,
)

_NOTE = re.compile(r"(?P<number>.*\d)\s*\((?P<note>[^()]*)\)")
_EXTENSIONS = re.compile(r"(?P<main>.*\d)\s*\(?转\s*(?P<all>\d{1,6}(?:\s*[、,/或]\s*\d{1,6})+)\)?")
_SEVERAL = re.compile(r"\s*(?:[、,，;；/]|\s或\s|或者|或)\s*")
_BREAKS_YAML = re.compile(r"[,:#\[\]{}\"]")
_PLAIN = "只写数字和减号，例如 021-7000-1234；分机写“转801”，说明写进“用途”。"
_LONGEST = 40
_SHORTEST = 7


def refuse_strange(text: str, typed: str) -> None:
    """Refuse what is far too long, and letters and digits of other scripts that pass for 0–9."""
    if len(typed) > _LONGEST or "_" in typed:
        raise BadValue(f"“{text[:40]}”不是一个电话号码", "一行写一个号码，只用数字和减号。", "E203")
    strange = sorted({c for c in typed if c.isalnum() and not (c.isascii() and c.isdigit())} - set("转分机内线extEXT"))
    if strange and re.search(r"\d", typed) and all(_looks_like_digit(c) for c in strange):
        what = f"“{text}”里的“{'、'.join(strange)}”不是数字 0–9"
        raise BadValue(what, "用半角数字重新输入这个号码，并与来源核对。", "E203")


def _looks_like_digit(character: str) -> bool:
    """Letters that pass for digits, and the digits of other scripts."""
    return (not character.isascii() and not "\u4e00" <= character <= "\u9fff") or character in "OolISBZ"


def wrong_number(text: str, typed: str, area_code: str) -> BadValue:
    """Tell what stands there instead of one number."""
    if (match := _EXTENSIONS.fullmatch(typed)) and dialled(match["main"], area_code):
        return _several(text, [f"{match['main']}转{extension}" for extension in re.findall(r"\d+", match["all"])])
    if (match := _NOTE.fullmatch(typed)) and dialled(match["number"], area_code):
        return _number_and_note(text, match)
    if len(parts := _parts(typed)) > 1:
        return _several_parts(text, parts, area_code)
    return BadValue(f"“{text}”不是能拨通的号码", _length_remedy(typed, area_code), "E203")


def _number_and_note(text: str, match: re.Match[str]) -> BadValue:
    number, note = match["number"].strip(), match["note"].strip()
    if note.isdigit():
        return BadValue(f"“{text}”括号里的是分机吗？", f"分机写成：{number}转{note}", "E203")
    note = f"'{note}'" if _BREAKS_YAML.search(note) else note
    return BadValue(f"“{text}”里号码和说明写在了一起", f"分开写：{{号码: {number}, 用途: {note}}}", "E203")


def _several_parts(text: str, parts: list[str], area_code: str) -> BadValue:
    """A later number that lacks its area code is given the first one's."""
    first = dialled(parts[0], area_code)
    area = split_area(first.digits)[0] if first and first.kind is PhoneKind.LANDLINE else ""
    whole = [part if dialled(part, "") or not area else f"{area}-{part}" for part in parts]
    if broken := [part for part, tried in zip(parts, whole, strict=True) if not dialled(tried, area_code)]:
        remedy = f"写成列表，一行一个完整的号码；“{'”、“'.join(broken)}”还不完整。"
        return BadValue(f"“{text}”里有 {len(parts)} 个号码", remedy, "E203")
    return _several(text, whole)


def _several(text: str, numbers: list[str]) -> BadValue:
    remedy = f"写成列表，一个号码一行：[{', '.join(numbers)}]"
    return BadValue(f"“{text}”里有 {len(numbers)} 个号码", remedy, "E203")


def _parts(typed: str) -> list[str]:
    """The numbers in one text, complete or not."""
    parts = [part for part in _SEVERAL.split(typed) if part]
    if len(parts) > 1:
        return parts if all(re.search(r"\d{3}", part) for part in parts) else []
    words = typed.split()
    return words if all(len(re.findall(r"\d", word)) >= _SHORTEST for word in words) else []


def _length_remedy(typed: str, area_code: str) -> str:
    digits = GAPS.sub("", without_extension(typed))
    if not digits:
        return "写上号码，例如 021-7000-1234；没有号码就删掉这一行。"
    if not digits.isascii() or not digits.isdigit():
        return _PLAIN
    if remedy := _landline_remedy(digits, area_code):
        return remedy
    if (head := re.split(r"[\s(-]+", typed)[0]) != typed and dialled(head, ""):
        return f"只写 {head}；要再按的键写进“用途”。"
    if digits.startswith("1"):
        return f"现在有 {len(digits)} 位；手机号 11 位，服务短号 3、5 或 6 位。请与来源核对。"
    return f"现在有 {len(digits)} 位。座机写上区号，例如 021-7000-1234。请与来源核对。"


def _landline_remedy(digits: str, area_code: str) -> str:
    if LOCAL.fullmatch(digits) and not area_code:
        return f"座机写上区号，例如 021-{digits}；或在 site.yml 里写好默认区号。"
    if is_landline("0" + digits):
        return f"前面可能少了一个 0：0{digits}？请与来源核对。"
    if match := re.match(r"(010|02\d|0[3-9]\d{2})(\d*)$", digits):
        wanted = "8 位" if match[1].startswith(("010", "02")) else "7 或 8 位（各地固定）"
        what = f"区号 {match[1]} 后面应有 {wanted}、以 2 到 8 开头"
        return f"{what}；现在有 {len(match[2])} 位{match[2] and '：'}{match[2]}。请与来源核对。"
    return ""
