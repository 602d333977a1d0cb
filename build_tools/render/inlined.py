"""What stands in the head of a few kinds of page itself, so that their first screen waits for no second request."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from build_tools.render import theme


class Inlined(NamedTuple):
    """Whole elements: styles of ``theme/css/some``, and the search. The policy lets run those that a page carries."""

    home: Markup
    printed: Markup
    timetable: Markup
    search: Markup


def inlined_of(folder: Path) -> Inlined:
    """Read the theme in ``folder``."""
    home, printed, timetable = (_style(theme.style_of(folder, part)) for part in ("home", "printed", "timetable"))
    search = theme.script(folder, "search", "search-engine", "search").data.decode()
    return Inlined(home, printed, timetable, Markup("<script>{}</script>").format(Markup(search)))  # noqa: S704 - our own


def _style(sheet: Markup) -> Markup:
    return Markup("<style>{}</style>").format(sheet)
