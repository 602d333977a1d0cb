"""The search's own engine, asked without a browser: QuickJS runs the very scripts that a page carries."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import quickjs

from build_tools.finding.columns import compact
from build_tools.finding.pack import common

_SCRIPTS = ("search-engine.js", "search-loose.js")
# The numbers of these scripts.
TIERS = ("", "电话", "名称", "又名", "类别", "开头", "其中", "地址", "辖区", "正文", "近义", "读音", "部分")
_MOST = 20
_GOOD = 66  # as in search.js


class Hit(NamedTuple):
    """One answer: its row in the index that it comes from, how sure, in which tier, and the word that matched."""

    row: int
    id: str
    score: float
    tier: str
    word: str


class Shards(NamedTuple):
    """The shards of the whole town: their number, and the index of each."""

    number: int
    core_of: Callable[[int], Mapping[str, Any]]


class Asked:
    """An engine that has read everything that a phone may fetch."""

    def __init__(
        self, theme: Path, core: Mapping[str, Any], pack: Mapping[str, str], bodies: str, shards: Shards | None = None
    ) -> None:
        self._engine = quickjs.Context()
        self._shards = shards
        self._there: set[int] = set()
        for script in _SCRIPTS:
            self._engine.eval((theme / "js" / script).read_text(encoding="utf-8"))
        self._engine.eval(
            f"var pack = {compact({**pack, 'usual': common()})}, far = {{}}, engine = lianxinEngine({compact(core)})"
        )
        self._engine.eval("engine.addPack(pack, lianxinLoose)")
        self._engine.eval(f"engine.loose().addBodies({compact(bodies)})")

    def find(self, query: str, most: int = _MOST) -> list[Hit]:
        """The best answers to ``query``, as residents see them, but for what is open at the moment."""
        typed = json.dumps(query)
        self._engine.eval(f"var hits = engine.search({typed}, {most})")
        if self._shards and not self._engine.eval(f"!!hits[0] && hits[0].score >= {_GOOD}"):
            numbers = self._fetched(typed, self._shards)
            self._engine.eval(f"hits = engine.loose().withFar({typed}, {most}, hits, {numbers}.map((n) => far[n]))")
        found = self._engine.eval(
            "JSON.stringify(hits.map(({ i, id, score, tier, word }) => [i, id, score, tier, word]))"
        )
        return [Hit(row, name, score, TIERS[tier], word) for row, name, score, tier, word in json.loads(str(found))]

    def _fetched(self, typed: str, shards: Shards) -> list[int]:
        """The numbers of the shards that may hold what is typed; they are there afterwards."""
        numbers: list[int] = json.loads(
            str(self._engine.eval(f"JSON.stringify(engine.loose().shardsOf({typed}, {shards.number}))"))
        )
        for number in set(numbers) - self._there:
            self._engine.eval(f"far[{number}] = lianxinEngine({compact(shards.core_of(number))})")
            self._engine.eval(f"far[{number}].addPack(pack, lianxinLoose)")
        self._there.update(numbers)
        return numbers
