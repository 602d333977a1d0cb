"""Marks that guide a cut: outside the bleed, so that no remainder of one is left on a card.

Content of a page as PDF operators (ISO 32000-2, 8.5). Marks are drawn in every ink (registration colour),
so that a plate out of place shows.
"""

from __future__ import annotations

from collections.abc import Iterable

from build_tools.press.size import MM, Box

LENGTH = 4 * MM
CLEAR = 0.5 * MM
"""How long a mark is, and how far it stays from the bleed."""

LINE = "q 0.25 w 1 1 1 1 K"


def cut_marks(bleed: Box, columns: Iterable[float], rows: Iterable[float]) -> str:
    """Mark cuts at ``columns`` (x) above and below ``bleed``, and at ``rows`` (y) on both sides of it."""
    upright = ((bleed.bottom - CLEAR, -LENGTH), (bleed.top + CLEAR, LENGTH))
    level = ((bleed.left - CLEAR, -LENGTH), (bleed.right + CLEAR, LENGTH))
    lines = [f"{x:.3f} {y:.3f} m {x:.3f} {y + long:.3f} l" for x in columns for y, long in upright]
    lines += [f"{x:.3f} {y:.3f} m {x + long:.3f} {y:.3f} l" for y in rows for x, long in level]
    return " ".join([LINE, *lines, "S Q\n"])


def fold_marks(bleed: Box, rows: Iterable[float]) -> str:
    """Mark folds at ``rows`` (y), dashed, as a print shop tells them from cuts."""
    ends = ((bleed.left - CLEAR, -LENGTH), (bleed.right + CLEAR, LENGTH))
    lines = [f"{x:.3f} {y:.3f} m {x + long:.3f} {y:.3f} l" for y in rows for x, long in ends]
    return " ".join([LINE, "[1.5 1] 0 d", *lines, "S Q\n"]) if lines else ""
