"""Every file of the theme that goes onto the site, named by its content."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from build_tools.render import theme


class Assets(NamedTuple):
    """The style sheet, the scripts, and the site's mark."""

    style: theme.Asset
    now: theme.Asset
    reader: theme.Asset
    reading: theme.Asset
    passing: theme.Asset
    mark: theme.Asset


def assets_of(folder: Path) -> Assets:
    """Read the theme in ``folder``."""
    now = theme.script(folder, "now", "now")
    reader, reading, passing = (theme.scripts(folder, part) for part in ("reader", "reading", "passing"))
    style, mark = theme.style_sheet(folder), theme.mark(folder)
    return Assets(style, now, reader, reading, passing, mark)


def search_ways(folder: Path) -> theme.Asset:
    """The scripts of the search that go with its pack."""
    return theme.script(folder, "search", "search-loose", "search-further")
