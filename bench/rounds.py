"""Rounds in which every builder has its turn, so that what disturbs the machine disturbs all of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

import measure
from builders import Builder, Site, site_of


class Spread(NamedTuple):
    """The middle of some figures, and the least and the most."""

    middle: float
    least: float
    most: float


def spread(figures: Sequence[float]) -> Spread:
    return Spread(median(figures), min(figures), max(figures))


class Build(NamedTuple):
    """All runs of one builder at one size; the watched one is not among the timed ones."""

    name: str
    asked: int
    runs: list[measure.Run]
    watched: measure.Run
    site: Site

    def ratio(self, other: Build) -> Spread:
        """Wall time of this as a share of the other's, round by round."""
        return spread([ours.wall / theirs.wall for ours, theirs in zip(self.runs, other.runs, strict=False)])


def cold_builds(folders: Mapping[Builder, Path], pages: int, rounds: Callable[[Builder], int]) -> list[Build]:
    """Build cold in turns; the first turn watches memory and warms the file cache, and its time does not count."""
    done = {b: Build(b.name, pages, [], _cold(b, at, watched=True), _whole(b, at, pages)) for b, at in folders.items()}
    for number in range(max(map(rounds, folders))):
        for builder, folder in folders.items():
            if number < rounds(builder):
                done[builder].runs.append(_cold(builder, folder))
                tell(f"{pages} pages, round {number + 1}: {builder.name} {done[builder].runs[-1].wall:.2f} s")
    return list(done.values())


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _cold(builder: Builder, folder: Path, *, watched: bool = False) -> measure.Run:
    builder.forget(folder)
    return measure.run(builder.command, folder, builder.env(folder), watched=watched)


def _whole(builder: Builder, folder: Path, pages: int) -> Site:
    site = site_of(folder / builder.site)
    if site.pages < pages:
        raise measure.Failed(f"{builder.name} wrote {site.pages} pages of {pages}")
    return site
