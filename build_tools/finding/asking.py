"""The search's own engine, asked without a browser: QuickJS runs the very script that a page carries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import quickjs

from build_tools.finding.columns import compact

_SCRIPT = "search-engine.js"
# The numbers of search-engine.js.
TIERS = ("", "电话", "名称", "又名", "类别", "开头", "其中", "地址", "辖区", "正文", "近义", "读音", "部分")
_MOST = 20


class Hit(NamedTuple):
    """One answer: which row of the core, how sure, in which tier, and the word that matched."""

    row: int
    id: str
    score: float
    tier: str
    word: str


class Asked:
    """An engine that has read everything that a phone may fetch; ``core`` is JSON."""

    def __init__(self, theme: Path, core: str, pack: Mapping[str, str], bodies: str) -> None:
        self._engine = quickjs.Context()
        self._engine.eval((theme / "js" / _SCRIPT).read_text(encoding="utf-8"))
        self._engine.eval(f"var engine = lianxinEngine.make({core})")
        self._engine.eval(f"engine.addPack({compact(pack)})")
        self._engine.eval(f"engine.addBodies({compact(bodies)})")

    def find(self, query: str, most: int = _MOST) -> list[Hit]:
        """The best answers to ``query``, as residents see them, but for what is open at the moment."""
        found = self._engine.eval(f"JSON.stringify(engine.search({json.dumps(query)}, {most}))")
        return [
            Hit(hit["i"], hit["id"], hit["score"], TIERS[hit["tier"]], hit["word"]) for hit in json.loads(str(found))
        ]
