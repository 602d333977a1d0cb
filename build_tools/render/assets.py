"""Every file of the theme that goes onto the site, named by its content."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from build_tools.render import theme


class Assets(NamedTuple):
    """The style sheet, the scripts and the styles that come with two of them, and the site's mark."""

    style: theme.Asset
    now: theme.Asset
    coming: theme.Asset
    duty: theme.Asset
    times: theme.Asset
    reader: theme.Asset
    reading: theme.Asset
    passing: theme.Asset
    parting: theme.Asset
    finding: theme.Asset
    panel: theme.Asset
    mark: theme.Asset


def assets_of(folder: Path) -> Assets:
    """Read the theme in ``folder``."""
    coming, duty = (theme.script(folder, part, part) for part in ("coming", "duty"))
    # With what every page needs behind it: one request less, and what both say is sent once.
    now, reader = theme.scripts(folder, "reader", "now"), theme.scripts(folder, "reader")
    reading = theme.scripts(folder, "reading")
    passing, parting = theme.scripts(folder, "passing"), theme.scripts(folder, "parting")
    finding, panel = (theme.asked_style(folder, part) for part in ("finding", "reading"))
    return Assets(
        style=theme.style_sheet(folder),
        now=now,
        coming=coming,
        duty=duty,
        times=theme.script(folder, "times", "now", "coming"),
        reader=reader,
        reading=reading,
        passing=passing,
        parting=parting,
        finding=finding,
        panel=panel,
        mark=theme.mark(folder),
    )


def search_ways(folder: Path) -> theme.Asset:
    """The scripts of the search that go with its pack."""
    return theme.script(folder, "further", "search-loose", "search-further")
