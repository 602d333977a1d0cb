"""The operators of a page with their operands, as they stand in its content (ISO 32000-2, 7.8), read by qpdf."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

INLINE_IMAGE = "INLINE IMAGE"
"""The operator that stands for a whole inline image."""


def operations_in(content: bytes) -> Iterator[tuple[str, list[Any]]]:
    """Yield each operator and its operands: numbers, names as ``/Name``, texts as bytes, arrays as lists of these.

    Of dictionaries, which no operator that paints takes, nothing is told.
    """
    from pikepdf import Stream, new, parse_content_stream  # noqa: PLC0415 - most builds print nothing

    holder = new()
    for step in parse_content_stream(Stream(holder, content)):
        yield str(step.operator), _plain(step.operands)


def _plain(operands: Iterable[Any]) -> list[Any]:
    """Nearly all are numbers, and to ask for them alone first takes two thirds of the time."""
    return [float(each) if isinstance(each, (int, Decimal)) else _no_number(each) for each in operands]


def _no_number(operand: Any) -> Any:
    from pikepdf import Array, Name, String  # noqa: PLC0415

    if isinstance(operand, String):
        return bytes(operand)
    if isinstance(operand, Array):
        return _plain(operand.as_list())
    return str(operand) if isinstance(operand, Name) else None
