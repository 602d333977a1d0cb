"""A QR code as black shapes, so that a card stays vectors and black ink."""

from __future__ import annotations

from typing import Any, NamedTuple


class QrCode(NamedTuple):
    """``size`` modules a side; ``runs`` are dark stretches ``[column, row, length]``, from the top left."""

    size: int
    runs: list[list[int]]


def qr_code_of(address: str) -> QrCode:
    """Draw the QR code (ISO/IEC 18004) of an address, level M, without its quiet zone."""
    import zxingcpp  # noqa: PLC0415 - most builds set no card

    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    size = image.shape[0]
    cells = bytes(memoryview(image))
    rows = (cells[row * size : (row + 1) * size] for row in range(size))
    return QrCode(size, [[start, row, length] for row, line in enumerate(rows) for start, length in _dark(line)])


def _dark(line: bytes) -> list[tuple[int, int]]:
    runs = []
    start = line.find(0)
    while start >= 0:
        end = line.find(255, start)
        end = len(line) if end < 0 else end
        runs.append((start, end - start))
        start = line.find(0, end)
    return runs
