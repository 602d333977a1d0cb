"""What stands around the cards of a sheet: cut marks, crosses of registration, a colour bar."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.press.marks import CLEAR, LENGTH, LINE, cut_marks, fold_marks
from build_tools.press.paper import Grid
from build_tools.press.size import MM

_PATCHES = ("1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1", "1 1 0 0", "0 1 1 0", "1 0 1 0", "0 0 0 .5")
_PATCH = 3.5 * MM
_CURVE = 0.5523  # a quarter of a circle as one Bézier curve


def around(grid: Grid, folds_mm: Sequence[float]) -> str:
    """Draw all marks of a sheet; they are the same on its front and its back."""
    bleed, media = grid.bleed, grid.media
    upright, level = grid.cuts
    x, y = media.right / 2, media.top / 2
    out = CLEAR + LENGTH / 2
    crosses = ((x, bleed.bottom - out), (x, bleed.top + out), (bleed.left - out, y), (bleed.right + out, y))
    folds = [top - fold * MM for top in level[1::2] for fold in folds_mm]
    return "".join(
        (
            cut_marks(bleed, upright, level),
            fold_marks(bleed, folds),
            *(_register_mark(*spot) for spot in crosses),
            _colour_bar(bleed.left + 8 * MM, bleed.bottom - CLEAR - LENGTH - _PATCH),
        )
    )


def _register_mark(x: float, y: float) -> str:
    """Draw a circle with a cross around a point; the inks of a sheet, and its two sides, must meet in it."""
    radius, arm = 1.1 * MM, 1.8 * MM
    bend = radius * _CURVE
    circle = (
        f"{x + radius:.3f} {y:.3f} m "
        f"{x + radius:.3f} {y + bend:.3f} {x + bend:.3f} {y + radius:.3f} {x:.3f} {y + radius:.3f} c "
        f"{x - bend:.3f} {y + radius:.3f} {x - radius:.3f} {y + bend:.3f} {x - radius:.3f} {y:.3f} c "
        f"{x - radius:.3f} {y - bend:.3f} {x - bend:.3f} {y - radius:.3f} {x:.3f} {y - radius:.3f} c "
        f"{x + bend:.3f} {y - radius:.3f} {x + radius:.3f} {y - bend:.3f} {x + radius:.3f} {y:.3f} c"
    )
    cross = f"{x - arm:.3f} {y:.3f} m {x + arm:.3f} {y:.3f} l {x:.3f} {y - arm:.3f} m {x:.3f} {y + arm:.3f} l"
    return f"{LINE} {circle} {cross} S Q\n"


def _colour_bar(left: float, bottom: float) -> str:
    """Draw a row of patches: each ink alone, each pair of colours, and half black, for whoever runs the press."""
    squares = (
        f"{inks} k {left + n * _PATCH:.3f} {bottom:.3f} {_PATCH:.3f} {_PATCH:.3f} re f"
        for n, inks in enumerate(_PATCHES)
    )
    return f"q {' '.join(squares)} Q\n"
