"""The values of an entry, however deep they stand, by their type."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from build_tools.kinds.fields import Model

FieldPath = tuple[str | int, ...]


def leaves(model: Model, wanted: frozenset[type]) -> Iterator[tuple[FieldPath, Any]]:
    """Yield each value of a wanted type with the way that leads to it."""
    for name in _fields_holding(type(model), wanted):
        value = getattr(model, name)
        if value is not None:
            yield from _within(value, (name,), wanted)


def _within(value: Any, place: FieldPath, wanted: frozenset[type]) -> Iterator[tuple[FieldPath, Any]]:
    if type(value) in wanted:
        yield place, value
    elif isinstance(value, Model):
        for rest, leaf in leaves(value, wanted):
            yield place + rest, leaf
    elif type(value) is tuple:
        for number, item in enumerate(value):
            yield from _within(item, (*place, number), wanted)


@cache
def _fields_holding(model: type[Model], wanted: frozenset[type]) -> tuple[str, ...]:
    """The fields that can hold a wanted value, so that the others are never looked at."""
    return tuple(name for name, info in model.model_fields.items() if _mentions(info.annotation, wanted))


def _mentions(annotation: Any, wanted: frozenset[type]) -> bool:
    if annotation in wanted:
        return True
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return bool(_fields_holding(annotation, wanted))
    return any(_mentions(item, wanted) for item in get_args(annotation) if isinstance(item, type) or get_args(item))
