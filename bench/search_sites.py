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
_FACTS = {
    "alias": "又名", "phones": "电话", "address": "地址", "hours": "时间", "committee": "居委", "tags": "类别",
    "date": "日期",
}  # fmt: skip


def write_sites(root: Path, documents: Sequence[Mapping[str, Any]]) -> None:
    """Write below ``root`` what a browser needs to ask every peer over ``documents``."""
    if not PEERS.exists():
        raise SystemExit(f"{PEERS} is missing: bench/RESULTS.md says how to fill it")
    for script in _OTHER.glob("*.js"):
        shutil.copy(script, root)
    (root / "index.html").write_text("<!doctype html><title>ask</title>", encoding="utf-8")
    _material(root, documents)
    _pagefind(root, documents)
    _minisearch(root / "minisearch", documents)


def _material(root: Path, documents: Sequence[Mapping[str, Any]]) -> None:
    project, site = root / "mkdocs", root / "material"
    (project / "docs").mkdir(parents=True)
    shutil.copy(_OTHER / "mkdocs.yml", project)
    (project / "docs" / "index.md").write_text("# 首页\n", encoding="utf-8")
    for document in documents:
        facts = "".join(f"- {label}：{value}\n" for label, value in _facts(document))
        page = f"# {document['name']}\n\n{facts}\n{document['text']}\n"
        (project / "docs" / f"{document['id']}.md").write_text(page, encoding="utf-8")
    _run(project, "mkdocs", "build", "-q", "-d", str(site))
    worker = next((site / "assets" / "javascripts" / "workers").glob("search.*.js"))
    (site / "worker.txt").write_text(worker.relative_to(site).as_posix(), encoding="utf-8")


def _pagefind(root: Path, documents: Sequence[Mapping[str, Any]]) -> None:
    site = root / "pagefind"
    site.mkdir()
    for document in documents:
        name, text = escape(document["name"]), escape(document["text"])
        facts = "".join(f"<dt>{label}</dt><dd>{escape(value)}</dd>" for label, value in _facts(document))
        page = f"<h1>{name}</h1><dl>{facts}</dl><p>{text}</p>"
        html = f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{name}</title><main>{page}</main></html>'
        (site / f"{document['id']}.html").write_text(html, encoding="utf-8")
    _run(root, "pagefind", "--site", str(site), "--quiet")


def _minisearch(site: Path, documents: Sequence[Mapping[str, Any]]) -> None:
    site.mkdir()
    shutil.copy(PEERS / "node_modules" / "minisearch" / "dist" / "es" / "index.js", site)
    told = [
        {key: document[key] for key in ("id", "name", *_FACTS, "text") if key in document} for document in documents
    ]
    (site / "documents.json").write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _facts(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, label in _FACTS.items():
        value = document.get(key)
        if value:
            yield label, value if isinstance(value, str) else "、".join(value)


def _run(where: Path, *command: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(PEERS)}
    subprocess.run([sys.executable, "-m", *command], cwd=where, env=environment, check=True)
