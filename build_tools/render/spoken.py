"""What ``js/now.js``, ``js/coming.js`` and ``js/duty.js`` say, in other languages: scripts with other words in them.

They hold their words whole, with places in braces, so a page in another language needs no table
beside its script and no algorithm: its script is as light as that of the pages it is made of.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from build_tools.render.assets import assets_of
from build_tools.render.saying import FOREIGN
from build_tools.render.theme import Asset, named_by_content

# Of a script without comments; those here hold no other quotes.
_LITERAL = re.compile(r'"([^"\\]*)"')


def spoken_scripts(theme: Path, tag: str, say: Callable[[str], str]) -> Mapping[str, Asset]:
    """Return, by the address of each script, the same with its words said; ``say`` fails where it cannot."""
    assets = assets_of(theme)
    return {asset.path: _spoken(asset, tag, say) for asset in (assets.now, assets.coming, assets.duty, assets.times)}


def _spoken(asset: Asset, tag: str, say: Callable[[str], str]) -> Asset:
    def said(found: re.Match[str]) -> str:
        return json.dumps(say(found[1]), ensure_ascii=False) if FOREIGN.search(found[1]) else found[0]

    stem = asset.path.split(".", 1)[0]
    return named_by_content(f"{stem}-{tag}", ".js", _LITERAL.sub(said, asset.data.decode()).encode())
