"""What a page costs a phone with one bar of signal: its first view must fit the first window of a connection.

Ten packets of 1,460 bytes (RFC 6928) come before a server waits for the phone; what is longer
waits another round trip. Search and deferred scripts are not counted: nothing waits for them,
and whoever writes cannot make them lighter.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from build_tools.output import Finished
from build_tools.problem import Location, Problem

MOST = 14_000
_SURELY_LIGHT = 24_000  # Chinese pages leave less than 40 % of themselves to gzip
_NOT_COUNTED = ("handbook/", "assets/")
SEARCH_IN_PAGE = re.compile(
    rb"<script>var lianxinEngine=.*?</script>"
    rb'|<div class="answers">.*?<script type="application/json" class="index">.*?</script>',
    re.DOTALL,
)


def too_heavy(files: Mapping[str, Finished], read: Callable[[str], bytes]) -> Iterator[Problem]:
    """Warn (W410) of pages that are, with their style, more than 14 kB over the air."""
    weight_of = cache(lambda path: len(gzip.compress(SEARCH_IN_PAGE.sub(b"", read(path)), 6)))
    for path, page in files.items():
        if page.size > _SURELY_LIGHT and path.endswith(".html") and not path.startswith(_NOT_COUNTED):
            beside = (link for link in page.links if link.endswith(".css") and link in files)
            weight = weight_of(path) + sum(map(weight_of, beside))
            if weight > MOST:
                what = f"网页 {path} 有 {weight / 1000:.1f} kB，超过 {MOST // 1000} kB，信号差时打开慢"
                yield Problem(Location(path), "W410", what, "太长的公告分成几篇，或少列几条；不改也能发布。")
