"""Every file of the theme that goes onto the site, named by its content."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from build_tools.render import theme

_STYLES = ("finding", "home", "paper", "printed", "timetable")


class Assets(NamedTuple):
    """The style sheet of every page, those of some, the scripts, and the site's mark."""

    style: theme.Asset
    finding: theme.Asset
    home: theme.Asset
    paper: theme.Asset
    printed: theme.Asset
    timetable: theme.Asset
    now: theme.Asset
    reader: theme.Asset
    reading: theme.Asset
    mark: theme.Asset

    @property
    def styles(self) -> dict[str, str]:
        """Where the sheets lie that only some pages link to, by the names that templates use."""
        return {part: getattr(self, part).path for part in _STYLES}


def assets_of(folder: Path) -> Assets:
    """Read the theme in ``folder``."""
    finding, home, paper, printed, timetable = (theme.style_of(folder, part) for part in _STYLES)
    now = theme.script(folder, "now", "now")
    reader, reading = (theme.scripts(folder, part) for part in ("reader", "reading"))
    style, mark = theme.style_sheet(folder), theme.mark(folder)
    return Assets(style, finding, home, paper, printed, timetable, now, reader, reading, mark)
