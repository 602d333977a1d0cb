"""How many cards a sheet of paper holds, and where each stands on both sides of it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from build_tools.derive.card_format import BLEED
from build_tools.press.size import MM, Box, Trim

_AT_SIDES, _AT_ENDS = 6.0, 10.0
"""Millimetres around the cards: what machines cannot print, cut marks, and at the ends a line of text or colours."""


class Flip(StrEnum):
    """How a sheet is turned to print its back, as printers' settings call it."""

    LONG = "long"
    SHORT = "short"

    @property
    def label(self) -> str:
        """What it is called at the printer's."""
        return "长边翻转" if self is Flip.LONG else "短边翻转"


class Paper(NamedTuple):
    """A sheet, as it lies when it is looked at; millimetres."""

    name: str
    width_mm: float
    height_mm: float

    def turned(self) -> Paper:
        """Return it lying on its other side."""
        return self._replace(width_mm=self.height_mm, height_mm=self.width_mm)


PAPERS = {paper.name: paper for paper in (Paper("A4", 210, 297), Paper("A3", 297, 420), Paper("SRA3", 320, 450))}


class Spot(NamedTuple):
    """Where a card's bleed begins on a sheet (its lower left corner, points), and whether it stands on its head."""

    left: float
    bottom: float
    turned: bool = False


class Grid(NamedTuple):
    """Cards in rows and columns in the middle of a sheet; the bleeds of neighbours touch."""

    paper: Paper
    trim: Trim
    columns: int
    rows: int
    flip: Flip

    @property
    def per_sheet(self) -> int:
        """How many cards there are on a sheet."""
        return self.columns * self.rows

    @property
    def cell(self) -> tuple[float, float]:
        """Width and height of a card with its bleed, in points."""
        return (self.trim.width_mm + 2 * BLEED) * MM, (self.trim.height_mm + 2 * BLEED) * MM

    @property
    def media(self) -> Box:
        """The whole sheet."""
        return Box(0, 0, self.paper.width_mm * MM, self.paper.height_mm * MM)

    @property
    def bleed(self) -> Box:
        """What the bleeds of all cards cover."""
        width, height = self.cell
        left = (self.media.width - self.columns * width) / 2
        bottom = (self.media.height - self.rows * height) / 2
        return Box(left, bottom, left + self.columns * width, bottom + self.rows * height)

    @property
    def fronts(self) -> tuple[Spot, ...]:
        """Where the fronts stand, row by row from the upper left."""
        width, height = self.cell
        left, _, _, top = self.bleed
        return tuple(
            Spot(left + n % self.columns * width, top - (n // self.columns + 1) * height) for n in range(self.per_sheet)
        )

    @property
    def backs(self) -> tuple[Spot, ...]:
        """Where their backs stand when the sheet has been turned, in the same order.

        A sheet turned about its upright middle shows its columns in the other order. Turned about its level
        middle it shows its rows in the other order, and each back stands on its head.
        """
        width, height = self.cell
        about_upright = (self.flip is Flip.LONG) == (self.paper.height_mm >= self.paper.width_mm)
        if about_upright:
            return tuple(Spot(self.media.right - spot.left - width, spot.bottom) for spot in self.fronts)
        return tuple(Spot(spot.left, self.media.top - spot.bottom - height, turned=True) for spot in self.fronts)

    @property
    def cuts(self) -> tuple[list[float], list[float]]:
        """The x of all upright cuts and the y of all level ones."""
        width, height = self.cell
        left, bottom, _, _ = self.bleed
        edge = BLEED * MM
        upright = [left + n * width + side for n in range(self.columns) for side in (edge, width - edge)]
        level = [bottom + n * height + side for n in range(self.rows) for side in (edge, height - edge)]
        return upright, level


def grid_on(paper: Paper, trim: Trim, flip: Flip) -> Grid | None:
    """Return the arrangement that holds most cards, the sheet standing or lying; None if not one fits."""
    both = (_grid(lying, trim, flip) for lying in (paper, paper.turned()))
    return max((grid for grid in both if grid.per_sheet), key=lambda grid: grid.per_sheet, default=None)


def _grid(paper: Paper, trim: Trim, flip: Flip) -> Grid:
    columns = int((paper.width_mm - 2 * _AT_SIDES) / (trim.width_mm + 2 * BLEED))
    rows = int((paper.height_mm - 2 * _AT_ENDS) / (trim.height_mm + 2 * BLEED))
    return Grid(paper, trim, columns, rows, flip)
