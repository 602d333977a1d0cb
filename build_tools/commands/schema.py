"""``lianxin schema``: JSON Schema (2020-12) of every kind, so that an editor completes and warns."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from build_tools.edit import save
from build_tools.kinds import KINDS
from build_tools.kinds.fields import Model
from build_tools.settings import Settings
from build_tools.validate.shape import FieldShape, shape_of
from build_tools.words import Category, Synonyms

FOLDER = "schema"
_WORDS = (("categories", Category, "搜索：居民的说法"), ("synonyms", Synonyms, "搜索：意思一样的词"))
# YAML in an editor gives types to what we read as text: 2100 is a number there, 是 is not.
_SCALAR = {"type": ["string", "number", "boolean", "null"]}


def prepare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Write one file a kind below ``schema/``."""
    folder: Path = options.root / FOLDER
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        save(folder / name, text)
    print(f"写好了 {len(schemas())} 个文件，在 {folder.as_posix()}/。")
    return 0


def schemas() -> dict[str, str]:
    """The text of each schema file by its name."""
    found = {f"{kind.kind}.json": _file_schema(kind, kind.label) for kind in KINDS}
    found |= {f"{name}.json": _list_schema(model, label) for name, model, label in _WORDS}
    found["site.json"] = {**_table(Settings), "title": "网站设置"}
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in found.items()}


def _file_schema(kind: type[Model], label: str) -> dict[str, Any]:
    """A file is one record, named by the file, or a list of records with ids of their own."""
    listed = {"allOf": [{"$ref": "#/$defs/record"}, _either("id", "编号")]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": label,
        "oneOf": [{"$ref": "#/$defs/record"}, {"type": "array", "items": listed}],
        "$defs": {"record": _table(kind)},
    }


def _list_schema(model: type[Model], label: str) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": label,
        "type": "array",
        "items": _table(model),
    }


def _table(model: type[Model]) -> dict[str, Any]:
    shapes = shape_of(model).values()
    properties = {}
    for shape in shapes:
        described = {**_field(shape), "description": shape.help}
        properties[shape.label] = properties[shape.name] = described
    # The id of a record that has a file to itself is the file's name.
    required = [_either(shape.name, shape.label) for shape in shapes if shape.required and shape.name != "id"]
    table = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**table, "allOf": required} if required else table


def _either(name: str, label: str) -> dict[str, Any]:
    return {"anyOf": [{"required": [label]}, {"required": [name]}]}


def _field(shape: FieldShape) -> dict[str, Any]:
    one = _one(shape)
    if not shape.many:
        return one
    if shape.choices:
        # Several may stand in one text (A6、海报); which words they are is ours to say.
        return {"anyOf": [{"type": "array", "items": one}, one, {"type": "string", "pattern": "[、，,;；\\s]"}]}
    return {"anyOf": [{"type": "array", "items": one}, one]}


def _one(shape: FieldShape) -> dict[str, Any]:
    if shape.model:
        table = _table(shape.model)
        return {"anyOf": [table, _SCALAR]} if shape.model.from_short("0") is not None else table
    if shape.choices:
        return {"enum": list(shape.choices)}
    return {**_SCALAR, **({"examples": [shape.example]} if shape.example else {})}
