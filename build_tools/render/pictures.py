"""A notice's pictures in a page: in the size that fits the screen, with room kept for them, fetched when they are near.

Which browser takes which file is HTML's own (``picture``, ``srcset``, ``sizes``); those that know
no WebP take the picture as it came.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Pixels = tuple[int, int]
"""Width and height of a picture."""

_WIDTHS = (360, 720, 1080, 1600)
_WORTH_IT = 1.25  # a size that is hardly narrower saves nothing
_ACROSS = "(min-width: 62rem) 58rem, 90vw"  # css/first: a sheet in the main part
_PICTURE = re.compile(r'<img src="([^"]*)"([^>]*)>')


def sizes_of(path: str, pixels: Pixels) -> list[tuple[int, str]]:
    """The widths in which a picture is published, narrowest first, and where each lies; none is wider than itself."""
    widths = [*(width for width in _WIDTHS if width * _WORTH_IT <= pixels[0]), pixels[0]]
    return [(width, f"{path}.{width}.webp") for width in widths]


def with_sizes(html: str, root: str, pictures: Mapping[str, Pixels]) -> str:
    """Give each picture its sizes; ``pictures`` are those of the site by path, ``root`` leads to them from the page."""

    def sized(match: re.Match[str]) -> str:
        path = match[1].removeprefix(root)
        if path not in pictures:
            return match[0]
        width, height = pictures[path]
        offered = ", ".join(f"{root}{there} {wide}w" for wide, there in sizes_of(path, (width, height)))
        image = f'<img src="{match[1]}"{match[2]} width="{width}" height="{height}" loading="lazy" decoding="async">'
        return f'<picture><source type="image/webp" srcset="{offered}" sizes="{_ACROSS}">{image}</picture>'

    return _PICTURE.sub(sized, html)
