"""The frame of every page, rendered once for each depth of folders and then only filled.

A frame with its menu costs ten times what joining five strings costs.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup, escape

from build_tools.render.addresses import way_up

_MARK = "\ue000"  # private use, and refused in every source file
_PARTS = ("title", "description", "path", "head", "body")
_SPLIT = re.compile(f"{_MARK}({'|'.join(_PARTS)}){_MARK}")


class Filling(NamedTuple):
    """What goes where the frame has its marks; ``head`` and ``body`` are HTML, the others text."""

    title: str
    description: str
    path: str
    head: str
    body: str


class Shells:
    """Frames by depth."""

    def __init__(self, templates: Environment, context: dict[str, object]) -> None:
        self._template = templates.get_template("shell.html", globals=context)
        self.of_depth = cache(self._split)

    def fill(self, filling: Filling) -> str:
        """Return the whole page."""
        values = {
            "title": escape(filling.title),
            "description": escape(filling.description),
            "path": escape(filling.path),
            "head": filling.head,
            "body": filling.body,
        }
        parts = self.of_depth(way_up(filling.path))
        return "".join([values[part] if odd else part for part, odd in parts])

    def _split(self, root: str) -> list[tuple[str, bool]]:
        mark = {name: Markup(f"{_MARK}{name}{_MARK}") for name in _PARTS}  # noqa: S704 - our own marks
        parts = _SPLIT.split(self._template.render(root=root, mark=mark))
        return [(part, bool(number % 2)) for number, part in enumerate(parts)]
