"""Lengths of print: millimetres to points, and the boxes of a page (ISO 32000-2, 14.11.2)."""

from __future__ import annotations

from typing import NamedTuple

MM = 72 / 25.4


class Box(NamedTuple):
    """A rectangle of a page in points, from its lower left corner to its upper right."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    def grown(self, by: float) -> Box:
        """Return the box with ``by`` more on every side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def rounded(self) -> list[float]:
        """Return what a PDF's array of four holds: thousandths of a point are finer than any machine."""
        return [round(side, 3) for side in self]


class Trim(NamedTuple):
    """A card after the cut, in millimetres."""

    width_mm: float
    height_mm: float

    def at(self, left: float, bottom: float) -> Box:
        """Return the trimmed card with its lower left corner there."""
        return Box(left, bottom, left + self.width_mm * MM, bottom + self.height_mm * MM)
