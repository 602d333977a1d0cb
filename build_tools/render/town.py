"""The shards of everything that a town has, for what the index of a page does not answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from typing import Any

from build_tools.finding.columns import WITH_THE_PAGE, Area, compact, core_of
from build_tools.finding.entries import findable_of
from build_tools.finding.far import sharded, shards_for
from build_tools.finding.findable import Findable
from build_tools.finding.pack import usual
from build_tools.kinds import Entry
from build_tools.output import Draft, Made, Output, key_of, stamp_of
from build_tools.render.index import ADDRESSES, Known

SHARDS = "find/far/"


class Town:
    """All ``entries`` of a site, in shards that are made when they are asked for."""

    def __init__(self, entries: Sequence[Entry], known: Known) -> None:
        self._entries = entries
        self._known = known
        self.shards = shards_for(len(entries))

    def outputs(self) -> Iterator[Output]:
        """One script for each shard."""
        # Each process among which the work is shared sorts them once; a preview, in which nobody searches, never does.
        for number in range(self.shards):
            yield Output(f"{SHARDS}{number}.js", partial(self._draft, number))

    def core_of(self, number: int) -> dict[str, Any]:
        """The index of a shard, as of an area; readings of common characters come with the pack."""
        rows = [self._found[place] for place in self._rows[number]]
        area = Area(rows, "", self._known.snapshot.today.year, ADDRESSES, heard=usual())
        return core_of(area, self._known.words, self._known.applies)

    def _draft(self, number: int) -> Draft:
        known = self._known
        entries = [self._entries[place] for place in self._rows[number]]
        states = [(entry, known.snapshot.freshness.get(entry.id)) for entry in entries]
        key = key_of(known.version, known.words.digest, known.snapshot.today.year, states)
        return Draft(key, lambda: Made(stamped(f"lianxinSearch.addFar({number},{compact(self.core_of(number))});\n")))

    @cached_property
    def _found(self) -> list[Findable]:
        return [findable_of(entry, self._known.snapshot) for entry in self._entries]

    @cached_property
    def _rows(self) -> list[list[int]]:
        return sharded(self._found, [self._words_for(one) for one in self._found], self.shards)

    def _words_for(self, found: Findable) -> list[str]:
        """The words of its categories that go with every page."""
        categories = (self._known.words.categories[number] for number in self._known.applies.to(found))
        return [word for category in categories for word in (category.name, *category.words[:WITH_THE_PAGE])]


def stamped(script: str) -> bytes:
    """``script`` under a comment with its stamp, by which the service worker knows it for ours."""
    return f"//{stamp_of(script.encode())}\n{script}".encode()
