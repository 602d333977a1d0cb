"""The state of a page as its operators go by, and what one of them paints (ISO 32000-2, 8.4)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1, 0, 0, 1, 0, 0)


class Inks(NamedTuple):
    """A colour as it was asked for: the four inks as shares of 1, or the name of another space."""

    space: str
    shares: tuple[float, ...]


BLACK = Inks("CMYK", (0, 0, 0, 1))


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing painted: ``kind`` is text, fill, stroke, image, shading or state; ``box`` is in points.

    Of a text, ``font`` is its resource, ``codes`` the bytes shown, ``size`` its height on the page; its box
    is the point where it begins. Of a state, ``font`` is the graphics state's dictionary.
    """

    kind: str
    inks: Inks
    box: tuple[float, float, float, float]
    font: Any = None
    codes: bytes = b""
    size: float = 0.0


@dataclass(slots=True)
class State:
    """The graphics state, as far as it says what is painted where (8.4.1)."""

    matrix: Matrix
    fill: Inks = field(default=Inks("灰度", (0,)))
    stroke: Inks = field(default=Inks("灰度", (0,)))
    spaces: dict[str, str] = field(default_factory=dict)
    font: Any = None
    size: float = 0.0
    mode: int = 0
    leading: float = 0.0


class Walk:
    """The state of one content stream as its operators go by."""

    def __init__(self, resources: Any, state: State) -> None:
        self.resources, self.state = resources, state
        self.kept: list[State] = []
        self.text: Matrix = SAME
        self.line: Matrix = SAME
        self.paths: list[list[tuple[float, float]]] = []

    def named(self, group: str, name: Any) -> Any:
        """Return a resource, or None."""
        found = self.resources.get(group, {}).get(name)
        return found.get_object() if found is not None else None

    def save(self, _name: str, _operands: Any) -> None:
        """Keep the state until it is wanted again (q)."""
        self.kept.append(replace(self.state, spaces=dict(self.state.spaces)))

    def restore(self, _name: str, _operands: Any) -> None:
        """Take back what was kept last (Q)."""
        if self.kept:
            self.state = self.kept.pop()

    def box(self, *paths: list[tuple[float, float]]) -> tuple[float, float, float, float]:
        """Return what the paths, or else the origin, cover on the page."""
        spots = [moved(x, y, self.state.matrix) for path in paths for x, y in path]
        xs, ys = zip(*(spots or [moved(0, 0, self.state.matrix)]), strict=True)
        return min(xs), min(ys), max(xs), max(ys)


def joined(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does ``first`` and ``then`` the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def moved(x: float, y: float, by: Matrix) -> tuple[float, float]:
    """Return where ``by`` puts a point."""
    return x * by[0] + y * by[2] + by[4], x * by[1] + y * by[3] + by[5]


def matrix_of(operands: Any) -> Matrix:
    """Return six operands as a matrix."""
    a, b, c, d, e, f = (float(x) for x in operands)
    return a, b, c, d, e, f
