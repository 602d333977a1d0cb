"""Every page in traditional characters, made of the finished page: only the words that a reader sees change.

OpenCC's ``s2tw`` writes the characters of 台灣 and keeps the words. ``s2twp`` would make a 打印店 a
列印店, and whoever looks for it would find no such sign. What a site wants otherwise stands in
its settings (繁体用词) or in a record's 译文.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from html import escape
from posixpath import dirname, normpath
from typing import Any, NamedTuple

from build_tools.model import Directory
from build_tools.output import Closing, Draft, Made, Output, Shelf, key_of, stamp_of

FOLDER = "zh-hant/"
_NOT_OURS = ("handbook/", "assets/", FOLDER)
_ELSEWHERE = re.compile(r"[a-z]+:|#|//|$")
_MARKUP = re.compile(r"(<(?:style|script)\b.*?</(?:style|script)>|<[^>]*>)", re.DOTALL)
_SPOKEN = re.compile(
    r'(?:(?<= title=")|(?<= alt=")|(?<= content=")|(?<= aria-label=")|(?<= data-copy=")|(?<= placeholder="))[^"]+'
)
_ADDRESS = re.compile(r'(?:(?<=[ -]href=")|(?<=[ -]src="))[^"]*')
_LANGUAGES = re.compile(r'<p class="languages">.*?</p>', re.DOTALL)
_STAMP = re.compile(r'(?<=<meta name="lianxin" content=")[^"]*')
_ALTERNATE = '<link rel="alternate" hreflang="'
_WAY_BACK = "\ue003"
_HAN = re.compile(r"[\u3400-\u9fff]")
_BETWEEN = "\ue002"  # private use: in no source file, and OpenCC leaves it alone


class Wording(NamedTuple):
    """The site's address, and what is written otherwise than OpenCC would: (simplified, traditional)."""

    address: str
    pairs: tuple[tuple[str, str], ...]


def hant_closing(directory: Directory) -> Closing:
    """Return what makes the pages in traditional characters."""
    settings = directory.settings
    written = (
        (record.name, record.i18n.zh_hant.name)
        for record in directory.records
        if record.i18n and record.i18n.zh_hant and record.i18n.zh_hant.name
    )
    return partial(_closing, Wording(settings.address or "", (*settings.hant_pairs, *written)))


def _closing(wording: Wording, shelf: Shelf) -> Iterator[Output]:
    for path, page in shelf.files.items():
        if path.endswith(".html") and not path.startswith(_NOT_OURS):
            key = key_of(wording, page.stamp)
            yield Output(FOLDER + path, partial(Draft, key, partial(_made, wording, shelf.read, path)))


def _made(wording: Wording, read: Callable[[str], bytes], path: str) -> Made:
    html = _STAMP.sub("", to_hant_page(read(path).decode(), path, wording), count=1)
    mark = '<meta name="lianxin" content="'
    return Made(html.replace(mark, mark + stamp_of(html.encode()), 1).encode())


def to_hant_page(html: str, path: str, wording: Wording) -> str:
    """Rewrite the words of a finished page, and its links as seen from ``zh-hant/``."""
    pieces = _MARKUP.split(_LANGUAGES.sub(_WAY_BACK, html))
    words: list[str] = []
    for number, piece in enumerate(pieces):
        if number % 2 == 0:
            words.append(piece)
        elif not piece.startswith(_ALTERNATE):
            pieces[number] = _ADDRESS.sub(partial(_from_below, path, wording.address), piece)
            words += _SPOKEN.findall(piece) if _is_spoken(piece) else []
    said = iter(to_hant(_BETWEEN.join(words), wording.pairs).split(_BETWEEN))
    for number, piece in enumerate(pieces):
        if number % 2 == 0:
            pieces[number] = next(said)
        elif _is_spoken(piece):
            pieces[number] = _SPOKEN.sub(lambda _: next(said), piece)
    page = "".join(pieces).replace('<html lang="zh-Hans"', '<html lang="zh-Hant"', 1)
    return str(page.replace(_WAY_BACK, _way_back(path), 1))


def _is_spoken(piece: str) -> bool:
    """What scripts hold is theirs: data, and words that they compare."""
    return not piece.startswith(("<style", "<script")) and bool(_HAN.search(piece))


def to_hant(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """Convert by phrases; then put what is written otherwise in the place of what OpenCC made of it."""
    converted = str(_opencc().convert(text))
    for simplified, traditional in pairs:
        converted = converted.replace(str(_opencc().convert(simplified)), traditional)
    return converted


@cache
def _opencc() -> Any:
    import opencc  # noqa: PLC0415 - only for sites that want it

    return opencc.OpenCC("s2tw")


def _from_below(path: str, site: str, match: re.Match[str]) -> str:
    """Pages have a twin beside them; every other file stays where it is, a folder further up."""
    address = match[0]
    if site and address == site + path:
        return f"{site}{FOLDER}{path}"
    if _ELSEWHERE.match(address):
        return address
    target = normpath(f"{dirname(path)}/{address}").lstrip("/")
    bare = target.split("#")[0].split("?")[0]
    if bare.endswith(".html") and not bare.startswith(_NOT_OURS):
        return address
    return "../" * (path.count("/") + 1) + target


def _way_back(path: str) -> str:
    there = escape("../" * (path.count("/") + 1) + path)
    return f'<p class="languages"><a href="{there}" hreflang="zh-Hans" lang="zh-Hans">简体中文</a></p>'
