"""pydantic's errors in an editor's words, each with its line and column."""

from __future__ import annotations

from typing import Any

from pydantic_core import ErrorDetails

from build_tools.kinds.fields import Model
from build_tools.problem import Location, Problem
from build_tools.validate.convert import Converted, FieldPath
from build_tools.validate.quoting import shortened
from build_tools.validate.shape import FieldShape, shape_of
from build_tools.values.errors import BadValue

_ID = ("id",)


def problem_of(error: ErrorDetails, model: type[Model], converted: Converted) -> Problem:
    """Translate one error of ``model``."""
    place: FieldPath = error["loc"]
    shape, owner = _described(model, place)
    context: dict[str, Any] = error.get("ctx", {})
    cause = context.get("error")
    at = converted.at(place)
    if isinstance(cause, BadValue) and place == _ID and place not in converted.nodes:
        return Problem(Location(at.path), cause.code, f"文件名就是编号，{cause.message}", f"给文件改名：{cause.remedy}")
    if isinstance(cause, BadValue):
        label = f"{shape.label}：" if shape else ""
        return Problem(at, cause.code, shortened(label + cause.message), shortened(cause.remedy))
    if error["type"] == "missing" and shape:
        if place in converted.nodes:
            return Problem(at, "E202", f"“{shape.label}”没有填", _how_to(shape))
        return Problem(at, "E202", f"缺少“{shape.label}”", _how_to(shape))
    label = shape.label if shape else owner.__name__
    return Problem(at, "E212", f"“{label}”的写法不对", _how_to(shape) if shape else "对照示例检查层次和缩进。")


def _described(model: type[Model], place: FieldPath) -> tuple[FieldShape | None, type[Model]]:
    """Follow ``place`` down to the field that it names."""
    shape: FieldShape | None = None
    for step in place:
        if isinstance(step, str):
            shape = shape_of(model).get(step)
            if shape is None:
                return None, model
            model = shape.model or model
    return shape, model


def _how_to(shape: FieldShape) -> str:
    if shape.model and not shape.example:
        fields = "、".join(field.label for field in shape_of(shape.model).values() if field.required)
        return f"{shape.help}；每组要写：{fields}。"
    example = f"，例如“{shape.label}: {shape.example}”" if shape.example else ""
    return f"{shape.help}{example}。"
