"""Rounds in which every engine has its turn in the browser, so that what disturbs the machine disturbs all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from rounds import tell
from search_browser import Answered, Typed, chromium, cold, typed
from search_host import host
from search_page import ADDRESSES, write_pages
from search_sites import write_sites


class Cost(NamedTuple):
    """All visits to one engine's page."""

    name: str
    cold: list[Answered]
    typed: list[Typed]

    @property
    def keys(self) -> list[float]:
        """The milliseconds of each key, the median of all rounds."""
        return [median(times) for times in zip(*(one.keys for one in self.typed), strict=True)]


def costs(folder: Path, documents: Sequence[Mapping[str, Any]], queries: Sequence[str], rounds: int) -> list[Cost]:
    """Ask every engine over ``documents``; each of ``queries`` is typed character by character."""
    write_sites(folder, documents)
    write_pages(folder, documents)
    texts = [query[:end] for query in queries for end in range(1, len(query) + 1)]
    found = [Cost(name, [], []) for name in ADDRESSES]
    with host(folder) as served:
        for number in range(1, rounds + 1):
            for cost in found:
                # A browser of its own, so that nothing is left from the engine before.
                with chromium() as browser:
                    cost.cold.append(cold(browser, served, ADDRESSES[cost.name]))
                    cost.typed.append(typed(browser, served, ADDRESSES[cost.name], texts))
                tell(f"round {number}: {cost.name}, first answer after {cost.cold[-1].ms / 1000:.1f} s")
    return found
