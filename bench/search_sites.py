"""The same documents as each peer of the search wants them: a MkDocs site, plain pages, one JSON file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

PEERS = Path(__file__).parent / ".peers"
_OTHER = Path(__file__).parent / "other" / "search"
SCRIPTS = [_OTHER / f"{name}.js" for name in ("material", "pagefind", "minisearch")]
_FACTS = {
    "alias": "又名", "phones": "电话", "address": "地址", "hours": "时间", "committee": "居委", "tags": "类别",
    "date": "日期",
}  # fmt: skip


def write_sites(root: Path, documents: Sequence[Mapping[str, Any]]) -> None:
    """Write below ``root`` what a browser needs to ask every peer over ``documents``."""
    if not PEERS.exists():
        raise SystemExit(f"{PEERS} is missing: bench/RESULTS.md says how to fill it")
    (root / "index.html").write_text("<!doctype html><title>ask</title>", encoding="utf-8")
    site = root / "material"
    write_markdown(root / "mkdocs", documents, "mkdocs.yml")
    _run(root / "mkdocs", "mkdocs", "build", "-q", "-d", str(site))
    write_html(root / "pagefind", documents)
    _run(root, "pagefind", "--site", "pagefind", "--quiet")
    write_json(root / "minisearch", documents)
    worker = next((site / "assets" / "javascripts" / "workers").glob("search.*.js")).relative_to(site)
    for script in SCRIPTS:
        text = script.read_text(encoding="utf-8").replace("WORKER", worker.as_posix())
        (root / script.name).write_text(text, encoding="utf-8")


def write_markdown(project: Path, documents: Sequence[Mapping[str, Any]], settings: str) -> None:
    """A MkDocs project with a page for each document, and a folder for a theme without looks."""
    (project / "docs").mkdir(parents=True)
    shutil.copy(_OTHER / settings, project / "mkdocs.yml")
    shutil.copytree(_OTHER / "bare", project / "bare")
    (project / "docs" / "index.md").write_text("# 首页\n", encoding="utf-8")
    for document in documents:
        facts = "".join(f"- {label}：{value}\n" for label, value in _facts(document))
        page = f"# {document['name']}\n\n{facts}\n{document['text']}\n"
        (project / "docs" / f"{document['id']}.md").write_text(page, encoding="utf-8")


def write_html(site: Path, documents: Sequence[Mapping[str, Any]]) -> None:
    """A plain page for each document."""
    site.mkdir()
    for document in documents:
        name, text = escape(document["name"]), escape(document["text"])
        facts = "".join(f"<dt>{label}</dt><dd>{escape(value)}</dd>" for label, value in _facts(document))
        page = f"<h1>{name}</h1><dl>{facts}</dl><p>{text}</p>"
        html = f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{name}</title><main>{page}</main></html>'
        (site / f"{document['id']}.html").write_text(html, encoding="utf-8")


def write_json(site: Path, documents: Sequence[Mapping[str, Any]]) -> None:
    """All documents as MiniSearch reads them, and its module."""
    site.mkdir()
    # npm has it as it was written; whoever uses it makes it short.
    modules = PEERS / "node_modules"
    short = [modules / ".bin" / "esbuild", "--minify", modules / "minisearch" / "dist" / "es" / "index.js"]
    (site / "index.js").write_bytes(subprocess.run(short, stdout=subprocess.PIPE, check=True).stdout)
    told = [
        {key: document[key] for key in ("id", "name", *_FACTS, "text") if key in document} for document in documents
    ]
    (site / "documents.json").write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def environment() -> dict[str, str]:
    """With the peers beside our own packages, and without remarks on versions to come."""
    return {**os.environ, "PYTHONPATH": f"{PEERS}{os.pathsep}{PEERS.parent.parent}", "NO_MKDOCS_2_WARNING": "1"}


def _facts(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, label in _FACTS.items():
        value = document.get(key)
        if value:
            yield label, value if isinstance(value, str) else "、".join(value)


def _run(where: Path, *command: str) -> None:
    subprocess.run([sys.executable, "-m", *command], cwd=where, env=environment(), check=True)
