"""What a search costs a phone, ours beside its peers, and what it costs as a town grows.

::

    python bench/search_cost.py --documents FILE --queries FILE --write bench/RESULTS.md

``--documents`` and ``--queries`` are those of ``bench/search.py``, and peers are installed as ``bench/RESULTS.md``
says. Engines have their turns, ``--rounds`` times; ``--rounds 0`` leaves the browser out, ``--sizes`` without
numbers the growth. Nothing that takes longer than ``--cap`` seconds to build is waited for. Tables are printed, and
written into the file that ``--write`` names.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from datetime import datetime
from pathlib import Path

import results
import search_growth
import search_tables
import search_turns
from rounds import tell
from search_page import weights

_EVERY = 6  # one query in so many is typed
_MEMORY = Path("/dev/shm")


def main() -> int:
    """Measure, print, and write where asked."""
    options = _options()
    documents = json.loads(options.documents.read_text(encoding="utf-8"))
    queries = [query["query"] for query in json.loads(options.queries.read_text(encoding="utf-8"))][::_EVERY]
    about = f"{datetime.now().astimezone().date()}; load of the machine before the first run {os.getloadavg()[0]:.1f}"
    if options.rounds:
        with _folder() as folder:
            costs = search_turns.costs(Path(folder), documents, queries, options.rounds)
        _put(options.write, "search-browser", f"{about}; {search_tables.of_costs(costs)}\n{weights(documents)}\n")
    if options.sizes:
        with _folder() as folder:
            grown = [*search_growth.grown(Path(folder), documents, options.sizes, options.cap)]
        _put(options.write, "search-growth", f"{about}.\n\n{search_tables.of_growth(grown, options.cap)}")
    return 0


def _folder() -> tempfile.TemporaryDirectory:
    return tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None)


def _put(file: Path | None, section: str, text: str) -> None:
    print(text)
    if file:
        results.replace(file, section, text)
        tell(f"{section} written into {file}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, required=True, metavar="FILE")
    parser.add_argument("--queries", type=Path, required=True, metavar="FILE")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--sizes", type=int, nargs="*", default=[500, 5_000, 50_000])
    parser.add_argument("--cap", type=int, default=120, metavar="SECONDS")
    parser.add_argument("--write", type=Path, metavar="FILE")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
