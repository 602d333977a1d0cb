"""A kind's fields as one table: what editors may write, under which words, in what form."""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from build_tools.kinds.fields import Model
from build_tools.kinds.reads import Reads

_NOT_WRITTEN = {"origin", "body", "targets"}


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field: its names and help, and whether it holds one value or many, text or a table."""

    name: str
    also: str
    label: str
    help: str
    example: str
    required: bool
    many: bool
    model: type[Model] | None
    reads: Reads | None

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that may be written, where the list is closed."""
        return self.reads.choices if self.reads else ()


@cache
def shape_of(model: type[Model]) -> dict[str, FieldShape]:
    """The fields of a model by English name, in order."""
    return {name: _field_shape(name, info) for name, info in model.model_fields.items() if name not in _NOT_WRITTEN}


@cache
def fields_by_key(model: type[Model]) -> dict[str, FieldShape]:
    """The same by every word that may stand before the colon: English name or Chinese label."""
    shapes = shape_of(model).values()
    others = {name: shape for shape in shapes for name in (shape.name.replace("_", "-"), shape.also) if name}
    return others | {shape.name: shape for shape in shapes} | {shape.label: shape for shape in shapes}


def _field_shape(name: str, info: FieldInfo) -> FieldShape:
    reads = next((item for item in info.metadata if isinstance(item, Reads)), None)
    many, inner = _unwrapped(info.annotation)
    if get_origin(inner) is Annotated:
        inner, *metadata = get_args(inner)
        reads = reads or next((item for item in metadata if isinstance(item, Reads)), None)
    is_table = isinstance(inner, type) and issubclass(inner, Model)
    extra = info.json_schema_extra
    return FieldShape(
        name=name,
        also=str(extra.get("also", "")) if isinstance(extra, dict) else "",
        label=info.title or name,
        help=info.description or "",
        example=info.examples[0] if info.examples else "",
        required=info.is_required(),
        many=many,
        model=inner if is_table else None,
        reads=reads,
    )


def _unwrapped(annotation: Any) -> tuple[bool, Any]:
    """Take ``tuple[X, ...]`` and ``X | None`` apart: whether many, and X."""
    origin = get_origin(annotation)
    if origin is tuple:
        _, inner = False, get_args(annotation)[0]
        return True, _unwrapped(inner)[1]
    if origin in (types.UnionType, typing.Union):
        present = [item for item in get_args(annotation) if item is not type(None)]
        return _unwrapped(present[0])
    return False, annotation
