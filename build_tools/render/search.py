"""Every index of a site, and what all of them fetch."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.derive.snapshot import Snapshot
from build_tools.finding.applies import Applies
from build_tools.finding.areas import TO_BE_FOUND, area_of, everything, for_everyone
from build_tools.finding.pack import pack_of
from build_tools.kinds import Entry
from build_tools.kinds.unit import Unit, UnitType
from build_tools.output import Draft, Output, key_of
from build_tools.render.index import Beside, Index, Known, call
from build_tools.render.tables_here import LookAt
from build_tools.render.theme import Asset
from build_tools.render.town import Town
from build_tools.words import Words


class Searches:
    """Every index of a site, each made once; ``ways`` is the script that goes with the pack."""

    def __init__(self, snapshot: Snapshot, words: Words, look_at: LookAt, version: str, ways: Asset) -> None:
        self._known = Known(snapshot, words, Applies(words.categories), look_at, version)
        self._ways = ways
        self._pack = f"find/words.{key_of(words.digest, ways.path)[:10]}.js"
        self._everywhere = everything(snapshot)
        self.town = Town(self._everywhere, self._known)
        self.home = self._index("home", "", for_everyone(snapshot, self._everywhere))
        committees = snapshot.directory.committees()
        self._of = {one.id: self._index(one.id, one.name, area_of(one, snapshot)) for one in committees}

    def of(self, unit: Unit) -> Index | None:
        """What the people of a unit search on its page: their 居委's area, or the whole town's.

        Pages of buildings are many and small; their people search on the page of their 居委.
        """
        if unit.type not in TO_BE_FOUND:
            return None
        lineage = self._known.snapshot.directory.lineage(unit.id)
        return next((self._of[u.id] for u in lineage if u.type is UnitType.COMMITTEE), self.home)

    def outputs(self) -> list[Output]:
        """The files that indexes fetch."""
        key = key_of(self._known.version, self._pack)
        pack = Output(
            self._pack,
            lambda: Draft(key, lambda: call("addPack", pack_of(self._known.words), before=self._ways.data)),
        )
        return [pack, *self.town.outputs(), *(index.output() for index in (self.home, *self._of.values()))]

    def _index(self, name: str, own: str, entries: Sequence[Entry]) -> Index:
        far = self.town.shards if len(entries) < len(self._everywhere) else 0
        return Index(name, own, entries, self._known, Beside(self._pack, far))
