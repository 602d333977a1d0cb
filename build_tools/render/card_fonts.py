"""The fonts of cards, and which characters they hold."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any


def font_files() -> tuple[Path, ...]:
    """Noto Sans of four regions (OFL), the Chinese ones first; together they hold every name character."""
    import justmytype_intl_cjk  # noqa: PLC0415 - most builds set no card

    fonts = Path(justmytype_intl_cjk.__file__).parent / "fonts" / "ofl"
    return tuple(next((fonts / f"notosans{region}").glob("*.ttf")) for region in ("sc", "tc", "jp", "kr"))


@cache
def typst_fonts() -> Any:
    """Return the same fonts as Typst wants them; none of the machine's."""
    import typst  # noqa: PLC0415

    folders = [str(file.parent) for file in font_files()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def without_glyph(text: str) -> list[str]:
    """Return the characters of ``text`` that none of the fonts can print, in order."""
    missing = {*text}
    for file in font_files():
        if missing:  # the first font has nearly all, and each takes a tenth of a second to ask
            missing -= _characters_of(file)
    return sorted(missing)


@cache
def _characters_of(file: Path) -> frozenset[str]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    with TTFont(file, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))
