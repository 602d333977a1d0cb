"""The pages that are asked: ours with the shipped search, one for each peer with a box and a list, and a blank one."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import search_ours
import search_sites

from build_tools.finding.columns import compact, parted
from build_tools.finding.findable import Findable
from build_tools.finding.pack import pack_of
from build_tools.render import assets, theme

ADDRESSES = {
    "lianxin": "/lianxin/index.html",
    "Material + jieba": "/material.html",
    "Pagefind": "/pagefind.html",
    "MiniSearch, bigrams": "/minisearch.html",
    "blank page": "/blank.html",
}
_THEME = search_ours.ROOT / "theme"
_OTHER = Path(__file__).parent / "other" / "search"
_HEAD = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>x</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">"""
_OURS = """<div class="find" data-root="" data-pack-src="pack.js" data-bodies-src="bodies.js" data-now-src="now.js"
data-far="{far}"><form><input type="text"></form>{answers}</div>
<script type="application/json" class="index">{first}</script><script>{script}</script>
<script type="application/json" class="index">{others}</script>"""
_PEER = """<form><input type="search"></form><div class="found"></div>
<script type="module">{engine}
{list}</script>"""
_BLANK = '<form><input type="search"></form><div class="found"><p class="row">'


def write_pages(root: Path, documents: Sequence[Mapping[str, Any]]) -> None:
    """Write every page below ``root``, beside what ``search_sites.write_sites`` wrote there."""
    (root / "blank.html").write_text(_HEAD + _BLANK, encoding="utf-8")
    write_peer_pages(root, [root / script.name for script in search_sites.SCRIPTS])
    ours = root / "lianxin"
    ours.mkdir()
    write_pack(ours)
    found = [search_ours.findable(document) for document in documents]
    (ours / "bodies.js").write_text(texts(found), encoding="utf-8")
    write_ours(ours, search_ours.core(found))


def write_peer_pages(root: Path, scripts: Iterable[Path]) -> None:
    """A page around each of the scripts that ask a peer."""
    listed = (_OTHER / "list.js").read_text(encoding="utf-8")
    for script in scripts:
        page = _HEAD + _PEER.format(engine=script.read_text(encoding="utf-8"), list=listed)
        (root / f"{script.stem}.html").write_text(page, encoding="utf-8")


def write_ours(folder: Path, core: Mapping[str, Any], shards: int = 0) -> None:
    """Write a home page of ours with the index ``core``; the town's shards, if any, lie below ``far``."""
    first, others = map(compact, parted({**core, "tables": [], "lines": []}))
    answers = (_THEME / "components" / "answers.html").read_text(encoding="utf-8")
    page = _HEAD + _OURS.format(script=script().decode(), answers=answers, first=first, others=others, far=shards or "")
    (folder / "index.html").write_text(page, encoding="utf-8")
    (folder / "now.js").write_bytes(theme.script(_THEME, "times", "now", "coming").data)


def texts(area: Sequence[Findable]) -> str:
    """The script that brings the texts of an area."""
    bodies = compact("\n".join(found.body for found in area))
    return f"lianxinSearch.addBodies({bodies});"


def write_pack(folder: Path) -> None:
    """Write the pack with the script that comes with it."""
    ways = assets.search_ways(_THEME).data.decode()
    text = f"{ways}\nlianxinSearch.addPack({compact(pack_of(search_ours.words()))});"
    (folder / "pack.js").write_text(text, encoding="utf-8")


def weights(documents: Sequence[Mapping[str, Any]]) -> str:
    """What ours weighs in bytes, in one sentence."""
    alone, (first, both) = len(gzip.compress(script(), 9, mtime=0)), search_ours.first_bytes(documents)
    return (
        f"Engine and interface of ours are {alone:,} bytes gzipped, with what the first answer needs {first:,}, "
        f"with the whole index of the area {both:,}."
    )


def script() -> bytes:
    """Engine and interface, as every page with a box carries them."""
    return theme.script(_THEME, "search", "search-engine", "search").data
