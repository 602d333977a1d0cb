"""The demo's pages as they are, in default Material, in Zensical, and as bare HTML: the same words, links and order."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

OURS, MATERIAL, ZENSICAL, BARE = "lianxin", "Material, as it comes", "Zensical, as it comes", "bare HTML, same text"
_ROOT = Path(__file__).parent.parent
_LEFT_OUT = ("handbook/", "assets/", "zh-hant/", "en/")
_CONFIG = "site_name: 便民网\nuse_directory_urls: false\ntheme:\n  name: material\n  language: zh\n"
_BARE = '<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
_BLOCKS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "li": "- ", "dt": "", "dd": "", "p": "", "td": ""}
_UNSEEN = {"script", "style", "template"}


class Block(NamedTuple):
    """A heading, paragraph or item: its element, and its runs of text with the address that each leads to."""

    tag: str
    runs: list[tuple[str, str]]


class _Reader(HTMLParser):
    """What stands in a page's main part."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._inside, self._unseen, self._href = False, 0, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside |= tag == "main"
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.blocks.append(Block(tag, []))
        if tag == "a":
            self._href = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag != "main"
        self._unseen -= tag in _UNSEEN
        if tag == "a":
            self._href = ""
        if tag in _BLOCKS:
            self.blocks.append(Block("p", []))

    def handle_data(self, data: str) -> None:
        if self._inside and not self._unseen and data.strip() and self.blocks:
            self.blocks[-1].runs.append((re.sub(r"\s+", " ", data), self._href))


def sites(ours: Path, work: Path, zensical: Path | None) -> dict[str, Path]:
    """Build what is compared below ``work``; ``ours`` is the finished site, ``zensical`` its program."""
    pages = {path.relative_to(ours).as_posix(): path for path in sorted(ours.rglob("*.html"))}
    read = {name: [*_blocks(path)] for name, path in pages.items() if not name.startswith(_LEFT_OUT)}
    bare, docs = work / "bare", work / "peers/docs"
    for name, blocks in read.items():
        _write(bare / name, _BARE + "".join(map(_as_html, blocks)))
        _write(docs / name.replace(".html", ".md"), "\n\n".join(map(_as_markdown, blocks)))
    _write(work / "peers/mkdocs.yml", _CONFIG)
    found = {OURS: ours, MATERIAL: work / "material", BARE: bare}
    _run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(work / "material")], work / "peers")
    if zensical:
        shutil.copytree(work / "peers", work / "zensical")
        _run([str(zensical), "build"], work / "zensical")
        found[ZENSICAL] = work / "zensical/site"
    return found


def our_site(work: Path) -> Path:
    """Build the demo and return its folder."""
    for folder in ("directory", "content", "theme"):
        shutil.copytree(_ROOT / folder, work / folder)
    shutil.copy(_ROOT / "mkdocs.yml", work)
    _run([sys.executable, "-m", "build_tools", "build", "--root", str(work)], _ROOT)
    return work / "site"


def _blocks(page: Path) -> Iterator[Block]:
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    return (block for block in reader.blocks if block.runs)


def _as_html(block: Block) -> str:
    inside = "".join(f'<a href="{escape(to)}">{escape(text)}</a>' if to else escape(text) for text, to in block.runs)
    return f"<{block.tag}>{inside}</{block.tag}>\n"


def _as_markdown(block: Block) -> str:
    runs = (f"[{text}]({to.replace('.html', '.md')})" if to else text for text, to in block.runs)
    return _BLOCKS[block.tag] + "".join(runs)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
