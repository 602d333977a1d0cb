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
from build_tools.render import assets, theme

_THEME = search_ours.ROOT / "theme"
_PAGE = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>x</title>
<meta name="viewport" content="width=device-width"><script>{script}</script>
<div class="find" data-root="" data-pack-src="pack.js" data-bodies-src="bodies.js" data-now-src="now.js">
<form><input type="search"></form>{answers}
<script type="application/json" class="index">{core}</script></div>"""
_BLANK = '<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>x</title><div class="found">'


def pages(documents: Sequence[Mapping[str, Any]]) -> dict[str, bytes]:
    """What a phone may ask for, by path."""
    core = search_ours.core_in_page(documents)[:-1] + ',"tables":[],"lines":[]}'
    bodies = compact("\n".join(search_ours.findable(document).body for document in documents))
    ways = assets.search_ways(_THEME).data.decode()
    made = {
        "/": _PAGE.format(script=script().decode(), answers=_answers(), core=core),
        "/blank": _BLANK,
        "/pack.js": f"{ways}\nlianxinSearch.addPack({compact(pack_of(search_ours.words()))});",
        "/bodies.js": f"lianxinSearch.addBodies({bodies});",
    }
    now = theme.script(_THEME, "now", "now").data
    return {path: text.encode() for path, text in made.items()} | {"/now.js": now}


def script() -> bytes:
    """Engine and interface, as every page with a box carries them."""
    return theme.script(_THEME, "search", "search-engine", "search").data


def _answers() -> str:
    return (_THEME / "components" / "answers.html").read_text(encoding="utf-8")


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
