"""The colours shared by screen and paper, from the theme's ``tokens.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml


class Tokens(NamedTuple):
    """The colours shared by screen and paper: sRGB hex for one, CMYK percent for the other."""

    screen: dict[str, str]
    dark: dict[str, str]
    contrast: dict[str, str]
    paper: dict[str, tuple[float, ...]]


def tokens_of(theme: Path) -> Tokens:
    """Read ``tokens.yml``; each colour has ``screen``, ``dark``, ``contrast`` and, where it is printed, ``paper``."""
    colours = yaml.load((theme / "tokens.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["colours"]
    return Tokens(
        {name: colour["screen"] for name, colour in colours.items()},
        {name: colour["dark"] for name, colour in colours.items()},
        {name: colour["contrast"] for name, colour in colours.items()},
        {name: tuple(colour["paper"]) for name, colour in colours.items() if "paper" in colour},
    )
