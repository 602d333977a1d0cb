"""Telephone numbers that a resident in China can dial as printed."""

from __future__ import annotations

from dataclasses import dataclass

from build_tools.values.fold import fold
from build_tools.values.numbering import EMERGENCY, PhoneKind, dialled, split_area
from build_tools.values.phone_refusal import refuse_strange, wrong_number

__all__ = ["EMERGENCY", "Phone", "PhoneKind", "parse_phone", "split_area"]


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
    def printed(self) -> str:
        """It as paper has it: as grouped, a mobile's with blanks, 138 0013 8000, as everybody says it."""
        return str(self).replace("-", " ") if self.kind is PhoneKind.MOBILE else str(self)

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
    refuse_strange(text, typed)
    if found := dialled(typed, area_code):
        return Phone(*found)
    raise wrong_number(text, typed, area_code)
