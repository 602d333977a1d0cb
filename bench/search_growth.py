"""What searches weigh and how long they take to make as the documents become more."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import measure
import search_page
import search_sites
from playwright.sync_api import Browser, Error
from rounds import tell
from search_browser import FIRST, Answered, at_once, chromium
from search_host import Host, host, smallest
from search_town import town

from build_tools.render.town import SHARDS

_HERE = Path(__file__).parent
_STOPPED = 124  # what timeout says then


class Grown(NamedTuple):
    """One search over so many documents; None is what was not waited for or is not asked."""

    name: str
    documents: int
    run: measure.Run | None  # of the command that makes it
    first: Answered | None = None  # to what every area has
    far: Answered | None = None  # to what only another area has
    index: float = 0.0  # kB, where no page was asked


def grown(folder: Path, documents: Sequence[Mapping[str, Any]], sizes: Sequence[int], cap: int) -> Iterator[Grown]:
    """Every search at each of ``sizes``; what takes longer than ``cap`` seconds is given up."""
    with chromium() as browser:
        for size in sizes:
            asked = _Asked(browser, folder / str(size), town(documents, size), cap)
            asked.root.mkdir()
            for search in (_ours, _material, _pagefind, _minisearch):
                yield search(asked)._replace(documents=size)
            shutil.rmtree(asked.root)


class _Asked(NamedTuple):
    """A town, an empty folder, a browser, and how many seconds to wait for what is built."""

    browser: Browser
    root: Path
    areas: Sequence[Sequence[Mapping[str, Any]]]
    cap: int

    @property
    def documents(self) -> list[Mapping[str, Any]]:
        """Those of all areas."""
        return [document for area in self.areas for document in area]

    @property
    def elsewhere(self) -> str:
        """The name of a committee of the last area, which is not the first; empty where there is one area."""
        last = self.areas[-1] if len(self.areas) > 1 else ()
        return next((one["name"] for one in last if one["kind"] == "committee"), "")

    def answers(self, name: str) -> tuple[Answered | None, Answered | None]:
        """The first to what every area has, and to what only another has."""
        with host(self.root) as served:
            return self._answer(served, name, FIRST), self._answer(served, name, self.elsewhere)

    def _answer(self, served: Host, name: str, query: str) -> Answered | None:
        part = query if query == self.elsewhere else ""
        try:
            return at_once(self.browser, served, search_page.ADDRESSES[name], query, part) if query else None
        except Error as error:  # no answer in time, or the page is too large for the browser
            tell(f"{name}: {error.message.splitlines()[0]}")
            return None


def _ours(asked: _Asked) -> Grown:
    (asked.root / "areas.json").write_text(json.dumps(asked.areas, ensure_ascii=False), encoding="utf-8")
    folder = asked.root / "lianxin"
    folder.mkdir()
    run = _made([str(_HERE / "search_built.py"), "areas.json", "lianxin"], asked.root, asked.cap)
    shards = len([*(folder / SHARDS).iterdir()]) if asked.elsewhere else 0
    search_page.write_ours(folder, json.loads((folder / "areas" / "0.json").read_text(encoding="utf-8")), shards)
    shutil.copy(folder / "areas" / "0.js", folder / "bodies.js")
    return Grown("lianxin", 0, run, *asked.answers("lianxin"))


def _material(asked: _Asked) -> Grown:
    """Pages of nothing but their text, so that hardly anything but the index is made."""
    search_sites.write_markdown(asked.root / "mkdocs", asked.documents, "bare.yml")
    run = _made(["-m", "mkdocs", "build", "-q", "-d", "../material"], asked.root / "mkdocs", asked.cap)
    index = asked.root / "material" / "search" / "search_index.json"
    return Grown("Material + jieba", 0, run, index=len(smallest(index.read_bytes())) / 1000 if run else 0)


def _pagefind(asked: _Asked) -> Grown:
    search_sites.write_html(asked.root / "pagefind", asked.documents)
    run = _made(["-m", "pagefind", "--site", "pagefind", "--quiet"], asked.root, asked.cap)
    search_page.write_peer_pages(asked.root, search_sites.SCRIPTS)
    return Grown("Pagefind", 0, run, *(asked.answers("Pagefind") if run else ()))


def _minisearch(asked: _Asked) -> Grown:
    search_sites.write_json(asked.root / "minisearch", asked.documents)
    first, _ = asked._replace(areas=asked.areas[:1]).answers("MiniSearch, bigrams")
    return Grown("MiniSearch, bigrams", 0, None, first)


def _made(arguments: Sequence[str], where: Path, cap: int) -> measure.Run | None:
    try:
        run = measure.run(["timeout", str(cap), sys.executable, *arguments], where, search_sites.environment())
    except measure.Failed as error:
        if f": {_STOPPED}\n" not in str(error):
            raise
        tell(f"{arguments[0]} {' '.join(arguments[1:3])}: over {cap} s")
        return None
    tell(f"{arguments[0]} {' '.join(arguments[1:3])}: {run.wall:.1f} s, {run.cpu:.1f} s of processor")
    return run
