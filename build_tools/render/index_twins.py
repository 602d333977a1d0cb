"""The search's indexes in another script or language: what is compared stays, what is shown for it stands beside."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from build_tools.finding.columns import compact
from build_tools.render.town import SHARDS, stamped

_START, _END = '<script type="application/json" class="index">', "</script>"
_SHOWN = {"N": "\n", "D": "\n", "U": "\t"}
_SHARD = re.compile(r"lianxinSearch\.addFar\((\d+),(.*)\);\n")

SayData = Callable[[str], str]
IsThere = Callable[[str], bool]


def is_index(piece: str) -> bool:
    """Whether a piece of a page is the index of its search."""
    return piece.startswith(_START)


def is_shard(path: str) -> bool:
    """Whether a file is a shard of the whole town."""
    return path.startswith(SHARDS)


def said_index(piece: str, say_data: SayData, is_there: IsThere) -> str:
    """The index of a page, as pages of that language have it."""
    core = json.loads(piece[len(_START) : -len(_END)])
    return f"{_START}{compact(_said(core, say_data, is_there))}{_END}"


def said_shard(script: bytes, say_data: SayData, is_there: IsThere) -> bytes:
    """A shard, as pages of that language fetch it."""
    found = _SHARD.search(script.decode())
    if not found:
        return script
    core = _said(json.loads(found[2]), say_data, is_there)
    return stamped(f"lianxinSearch.addFar({found[1]},{compact(core)});\n")


def _said(core: dict[str, Any], say_data: SayData, is_there: IsThere) -> dict[str, Any]:
    """``SN``, ``SD`` and ``SU`` are what is shown for ``N``, ``D`` and ``U``, where a part of an index has these.

    ``SL`` has a digit a row, 1 where only the Chinese page is there.
    """
    texts = {name: core[name].split(apart) for name, apart in _SHOWN.items() if core.get(name)}
    kinds = {"kinds": [kind for kind, *_ in core["kinds"]]} if "kinds" in core else {}
    times = {name: core[name] for name in ("tables", "lines") if name in core}
    said = json.loads(say_data(compact(texts | kinds | times)))
    core |= {f"S{name}": _SHOWN[name].join(said[name]) for name in texts} | {name: said[name] for name in times}
    if kinds:
        pages = [_page_of(core, row, name) for row, name in enumerate(core["I"].split("\n"))]
        core["SL"] = "".join("0" if is_there(page) else "1" for page in pages)
        core["kinds"] = [[kind, *where] for kind, (_, *where) in zip(said["kinds"], core["kinds"], strict=True)]
    return core


def _page_of(core: dict[str, Any], row: int, name: str) -> str:
    _, before, after, _ = core["kinds"][core["K"][row]]
    return f"{before}{name}{after}"
