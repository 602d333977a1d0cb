"""A page with nothing but the shipped search over given documents, and what it fetches, by HTTP; and a blank one."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import search_ours

from build_tools.finding.columns import compact
from build_tools.finding.pack import pack_of
from build_tools.render import theme
from build_tools.words import read_words

_PAGE = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>x</title>
<meta name="viewport" content="width=device-width"><script>{script}</script>
<div class="find" data-root="" data-pack-src="pack.js" data-bodies-src="bodies.js" data-now-src="now.js">
<form><input type="search"></form><div class="answers"></div>
<script type="application/json" class="index">{core}</script></div>"""
_BLANK = '<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>x</title><div class="found">'


def pages(documents: Sequence[Mapping[str, Any]]) -> dict[str, bytes]:
    """What a phone may ask for, by path."""
    words, problems = read_words(search_ours.ROOT)
    if problems:
        raise SystemExit("\n".join(map(str, problems)))
    core = search_ours.core_in_page(documents)[:-1] + ',"tables":[],"lines":[]}'
    bodies = compact("\n".join(search_ours.findable(document).body for document in documents))
    made = {
        "/": _PAGE.format(script=script().decode(), core=core),
        "/blank": _BLANK,
        "/pack.js": f"lianxinSearch.addPack({compact(pack_of(words))});",
        "/bodies.js": f"lianxinSearch.addBodies({bodies});",
    }
    now = theme.script(search_ours.ROOT / "theme", "now", "now").data
    return {path: text.encode() for path, text in made.items()} | {"/now.js": now}


def script() -> bytes:
    """Engine and interface, as every page with a box carries them."""
    return theme.script(search_ours.ROOT / "theme", "search", "search-engine", "search").data


def serve(files: Mapping[str, bytes]) -> ThreadingHTTPServer:
    """Serve ``files`` compressed, from any free port, until it is shut down."""
    packed = {path: gzip.compress(data, 9, mtime=0) for path, data in files.items()}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = packed.get(self.path.partition("?")[0])
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/javascript" if ".js" in self.path else "text/html")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
