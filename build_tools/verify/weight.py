"""What a page costs a phone with one bar of signal: its first view must fit the first window of a connection.

Ten packets of 1,460 bytes (RFC 6928) come before a server waits for the phone; what is longer
waits another round trip. A first view is the page, its style sheet and the scripts that it
fetches by itself. The search, its data, script, style and the place of its answers, is not counted: it stands at
a page's end, behind all that is looked at first, and whoever writes cannot make it lighter.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from posixpath import dirname, join, normpath

from build_tools.output import Finished
from build_tools.problem import Location, Problem

MOST = 14_000
MOST_OF_A_HOME = 14_400
"""What a page may weigh that answers searches: a neighbourhood's whole first screen and all ways on from it."""

SEARCH = re.compile(rb'<div class="searched" hidden>.*?<link rel="stylesheet"[^>]*>\s*</div>', re.DOTALL)
_SURELY_LIGHT = 24_000  # a quarter of its style and 40 % of its Chinese are left by gzip, and scripts are 6 kB at most
_NOT_COUNTED = ("handbook/", "assets/", "en/", "zh-hant/")  # twins follow the page that they are made of
_BY_ITSELF = re.compile(rb'<(?:link rel="stylesheet" href|script defer src)="([^"]*)"')


def too_heavy(files: Mapping[str, Finished], read: Callable[[str], bytes]) -> Iterator[Problem]:
    """Warn (W410) of pages whose first view is more than 14 kB over the air."""
    weight_of = cache(lambda path: packed(read(path)))
    for path, page in files.items():
        if page.size > _SURELY_LIGHT and path.endswith(".html") and not path.startswith(_NOT_COUNTED):
            html = read(path)
            most = MOST_OF_A_HOME if SEARCH.search(html) else MOST
            weight = packed(html) + sum(weight_of(asset) for asset in fetched_by(path, html) if asset in files)
            if weight > most:
                what = f"网页 {path} 有 {weight / 1000:.1f} kB，超过 {most / 1000:g} kB，信号差时打开慢"
                yield Problem(Location(path), "W410", what, "太长的公告分成几篇，或少列几条；不改也能发布。")


def packed(content: bytes) -> int:
    """Bytes over the air, gzipped as servers do, without the search."""
    return len(gzip.compress(SEARCH.sub(b"", content), 6))


def fetched_by(path: str, html: bytes) -> list[str]:
    """The style sheets and scripts that a page fetches by itself, as paths from the root; none of the search."""
    fetched = _BY_ITSELF.findall(SEARCH.sub(b"", html))
    return [normpath(join(dirname(path), address.decode())).lstrip("/") for address in fetched]
