"""How good answers are: recall in the first five, mean reciprocal rank, and queries without any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

FIRST = 5
PLACES = 10


def scores(queries: Sequence[Mapping[str, Any]], answers: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Over all queries, and for each category of them."""
    judged = list(zip(queries, answers, strict=True))
    categories = dict.fromkeys(query["category"] for query in queries)
    of = {name: _figures((q, a) for q, a in judged if q["category"] == name) for name in categories}
    return {**_figures(judged), "by_category": of}


def recall(relevant: Sequence[str], answer: Sequence[str]) -> float:
    """The share of what should be found in the first five, of five at most."""
    wanted = set(relevant)
    return len(wanted & set(answer[:FIRST])) / min(FIRST, len(wanted))


def reciprocal_rank(relevant: Sequence[str], answer: Sequence[str]) -> float:
    """One over the place of the first right answer among the first ten."""
    return next((1 / place for place, found in enumerate(answer[:PLACES], 1) if found in relevant), 0.0)


def _figures(judged: Iterable[tuple[Mapping[str, Any], Sequence[str]]]) -> dict[str, float]:
    rows = [(query["relevant"], answer) for query, answer in judged]
    return {
        "recall5": round(sum(recall(*row) for row in rows) / len(rows), 4),
        "mrr": round(sum(reciprocal_rank(*row) for row in rows) / len(rows), 4),
        "empty": round(sum(not answer for _, answer in rows) / len(rows), 4),
        "queries": len(rows),
    }
