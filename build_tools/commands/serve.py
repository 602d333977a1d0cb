"""``lianxin serve``: look at the site while writing; every saved change shows at once."""

from __future__ import annotations

import gc
import threading
import time
import webbrowser
from argparse import ArgumentParser, Namespace
from http.server import ThreadingHTTPServer

from watchfiles import watch

from build_tools.beijing import today
from build_tools.pipeline import theme_of
from build_tools.preview import Preview, handler_for
from build_tools.report import report

_WATCHED = ("directory", "content", "mkdocs.yml")


def prepare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--port", type=int, default=8000, metavar="端口", help="在哪个端口预览（默认 8000）")
    parser.add_argument("--open", action="store_true", help="自动打开浏览器")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Serve until interrupted; the server listens to this machine alone."""
    ahead = options.today - today()
    preview = Preview(options.root, lambda: today() + ahead)
    _tell(preview, options)
    gc.freeze()  # what has been read stays; nobody need look through it again
    server = ThreadingHTTPServer(("127.0.0.1", options.port), handler_for(preview))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    print(f"预览：{address}（按 Ctrl+C 结束）", flush=True)
    if options.open:
        webbrowser.open(address)
    watched = [path for name in _WATCHED if (path := options.root / name).exists()]
    for _ in watch(*watched, theme_of(options.root), step=30, debounce=200, raise_interrupt=True):
        _tell(preview, options)
    return 0


def _tell(preview: Preview, options: Namespace) -> None:
    gc.disable()  # in the middle of a refresh a collection costs as much again
    started = time.perf_counter()
    problems = preview.refresh()
    gc.enable()
    took = time.perf_counter() - started
    if problems:
        print(report(problems, "text", options.root, 0).rpartition("\n")[0])
    print(f"{time.strftime('%H:%M:%S')} 更新好了，用了 {took:.2f} 秒，{len(problems)} 个问题。", flush=True)
