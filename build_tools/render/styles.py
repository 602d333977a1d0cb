"""The style in a page's own head: the frame's, and the parts of ``theme/css/parts`` that its template names.

So a page carries what it shows and nothing else, and whoever writes ``class="rows"`` into a
template need not think of it. A template that leaves out much of another says so in a comment.
It is worked out once for each template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from markupsafe import Markup

from build_tools.render import theme

RICH = "61-rich"
"""The part for tables, quotations and pictures of notices and descriptions, which no template names."""

_CLASSES = re.compile(r'class="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"')
_NAME = re.compile(r"[a-z][a-z-]*")
_LEADING = re.compile(r"^ *(?:\.scripted )?\.([a-z-]+)", re.MULTILINE)
_WITHOUT = re.compile(r"style is without: ([a-z -]+?) *#\}")
_REFERRED = re.compile(r'\{%-? *(?:extends|from|include|import) "([^"]+)"')


class Styles:
    """Styles by template, for one theme."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / "css/parts").glob("*.css"))}
        self._leading = {name: {*_LEADING.findall(text)} for name, text in texts.items()} | {RICH: set()}
        self._parts = {name: theme.short_style([text]) for name, text in texts.items()}
        self._frame = theme.short_style(theme.first_texts(folder))
        self.of = cache(self._of)

    def all(self) -> list[Markup]:
        """Every style that a page may have, each once, in a fixed order."""
        templates = sorted(path.name for path in self._folder.glob("*.html"))
        templates += sorted(f"records/{path.name}" for path in (self._folder / "records").glob("*.html"))
        every = (self.of(template, *more) for template in templates for more in ((), (RICH,)))
        return list(dict.fromkeys(every))

    def _of(self, template: str, *more: str) -> Markup:
        """The style element of pages of ``template``; ``more`` are parts that they need as well."""
        sources = [*self._closure(template)]
        left_out = {name for source in sources for names in _WITHOUT.findall(source) for name in names.split()}
        named = {name for source in sources for name in _classes(source)} - left_out
        needed = [name for name, leading in self._leading.items() if name in more or leading & named]
        style = Markup().join([self._frame, *map(self._parts.__getitem__, needed)])
        return Markup("<style>{}</style>").format(style)

    def _closure(self, template: str) -> Iterator[str]:
        """The sources of a template and of all that it is put together from."""
        seen, pending = set[str](), [template]
        while pending:
            name = pending.pop()
            if name not in seen:
                seen.add(name)
                source = (self._folder / name).read_text(encoding="utf-8")
                pending += _REFERRED.findall(source)
                yield source


def _classes(source: str) -> set[str]:
    return {name for found in _CLASSES.findall(source) for name in _NAME.findall(found)}
