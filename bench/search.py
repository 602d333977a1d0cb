"""Search over documents that were not made for it: ours alone with ``--ours``, else beside its peers.

``--documents`` is a JSON list of ``{id, kind, sub, name, alias, phones, address, hours, committee, tags, text,
date?}``, ``--queries`` one of ``{category, query, relevant: [ids]}``. ``--json`` prints
``{recall5, mrr, empty, by_category}``: recall in the first five answers (of five at most), the mean
reciprocal rank of the first right one, and the share of queries without any answer.
``bench/search_queries.json`` holds 230 queries of ours over the shared documents, ``search_queries_later.json``
137 and ``search_queries_third.json`` 206 that were written unseen. Peers get the documents as they are: the words
of ``directory/words`` are a part of our engine; with ``--words`` they get these too, as other names. They are
installed as ``bench/RESULTS.md`` says.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import search_ours
from search_scores import scores


def main() -> int:
    """Ask, score, print."""
    options = _options()
    documents = json.loads(options.documents.read_text(encoding="utf-8"))
    queries = json.loads(options.queries.read_text(encoding="utf-8"))
    ours = scores(queries, search_ours.ask(documents, [query["query"] for query in queries]))
    if options.ours:
        print(json.dumps(ours, ensure_ascii=False, indent=1) if options.json else _lines(ours))
        return 0
    told = search_ours.with_words(documents) if options.words else documents
    found = {"lianxin": {**ours, "first_bytes": search_ours.first_bytes(documents)[1]}, **_peers(told, queries)}
    text = "\n\n".join(f"{name}\n{_lines(one)}" for name, one in found.items())
    print(json.dumps(found, ensure_ascii=False, indent=1) if options.json else text)
    return 0


def _peers(documents: list[dict], queries: list[dict]) -> dict[str, dict]:
    import search_peers  # noqa: PLC0415 -- ours alone needs no browser

    heard = search_peers.ask(documents, [query["query"] for query in queries])
    return {name: {**scores(queries, one.answers), "first_bytes": one.first} for name, one in heard.items()}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, required=True, metavar="FILE")
    parser.add_argument("--queries", type=Path, required=True, metavar="FILE")
    parser.add_argument("--ours", action="store_true", help="the shipped engine alone")
    parser.add_argument("--words", action="store_true", help="the peers have our words as other names")
    parser.add_argument("--json", action="store_true", help="print figures for machines")
    return parser.parse_args()


def _lines(found: dict) -> str:
    rows = [("all", found), *found["by_category"].items()]
    return "\n".join(
        f"{name:12} {f['recall5']:.3f} {f['mrr']:.3f} {f['empty']:.3f}  {f['queries']}" for name, f in rows
    )


if __name__ == "__main__":
    raise SystemExit(main())
