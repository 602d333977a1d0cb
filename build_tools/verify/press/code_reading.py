"""The QR codes on a picture of a page, as a telephone reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from build_tools.verify.press.wanted import MM


class Code(NamedTuple):
    """What a code says, where it is in points from the lower left of the picture, and the side of its squares."""

    text: str
    box: tuple[float, float, float, float]
    module_mm: float


def codes_on(picture: Any, dpi: int) -> Iterator[Code]:
    """Yield every code on a grey picture of Pillow's with so many dots an inch."""
    import zxingcpp  # noqa: PLC0415 - most builds print nothing

    height, dots = picture.height, dpi / 72
    for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)):
        spots = [getattr(code.position, corner) for corner in ("top_left", "top_right", "bottom_right", "bottom_left")]
        xs, ys = [spot.x / dots for spot in spots], [(height - spot.y) / dots for spot in spots]
        told: Any = code.extra
        modules = 17 + 4 * int(told["Version"])  # ISO/IEC 18004, 6.3.1
        yield Code(code.text, (min(xs), min(ys), max(xs), max(ys)), (max(xs) - min(xs)) / MM / modules)
