"""Scripts that stand in a few pages themselves; the policy lets run those that a page carries."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from build_tools.render import theme

_SEARCH = ("search-engine", "search")


class Inlined(NamedTuple):
    """Whole elements: what leads from the home page to one's own, and what answers in the search."""

    door: Markup
    search: Markup


def inlined_of(folder: Path) -> Inlined:
    """Read the theme in ``folder``."""
    return Inlined(theme.inline_script(folder, "door"), theme.inline_script(folder, *_SEARCH))
