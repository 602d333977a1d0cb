"""What searches cost, as tables: medians, with the least and the most in brackets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import median, quantiles

from results import table
from rounds import spread
from search_growth import Grown
from search_turns import Cost

_BLANK = "blank page"


def of_costs(costs: Sequence[Cost]) -> str:
    """One row for each engine, and one for a blank page."""
    blank = next(cost for cost in costs if cost.name == _BLANK)
    heads = (
        "|kB|Requests|First answer on slow 3G, s|above a blank page, s|Processor until then, ms"
        "|A key, ms: median|p95|slowest|Heap, MB"
    )
    return f"{len(blank.cold)} rounds, {len(blank.keys)} keys.\n\n{table(heads, (_cost(c, blank) for c in costs))}\n"


def _cost(cost: Cost, blank: Cost) -> Iterator[str]:
    first = spread([one.ms / 1000 for one in cost.cold])
    yield cost.name
    yield f"{cost.cold[0].kb:.1f}"
    yield str(cost.cold[0].requests)
    yield f"{first.middle:.2f} ({first.least:.2f}–{first.most:.2f})"
    above = [(ours.ms - least.ms) / 1000 for ours, least in zip(cost.cold, blank.cold, strict=True)]
    yield "" if cost is blank else f"{median(above):.2f}"
    yield f"{median(one.start for one in cost.typed):,.0f}"
    yield f"{median(cost.keys):.0f}"
    yield f"{quantiles(cost.keys, n=20, method='inclusive')[-1]:.0f}"
    yield f"{max(cost.keys):.0f}"
    yield f"{median(one.heap for one in cost.typed):.2f}"


def of_growth(grown: Sequence[Grown], cap: int) -> str:
    """One row for each search at each size; what took longer than ``cap`` seconds is left open."""
    heads = "Documents||kB to the first answer|kB to an answer from elsewhere|requests|To make it: wall s|CPU s"
    return f"{table(heads, _rows(grown, cap))}\n"


def _rows(grown: Iterable[Grown], cap: int) -> Iterator[list[str]]:
    for one in grown:
        kb = one.first.kb if one.first else one.index
        far = [f"{one.far.kb:,.1f}", str(one.far.requests)] if one.far else ["", ""]
        yield [f"{one.documents:,}", one.name, f"{kb:,.1f}" if kb else "?", *far, *_making(one, cap)]


def _making(one: Grown, cap: int) -> list[str]:
    if one.run:
        return [f"{one.run.wall:.1f}", f"{one.run.cpu:.1f}"]
    if one.name.startswith("MiniSearch"):
        return [f"at each visit {one.first.ms / 1000:.1f}" if one.first else "no answer within 60 s", ""]
    return [f"over {cap}", ""]
