"""What makes the site an app on the home screen: a manifest (W3C Web Application Manifest) and its pictures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from build_tools.output import Draft, Made, Output, key_of
from build_tools.render.card_fonts import typst_fonts
from build_tools.render.tokens import tokens_of
from build_tools.settings import Settings

APP_ICON = "app/180.png"
_SIZES = (180, 192, 512)
_POINTS_PER_INCH = 72


def app_outputs(settings: Settings, theme: Path) -> Iterator[Output]:
    """Yield ``manifest.webmanifest`` and the pictures that it names."""
    colours = tokens_of(theme).screen
    content = _manifest(settings.name, colours["brand"], colours["ground"])
    yield Output("manifest.webmanifest", lambda: Draft(key_of(content), lambda: Made(content)))
    mark = (theme / "mark.svg").read_bytes()
    for size in _SIZES:
        key = key_of(mark, size, colours["brand"])
        yield Output(_icon(size), partial(Draft, key, partial(_drawn, theme, size, colours["brand"])))


def _manifest(name: str, brand: str, ground: str) -> bytes:
    icons = [
        {"src": _icon(size), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in _SIZES[1:]
        for purpose in ("any", "maskable")
    ]
    content = {
        "name": name,
        "short_name": name[:12],
        "lang": "zh-Hans",
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "theme_color": brand,
        "background_color": ground,
        "icons": icons,
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


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
