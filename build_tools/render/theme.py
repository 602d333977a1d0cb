"""The theme's own files on the site: its style sheet, scripts and mark, named by their content."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import minify
import yaml


class Asset(NamedTuple):
    """A file whose name changes with its content, so that no cache can hold it too long."""

    path: str
    data: bytes


class Tokens(NamedTuple):
    """The colours shared by screen and paper: sRGB hex for one, CMYK percent for the other."""

    screen: dict[str, str]
    dark: dict[str, str]
    paper: dict[str, tuple[float, ...]]


def tokens_of(theme: Path) -> Tokens:
    """Read ``tokens.yml``; each colour has ``screen``, ``dark`` and, where it is printed, ``paper``."""
    colours = yaml.load((theme / "tokens.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["colours"]
    return Tokens(
        {name: colour["screen"] for name, colour in colours.items()},
        {name: colour["dark"] for name, colour in colours.items()},
        {name: tuple(colour["paper"]) for name, colour in colours.items() if "paper" in colour},
    )


def style_sheet(theme: Path) -> Asset:
    """All of ``theme/css`` in the order of its names, after the tokens."""
    tokens = tokens_of(theme)
    parts = [
        _variables(":root", tokens.screen),
        "@media (prefers-color-scheme:dark){",
        _variables(":root", tokens.dark),
        "}\n",
    ]
    parts += [_icon(path) for path in sorted((theme / "icons").glob("*.svg"))]
    parts += [path.read_text(encoding="utf-8") for path in sorted((theme / "css").glob("*.css"))]
    return named_by_content("a/site", ".css", "".join(parts).encode())


def printed_style(theme: Path) -> Asset:
    """What only the pages about printed cards need; the others are light enough for one window of the network."""
    return named_by_content("a/printed", ".css", (theme / "css/pages/printed.css").read_bytes())


def _icon(path: Path) -> str:
    """One icon as a mask, so that a page names it and does not carry it."""
    drawn = quote(path.read_text(encoding="utf-8").strip(), safe=" =:/'<>,-.")
    return f'.i-{path.stem}{{--icon:url("data:image/svg+xml,{drawn}")}}\n'


def script(theme: Path, name: str, *parts: str) -> Asset:
    """Scripts of ``theme/js`` as one, without comments and with short names; no newer than old phones can read."""
    text = "".join((theme / "js" / f"{part}.js").read_text(encoding="utf-8") for part in parts)
    minify.config({"js-version": 2015})
    return named_by_content(f"a/{name}", ".js", minify.string("application/javascript", text).encode())


def reader(theme: Path) -> Asset:
    """The scripts of every page, all of ``theme/js/reader`` in the order of its names."""
    parts = [path.read_text(encoding="utf-8") for path in sorted((theme / "js/reader").glob("*.js"))]
    return named_by_content("a/reader", ".js", "".join(parts).encode())


def mark(theme: Path) -> Asset:
    """The picture that a browser shows beside the site's name."""
    return named_by_content("a/mark", ".svg", (theme / "mark.svg").read_bytes())


def named_by_content(stem: str, suffix: str, data: bytes) -> Asset:
    """Put a hash of ``data`` into the file's name; SHA-256, so that the service worker can look whether it is true."""
    return Asset(f"{stem}.{sha256(data).hexdigest()[:10]}{suffix}", data)


def _variables(selector: str, colours: dict[str, str]) -> str:
    return selector + "{" + "".join(f"--{name}:{value};" for name, value in colours.items()) + "}\n"
