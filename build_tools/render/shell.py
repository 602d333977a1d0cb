"""The frame of every page, rendered once for each depth of folders and then only filled.

A frame with its menu costs ten times what joining five strings costs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup, escape

from build_tools.output import stamp_of
from build_tools.render.headers import policy_for
from build_tools.render.languages import Languages

_MARK = "\ue000"  # private use, and refused in every source file
_PARTS = (
    "title",
    "description",
    "path",
    "head",
    "body",
    "stamp",
    "style",
    "policy",
    "alternates",
    "tongue",
    "languages",
    "image",
)
_NO_STAMP = b'<meta name="lianxin" content="">'
_SPLIT = re.compile(f"{_MARK}({'|'.join(_PARTS)}){_MARK}")


class Filling(NamedTuple):
    """What goes where the frame has its marks; ``style``, ``head`` and ``body`` are HTML, the others text."""

    title: str
    description: str
    path: str
    root: str
    style: str
    head: str
    body: str
    languages: Languages
    image: str


class Shells:
    """Frames by depth."""

    def __init__(self, templates: Environment, context: dict[str, object], inlined: Sequence[str]) -> None:
        """``inlined`` are scripts that pages may carry, besides those of the frame."""
        self._template = templates.get_template("shell.html", globals=context)
        self._inlined = inlined
        self.of_depth = cache(self._split)
        self._policy = cache(self._policy_with)

    def fill(self, filling: Filling) -> bytes:
        """Return the whole page, stamped with the rest of it: the service worker keeps none that is not whole."""
        values = {
            "title": escape(filling.title),
            "description": escape(filling.description),
            "path": escape(filling.path),
            "style": filling.style,
            "head": filling.head,
            "body": filling.body,
            "stamp": "",
            "image": filling.image,
            "alternates": filling.languages.head,
            "tongue": filling.languages.top,
            "languages": filling.languages.foot,
            "policy": self._policy(filling.style, *self._carried(filling)),
        }
        page = "".join([values[part] if odd else part for part, odd in self.of_depth(filling.root)]).encode()
        return page.replace(_NO_STAMP, _NO_STAMP.replace(b'""', b'"%b"' % stamp_of(page).encode()), 1)

    def _carried(self, filling: Filling) -> Iterator[str]:
        return (each for each in self._inlined if each in filling.head or each in filling.body)

    def _split(self, root: str) -> list[tuple[str, bool]]:
        mark = {name: Markup(f"{_MARK}{name}{_MARK}") for name in _PARTS}  # noqa: S704 - our own marks
        parts = _SPLIT.split(self._template.render(root=root, mark=mark))
        return [(part, bool(number % 2)) for number, part in enumerate(parts)]

    def _policy_with(self, *inlined: str) -> str:
        """All frames have the same scripts in their heads, however deep they lie."""
        frame = "".join(part for part, filled in self.of_depth("") if not filled)
        return str(escape(policy_for([frame, *inlined]))).replace("&#39;", "'")
