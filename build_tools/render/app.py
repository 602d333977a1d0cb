"""What makes the site an app on the home screen: a manifest (W3C Web Application Manifest) and its pictures."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from build_tools.output import Draft, Made, Output, key_of
from build_tools.render.card_fonts import typst_fonts
from build_tools.render.languages import FOLDERS, TAGS
from build_tools.render.tokens import tokens_of
from build_tools.render.twin import Twin
from build_tools.settings import Settings

APP_ICON = "app/180.png"
MANIFEST = "manifest.webmanifest"
_FITS = 12
_SIZES = (180, 192, 512)
_POINTS_PER_INCH = 72


def app_outputs(settings: Settings, twins: Sequence[Twin], theme: Path) -> Iterator[Output]:
    """Yield a manifest for each language, and the pictures that they name."""
    colours = tokens_of(theme).screen
    begun = [("", TAGS[0], settings.name), *((twin.folder, twin.tag, twin.say_one(settings.name)) for twin in twins)]
    for folder, tag, name in begun:
        content = _manifest(tag, name, colours["brand"], colours["ground"])
        yield Output(f"{folder}{MANIFEST}", partial(Draft, key_of(content), partial(Made, content)))
    mark = (theme / "mark.svg").read_bytes()
    for size in _SIZES:
        key = key_of(mark, size, colours["brand"])
        yield Output(_icon(size), partial(Draft, key, partial(_drawn, theme, size, colours["brand"])))


def _manifest(tag: str, name: str, brand: str, ground: str) -> bytes:
    root = "../" if FOLDERS[tag] else ""
    icons = [
        {"src": root + _icon(size), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in _SIZES[1:]
        for purpose in ("any", "maskable")
    ]
    content = {
        "name": name,
        "short_name": _short(name),
        "lang": tag,
        "start_url": "index.html",
        "scope": root or "./",
        "display": "standalone",
        "theme_color": brand,
        "background_color": ground,
        "icons": icons,
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _short(name: str) -> str:
    """What fits below an icon, in whole words."""
    words = textwrap.wrap(name, _FITS, break_long_words=not name.isascii())
    return words[0] if words else name


def _icon(size: int) -> str:
    return f"app/{size}.png"


def _drawn(theme: Path, size: int, ground: str) -> Made:
    """The mark, set by Typst as cards are."""
    import typst  # noqa: PLC0415 - slow to import, and pictures are seldom drawn

    inputs = {"size": str(size), "ground": ground}
    # No word stands on it, but if it is given no fonts Typst looks for all those of the machine.
    fonts, sheet = typst_fonts(), theme / "cards/app.typ"
    return Made(
        typst.compile(sheet, root=theme, font_paths=fonts, format="png", ppi=_POINTS_PER_INCH, sys_inputs=inputs)
    )
