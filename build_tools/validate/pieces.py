"""One line where a list is wanted."""

from __future__ import annotations

from build_tools.load.tree import Scalar
from build_tools.validate.shape import FieldShape


def pieces_of(node: Scalar, shape: FieldShape) -> list[Scalar]:
    """Split 全科、中医科 or 8:30 10:00, each piece with its own place."""
    between = shape.model.between if shape.model else shape.reads and shape.reads.between
    if not between:
        return [node]
    pieces = []
    start = 0
    for end, following in [*(match.span() for match in between.finditer(node.text)), (len(node.text),) * 2]:
        if end > start:
            comment = node.comment if end == len(node.text) else ""
            pieces.append(node._replace(text=node.text[start:end], column=node.column + start, comment=comment))
        start = following
    return pieces
