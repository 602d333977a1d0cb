"""A page as a picture to send round, and its QR code for a poster."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import category

from build_tools.render.card_fonts import typst_fonts, without_glyph
from build_tools.render.card_pictures import picture
from build_tools.render.languages import TAGS
from build_tools.render.tokens import tokens_of

_PIXELS = 1080
_POINTS = 360
_POINTS_PER_INCH = 72
_MOST_LINES = 14


class Leaflet(NamedTuple):
    """What a picture says: a heading, lines below it, who says so, and the address that its code opens.

    ``call`` stands beside the code; ``tag`` is the language of all of it.
    """

    title: str
    lines: Sequence[str]
    site: str
    address: str
    demo: str
    call: str = "扫一扫，看最新"
    tag: str = TAGS[0]


def picture_of(leaflet: Leaflet, theme: Path) -> bytes:
    """A PNG 1080 pixels wide and as long as it needs to be, set by Typst as cards are."""
    return bytes(_set(leaflet, theme, format="png", ppi=_PIXELS / _POINTS * _POINTS_PER_INCH))


def small_picture_of(leaflet: Leaflet, theme: Path) -> bytes:
    """The same in a few dozen colours: a third of the size."""
    return picture(bytes(_set(leaflet, theme, format="pdf", pdf_tags=False)), 0, tokens_of(theme).screen)


def _set(leaflet: Leaflet, theme: Path, **how: Any) -> Any:
    import typst  # noqa: PLC0415 - slow to import

    shown = leaflet._replace(lines=[*leaflet.lines[:_MOST_LINES], *(["……"] if leaflet.lines[_MOST_LINES:] else [])])
    inputs = {
        "leaflet": _printable(json.dumps(shown._asdict(), ensure_ascii=False)),
        "colours": json.dumps(tokens_of(theme).screen),
        "code": qr_svg(leaflet.address) if leaflet.address else "",
    }
    sheet = theme / "cards/leaflet.typ"
    return typst.compile(sheet, root=theme, font_paths=typst_fonts(), sys_inputs=inputs, **how)


def _printable(text: str) -> str:
    """What no font has: emoji are left out, anything else is 〓, the printers' sign for a missing character."""
    for missing in without_glyph(text):
        text = text.replace(missing, "" if category(missing)[0] in "SCMZ" else "〓")
    return text


def qr_svg(address: str) -> str:
    """A QR code (ISO/IEC 18004, level M) with its quiet zone, for any size of print."""
    import zxingcpp  # noqa: PLC0415 - seldom wanted

    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return str(zxingcpp.write_barcode_to_svg(code, add_quiet_zones=True))
