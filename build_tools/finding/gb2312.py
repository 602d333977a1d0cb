"""The characters of GB 2312 in its order: the first level by their readings, the second by their radicals."""

from __future__ import annotations

LEVEL_1 = range(0xB0, 0xD8)
"""The rows of 3,755 characters, of which nearly everything is written."""


def characters_of(rows: range) -> str:
    """The characters of some rows, by their first byte; cells without one are left out."""
    cells = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    return "".join(cell.decode("gb2312", errors="ignore") for cell in cells)
