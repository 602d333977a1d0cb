"""A page's twin in another script or language, made of the finished page: only what a reader sees changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from posixpath import dirname, normpath

from build_tools.output import Closing, Draft, Made, Output, Shelf, key_of, stamp_of
from build_tools.render.addresses import NOT_FOUND, root_seen_from
from build_tools.render.index_twins import is_index, is_shard, said_index, said_shard
from build_tools.render.languages import TAGS, languages_of, root_of, with_languages, without_languages
from build_tools.render.live import page_of_live, said_live
from build_tools.render.saying import FOREIGN
from build_tools.render.twin import Twin

_ELSEWHERE = re.compile(r"[a-z]+:|#|//|$")
_MARKUP = re.compile(r"(<(?:style|script)\b.*?</(?:style|script)>|<[^>]*>)", re.DOTALL)
_ATTRIBUTES = ("title", "alt", "content", "aria-label", "placeholder", "data-copy", "data-label", "data-aloud",
               "data-size", "data-usual", "data-largest")  # fmt: skip
_SPOKEN = re.compile("(?:" + "|".join(f'(?<= {name}=")' for name in _ATTRIBUTES) + ')[^"]+')
_ADDRESS = re.compile(r'(?:(?<=[ -]href=")|(?<=[ -]src=")|(?<= action=")|(?<=og:image" content="))[^"]*')
_IN_SIZES = re.compile(r'(?:(?<= srcset=")|(?<=w, ))[^" ]+')
_STAMP = re.compile(r'(?<=<meta name="lianxin" content=")[^"]*')
_NOT_WORDS = ("<style", "<script")
_DATA = '<script type="application/json"'
_ALTERNATE = '<link rel="alternate" hreflang="'
_SEARCHED = '<div class="searched" hidden>'
_TALKATIVE = re.compile(r' data-script-src="[^"]*/reading\.')


def twins_closing(twin: Twin, others: Mapping[str, Callable[[str], bool]]) -> Closing:
    """Return what makes the twin of every page that has one; ``others`` are the languages of the site."""
    return partial(_closing, twin, others)


def _closing(twin: Twin, others: Mapping[str, Callable[[str], bool]], shelf: Shelf) -> Iterator[Output]:
    for script in (twin.script, *twin.spoken.values()):
        yield Output(script.path, partial(Draft, script.path, partial(Made, script.data)))
    for path in shelf.files:
        if path.endswith(".html") and twin.is_there(path):
            tags = [tag for tag, is_there in others.items() if is_there(path)]
            yield Output(twin.folder + path, partial(_draft, twin, tags, shelf, path))
        elif is_shard(path):
            yield Output(twin.folder + path, partial(_shard_draft, twin, shelf, path))
        elif _has_live(twin, path):
            yield Output(twin.folder + path, partial(_live_draft, twin, shelf, path))


def _draft(twin: Twin, tags: Sequence[str], shelf: Shelf, path: str) -> Draft:
    key = key_of(twin.tag, twin.digest, tags, shelf.files[path].stamp)
    return Draft(key, partial(_made, twin, tags, shelf.read, path))


def _shard_draft(twin: Twin, shelf: Shelf, path: str) -> Draft:
    key = key_of(twin.tag, twin.digest, shelf.files[path].stamp)
    return Draft(key, partial(_shard, twin, shelf.read, path))


def _has_live(twin: Twin, path: str) -> bool:
    page = page_of_live(path)
    return bool(page) and twin.is_there(page)


def _live_draft(twin: Twin, shelf: Shelf, path: str) -> Draft:
    key = key_of(twin.tag, twin.digest, shelf.files[path].stamp)
    return Draft(key, lambda: Made(said_live(shelf.read(path), twin.say_data)))


def _shard(twin: Twin, read: Callable[[str], bytes], path: str) -> Made:
    return Made(said_shard(read(path), twin.say_data, twin.is_there))


def _made(twin: Twin, tags: Sequence[str], read: Callable[[str], bytes], path: str) -> Made:
    html = _STAMP.sub("", twin_page(read(path).decode(), path, twin, tags), count=1)
    mark = '<meta name="lianxin" content="'
    return Made(html.replace(mark, mark + stamp_of(html.encode()), 1).encode())


def twin_page(html: str, path: str, twin: Twin, tags: Sequence[str]) -> str:
    """Say the words of a finished page, and lead its links to where they lie as seen from the twin's folder."""
    pieces = _MARKUP.split(without_languages(html.replace(*twin.whole(path), 1)))
    for number, piece in enumerate(pieces):
        if number % 2 and not piece.startswith(_ALTERNATE):
            pieces[number] = _ADDRESS.sub(partial(_from_below, path, twin), piece)
            if " srcset=" in piece:
                pieces[number] = _IN_SIZES.sub(partial(_from_below, path, twin), pieces[number])
    _say_all(pieces, twin)
    twin.finish(pieces)
    page = "".join(pieces).replace(f'<html lang="{TAGS[0]}"', f'<html lang="{twin.tag}"', 1)
    page = _with_words(page, root_of(path, twin.tag, twin.site), twin)
    return with_languages(page, languages_of(path, tags, twin.tag, twin.site))


def _with_words(page: str, root: str, twin: Twin) -> str:
    """A page with the words of the scripts that have none in them: with the panel's script, and with the search.

    The search answers at once what the address asks, so its words stand before it, behind all else.
    """
    page = _TALKATIVE.sub(f' data-with-src="{root}{twin.script.path}"\\g<0>', page)
    return page.replace(_SEARCHED, f'{_SEARCHED}\n<script src="{root}{twin.script.path}"></script>', 1)


def _say_all(pieces: list[str], twin: Twin) -> None:
    """Text between tags, what attributes hold for readers, and the words in the data of scripts."""
    places = [(n, piece) for n, piece in enumerate(pieces) if FOREIGN.search(piece)]
    texts: list[str] = []
    for number, piece in places:
        if number % 2 == 0:
            texts.append(piece)
        elif not piece.startswith(_NOT_WORDS):
            texts += _SPOKEN.findall(piece)
    said = iter(twin.say(texts))
    for number, piece in places:
        if number % 2 == 0:
            pieces[number] = next(said)
        elif is_index(piece):
            pieces[number] = said_index(piece, twin.say_data, twin.is_there)
        elif piece.startswith(_DATA):
            pieces[number] = twin.say_data(piece)
        elif not piece.startswith(_NOT_WORDS):
            pieces[number] = _SPOKEN.sub(lambda _: next(said), piece)


def _from_below(path: str, twin: Twin, match: re.Match[str]) -> str:
    """Pages that have a twin lie beside it; every other file stays where it is, a folder further up."""
    address = match[0]
    if twin.site and address.startswith(twin.site):
        target = address.removeprefix(twin.site)
        return f"{twin.site}{twin.folder}{target}" if target == path or target in twin.files else address
    if _ELSEWHERE.match(address):
        return address
    if address.startswith("/"):
        return _from_anywhere(address, twin)
    target = normpath(f"{dirname(path)}/{address}").lstrip("/")
    bare = target.split("#")[0].split("?")[0]
    if twin.has(bare) or _has_live(twin, bare):
        return address
    return "../" * (path.count("/") + 1) + (twin.spoken[bare].path if bare in twin.spoken else target)


def _from_anywhere(address: str, twin: Twin) -> str:
    """Of a page that is shown at any depth: its addresses begin at the root of the server."""
    top = root_seen_from(NOT_FOUND, twin.site)
    path = address.removeprefix(top)
    return f"{top}{twin.folder}{path}" if twin.has(path) else address
