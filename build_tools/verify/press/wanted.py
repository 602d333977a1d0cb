"""What a press file is to be: the plan that it is held against."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

MM = 72 / 25.4

LEAST_MODULE_MM = 0.35
"""The smallest square of a QR code that cheap paper and an old camera still hold apart."""


class Cell(NamedTuple):
    """One side of one card on a page: its cut in millimetres from the page's lower left corner, and what is on it.

    ``words`` is its text without blanks and ``address`` what its QR code holds (empty: none) where they are known
    of the side, as on a sheet; else None. ``code_mm`` is where that code is, as left, bottom, right, top from the
    page's corner; ``line`` is what stands in that place below the code. ``turned`` cards stand on their heads.
    ``label`` names card and side in sentences.
    """

    left_mm: float
    bottom_mm: float
    width_mm: float
    height_mm: float
    turned: bool = False
    label: str = ""
    words: str | None = None
    address: str | None = None
    code_mm: tuple[float, float, float, float] | None = None
    line: str = ""

    @property
    def in_points(self) -> tuple[float, float, float, float]:
        """The cut as left, bottom, right, top."""
        left, bottom = self.left_mm * MM, self.bottom_mm * MM
        return left, bottom, left + self.width_mm * MM, bottom + self.height_mm * MM


class Side(NamedTuple):
    """One page: the size of its TrimBox, the cards on it, and what is written ``beside`` them, if anything is.

    No letter is smaller than ``least_pt``.
    """

    width_mm: float
    height_mm: float
    cells: tuple[Cell, ...]
    least_pt: float
    beside: Cell | None = None


class Said(NamedTuple):
    """What the records say of one card, on whichever of its sides.

    Of the figures in ``required`` each must stand there as often as it is listed; those in ``free`` may.
    ``names`` must be found as they are, ``everywhere`` on each side; ``address`` is what its QR code holds.
    The numbers in ``large`` are at least ``large_pt`` high.
    """

    required: tuple[str, ...]
    free: tuple[str, ...]
    names: tuple[str, ...]
    everywhere: tuple[str, ...]
    address: str
    large: tuple[str, ...]
    large_pt: float


class Wanted(NamedTuple):
    """A whole file: its sides in order, how many of them are one card or sheet, its bleed, and the cards' contents."""

    sides: Sequence[Side]
    together: int
    bleed_mm: float
    cards: tuple[Said, ...] = ()
