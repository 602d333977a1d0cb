"""The theme's own files on the site: its style sheet, scripts and mark, named by their content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import minify
from markupsafe import Markup

from build_tools.render.tokens import Tokens, tokens_of

_DOUBLED = re.compile(r"#(\w)\1(\w)\2(\w)\3")
_FINE = re.compile(r"\d*\.\d\d+")
_PATHS = re.compile(r"<path [^>]*>")


class Asset(NamedTuple):
    """A file whose name changes with its content, so that no cache can hold it too long."""

    path: str
    data: bytes


def first_texts(theme: Path) -> list[str]:
    """What every page needs for its first screen: the colours, then ``theme/css/first``."""
    return [*_colours(tokens_of(theme)), *_texts_in(theme / "css/first")]


def style_sheet(theme: Path) -> Asset:
    """What stands below the main part of every page, on paper, or comes last: the icons, then ``theme/css``."""
    icons = _icons(sorted((theme / "icons").glob("*.svg")))
    return named_by_content("a/site", ".css", short_style([icons, *_texts_in(theme / "css")]).encode())


def asked_style(theme: Path, name: str) -> Asset:
    """A style sheet of ``theme/css/asked``, fetched with the script that needs it."""
    text = (theme / f"css/asked/{name}.css").read_text(encoding="utf-8")
    return named_by_content(f"a/{name}", ".css", short_style([text]).encode())


def _texts_in(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css"))]


def short_style(parts: list[str]) -> Markup:
    """Style sheets as one, without comments and white space."""
    return Markup(minify.string("text/css", "".join(parts)))  # noqa: S704 - our own files


def _colours(tokens: Tokens) -> Iterator[str]:
    """What the reader has chosen, else what the device asks for; paper is always light."""
    yield f":root{{{_variables(tokens.screen)}}}@media screen{{"
    for name, colours, asked in (
        ("dark", tokens.dark, "prefers-color-scheme:dark"),
        ("contrast", tokens.contrast, "prefers-contrast:more"),
    ):
        rules = "{color-scheme:dark;" + _variables(colours) + "}"
        yield f"@media ({asked}){{:root:not([data-look]){rules}}}:root[data-look={name}]{rules}"
    yield "}\n"


def _icons(paths: list[Path]) -> str:
    """All icons as one mask, one below the other, and the place of each, so that a page names icons and carries none.

    To a browser each picture in a style sheet is a document of its own, which an old phone feels.
    """
    count = len(paths)
    shapes = [
        _shape(path).replace("<path", f'<path transform="translate(0 {24 * at})"') for at, path in enumerate(paths)
    ]
    strip = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 {24 * count}">{"".join(shapes)}</svg>'
    places = [f".i-{path.stem}{{--at:{100 * at / (count - 1):.4g}%}}" for at, path in enumerate(paths)]
    drawn = quote(strip.replace('"', "'"), safe=" =:/'<>,-.()")
    return f'.icon{{--icons:url("data:image/svg+xml,{drawn}") 0 var(--at)/100% {100 * count}%}}{"".join(places)}\n'


def _shape(path: Path) -> str:
    """What an icon is drawn with; a tenth of 24 units is less than an eighth of a pixel."""
    return "".join(_FINE.sub(_short_number, shape) for shape in _PATHS.findall(path.read_text(encoding="utf-8")))


def _short_number(found: re.Match[str]) -> str:
    """A number of at most one decimal, told apart from the one before it, which a leading point did until now."""
    number = f"{float(found[0]):.1f}".removeprefix("0")
    return number if number.startswith(".") or not found.string[found.start() - 1].isdigit() else f" {number}"


def script(theme: Path, name: str, *parts: str) -> Asset:
    """Scripts of ``theme/js`` as one."""
    return _as_one(name, [theme / "js" / f"{part}.js" for part in parts])


def scripts(theme: Path, folder: str, before: str = "") -> Asset:
    """All scripts of a folder of ``theme/js`` as one function, in the order of their names, behind another script."""
    parts = sorted((theme / "js" / folder).glob("*.js"))
    text = "".join(part.read_text(encoding="utf-8") for part in parts)
    begins = (theme / f"js/{before}.js").read_text(encoding="utf-8") if before else ""
    return named_by_content(f"a/{before or folder}", ".js", _short(f"{begins}(() => {{{text}}})();").encode())


def script_with(theme: Path, name: str, part: str, table: str) -> Asset:
    """A script of ``theme/js`` in which TABLE stands for JSON."""
    text = (theme / f"js/{part}.js").read_text(encoding="utf-8").replace("TABLE", table, 1)
    return named_by_content(f"a/{name}", ".js", _short(text).encode())


def inline_script(theme: Path, *parts: str) -> Markup:
    """Scripts of ``theme/js`` as one element, for the head of a page itself."""
    text = _short("".join((theme / f"js/{part}.js").read_text(encoding="utf-8") for part in parts))
    return Markup("<script>{}</script>").format(Markup(text))  # noqa: S704 - our own file


def _as_one(name: str, parts: list[Path]) -> Asset:
    text = "".join(part.read_text(encoding="utf-8") for part in parts)
    return named_by_content(f"a/{name}", ".js", _short(text).encode())


def _short(script: str) -> str:
    """Without comments and with short names; no newer than old phones can read."""
    minify.config({"js-version": 2015})
    return str(minify.string("application/javascript", script))


def mark(theme: Path) -> Asset:
    """The picture that a browser shows beside the site's name."""
    return named_by_content("a/mark", ".svg", (theme / "mark.svg").read_bytes())


def named_by_content(stem: str, suffix: str, data: bytes) -> Asset:
    """Put a hash of ``data`` into the file's name; SHA-256, so that the service worker can look whether it is true."""
    return Asset(f"{stem}.{sha256(data).hexdigest()[:10]}{suffix}", data)


def _variables(colours: dict[str, str]) -> str:
    return "".join(f"--{name}:{_short_colour(value)};" for name, value in colours.items())


def _short_colour(value: str) -> str:
    return _DOUBLED.sub(r"#\1\2\3", value)
