"""A QR code (ISO/IEC 18004) as rectangles of black ink, thousands a second."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

_DARK = re.compile(rb"\0+")


QUIET = 4
"""Modules that stay white around a code (6.3.8)."""


def code_shape(address: str, square: tuple[float, float, float], below: float, mask: int) -> str:
    """Return operators that draw the code of ``address``, level M, as one shape at the top of a square.

    ``square`` is its left, bottom and side in points. Of its height ``below`` is kept for a line, and the quiet
    that the code needs above that. ``mask`` is one of the eight patterns of the standard; any can be read.
    Choosing the best for each code costs six times as much as drawing it, so the caller chooses once.
    """
    import zxingcpp  # noqa: PLC0415 - most builds print nothing

    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=mask)
    image: Any = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    size = image.shape[0]
    left, bottom, side = square
    unit = (side - below) / (size + QUIET) if below else side / size
    bottom += side - unit * size
    shapes = "".join(_rectangles(bytes(memoryview(image)), size))
    return f"q {unit:.5f} 0 0 {unit:.5f} {left:.3f} {bottom:.3f} cm 0 0 0 1 k\n{shapes}f Q\n"


def best_mask(address: str) -> int:
    """Return the pattern that the standard's own rules choose for a code like those to come."""
    import zxingcpp  # noqa: PLC0415

    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    (read,) = zxingcpp.read_barcodes(code.to_image(scale=4))
    told: Any = read.extra
    return int(told["DataMask"])


def _rectangles(cells: bytes, size: int) -> Iterator[str]:
    return (_row(cells[row * size : (row + 1) * size], size - row - 1) for row in range(size))


@lru_cache(20_000)
def _row(cells: bytes, bottom: int) -> str:
    """Dark runs of a row; codes of one job have many rows in common, as their addresses begin alike."""
    runs = _DARK.finditer(cells)
    return "".join([f"{run.start()} {bottom} {run.end() - run.start()} 1 re " for run in runs])
