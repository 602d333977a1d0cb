"""Small changes to a record's file that leave every other character where it was."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from build_tools.load.tree import Mapping, Node, Scalar

_NEEDS_QUOTES = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|: |\s#|[:\s]$|^$|^(?:~|null)$")
_NEEDS_QUOTES_IN_FLOW = re.compile(r"[,\[\]{}]")


class Change(NamedTuple):
    """Put ``text`` in place of the characters from ``start`` up to ``stop``."""

    start: int
    stop: int
    text: str


def changed(text: str, changes: list[Change]) -> str:
    """Return ``text`` with all ``changes``, which must not overlap."""
    for start, stop, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[stop:]
    return text


def set_field(text: str, table: Mapping, keys: tuple[str, ...], value: str) -> Change:
    """Write ``keys[0]: value`` into ``table``: over what stands there, else as its last line.

    ``keys`` are the words that name the field; the first is the one to write.
    """
    for key, node in table.entries:
        if key.text in keys:
            return Change(*_extent(node, text), written(value, in_flow=table.flow))
    if table.flow:
        return Change(table.stop - 1, table.stop - 1, f", {keys[0]}: {written(value, in_flow=True)}")
    last = table.entries[-1][1]
    end = _end_of_line(text, _extent(last, text)[1])
    indent = " " * (table.entries[0][0].column - 1)
    return Change(end, end, f"\n{indent}{keys[0]}: {written(value, in_flow=False)}")


def written(value: str, *, in_flow: bool) -> str:
    """Return a value as it may stand in YAML, in double quotes where it must."""
    if _NEEDS_QUOTES.search(value) or (in_flow and _NEEDS_QUOTES_IN_FLOW.search(value)):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    return value


def save(file: Path, text: str) -> None:
    """Replace a file in one step, so that a power cut leaves the old one or the new one."""
    partial = file.with_name(f".{file.name}.part")
    with partial.open("w", encoding="utf-8", newline="\n") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    partial.replace(file)


def _extent(node: Node, text: str) -> tuple[int, int]:
    """From the first to behind the last character of what a node was written with."""
    if isinstance(node, Scalar):
        return node.start, node.stop
    if isinstance(node, Mapping):
        if node.flow:
            return node.start, node.stop
        return node.start, _extent(node.entries[-1][1], text)[1]
    return node.start, node.stop if node.flow else _extent(node.items[-1], text)[1]


def _end_of_line(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end
