"""A page as a picture to send round, and its QR code for a poster."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from build_tools.render.card_fonts import typst_fonts
from build_tools.render.tokens import tokens_of

_PIXELS = 1080
_POINTS = 360
_POINTS_PER_INCH = 72
_MOST_LINES = 14


class Leaflet(NamedTuple):
    """What a picture says: a heading, lines below it, who says so, and the address that its code opens."""

    title: str
    lines: Sequence[str]
    site: str
    address: str
    demo: str


def picture_of(leaflet: Leaflet, theme: Path) -> bytes:
    """A PNG 1080 pixels wide and as long as it needs to be, set by Typst as cards are."""
    import typst  # noqa: PLC0415 - slow to import

    shown = leaflet._replace(lines=[*leaflet.lines[:_MOST_LINES], *(["……"] if leaflet.lines[_MOST_LINES:] else [])])
    inputs = {
        "leaflet": json.dumps(shown._asdict(), ensure_ascii=False),
        "colours": json.dumps(tokens_of(theme).screen),
        "code": qr_svg(leaflet.address) if leaflet.address else "",
    }
    ppi = _PIXELS / _POINTS * _POINTS_PER_INCH
    sheet = theme / "cards/leaflet.typ"
    return typst.compile(sheet, root=theme, font_paths=typst_fonts(), format="png", ppi=ppi, sys_inputs=inputs)


def qr_svg(address: str) -> str:
    """A QR code (ISO/IEC 18004, level M) with its quiet zone, for any size of print."""
    import zxingcpp  # noqa: PLC0415 - seldom wanted

    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return str(zxingcpp.write_barcode_to_svg(code, add_quiet_zones=True))
