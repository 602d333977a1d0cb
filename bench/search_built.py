"""Every index of a town of many areas, made as a build makes them: shared among the processors by forking.

``python bench/search_built.py areas.json folder`` reads a list of areas, each a list of documents, and writes
below ``folder`` the index and the texts of each area, the pack, and the shards of the whole town.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import search_ours
import search_page

from build_tools.finding.columns import WITH_THE_PAGE, Area, compact, core_of
from build_tools.finding.far import sharded, shards_for
from build_tools.finding.findable import Findable
from build_tools.finding.pack import usual
from build_tools.render.town import SHARDS
from build_tools.workers import spread


class Town:
    """The areas as our engine sees them, and the files that are made of them below ``folder``."""

    def __init__(self, areas: Sequence[Sequence[Mapping[str, Any]]], folder: Path) -> None:
        self._folder = folder
        self._areas = [[search_ours.findable(document) for document in area] for area in areas]
        self._found = [found for area in self._areas for found in area]
        self.shards = shards_for(len(self._found))

    def write(self) -> None:
        """Write every file; what lies in which shard is known before the work is shared."""
        for name in ("areas", SHARDS):
            (self._folder / name).mkdir(parents=True)
        numbers = [partial(self._area, number) for number in range(len(self._areas))]
        shards = [partial(self._shard, number, rows) for number, rows in enumerate(self._rows())]
        spread(_each, [partial(search_page.write_pack, self._folder), *numbers, *shards], worth=1)

    def _area(self, number: int) -> None:
        found = self._areas[number]
        (self._folder / "areas" / f"{number}.json").write_text(compact(search_ours.core(found)), encoding="utf-8")
        (self._folder / "areas" / f"{number}.js").write_text(search_page.texts(found), encoding="utf-8")

    def _shard(self, number: int, rows: Sequence[int]) -> None:
        found = [self._found[place] for place in rows]
        core = core_of(Area(found, "", 0, {}, heard=usual()), search_ours.words(), search_ours.applies())
        text = f"lianxinSearch.addFar({number},{compact(core)});"
        (self._folder / f"{SHARDS}{number}.js").write_text(text, encoding="utf-8")

    def _rows(self) -> list[list[int]]:
        return sharded(self._found, [self._words_for(one) for one in self._found], self.shards)

    def _words_for(self, found: Findable) -> list[str]:
        categories = (search_ours.words().categories[number] for number in search_ours.applies().to(found))
        return [word for category in categories for word in (category.name, *category.words[:WITH_THE_PAGE])]


def _each(tasks: Sequence[Callable[[], None]]) -> None:
    for task in tasks:
        task()


if __name__ == "__main__":
    Town(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2])).write()
