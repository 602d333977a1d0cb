"""The site as it would be now, for one person's browser; pages are made when they are asked for."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from build_tools import pipeline
from build_tools.derive.snapshot import take_snapshot
from build_tools.intake import Intake
from build_tools.kinds.card import Card
from build_tools.model import Directory
from build_tools.output import Output, shelf_to_be_made
from build_tools.printing.beside import checklists_closing
from build_tools.problem import Invalid, Problem, has_errors
from build_tools.render.closings import twin_closings

_CHANGES = "/-/changes"
_SCRIPT = "/-/live.js"
_PATIENCE = 20  # seconds that a browser waits for news before it asks again
_NOT_FOUND = "404.html"
_LIVE = f'<script defer src="{_SCRIPT}"></script></body>'


class Preview:
    """What can be asked for, and how often it has changed."""

    def __init__(self, root: Path, today: Callable[[], date]) -> None:
        self._root = root
        self._today = today
        self._intake = Intake(root)
        self._news = threading.Condition()
        self._outputs: dict[str, Output] = {}
        self._problems: list[Problem] = []
        self._version = 0

    def refresh(self) -> list[Problem]:
        """Look at the files again; with an error the pages stay what they were. Return the problems."""
        today = self._today()
        checked = pipeline.check(self._root, today, self._intake)
        problems = checked.problems
        outputs = self._outputs
        if not has_errors(problems):
            try:
                listed = pipeline.outputs_of(self._root, checked, today)
                listed += pipeline.hand_written_of(self._root, checked)
                outputs = self._with_twins({output.path: output for output in listed}, checked.directory, today)
            except Invalid as error:
                problems = sorted([*problems, *error.problems])
        with self._news:
            self._outputs, self._problems = outputs, problems
            self._version += 1
            self._news.notify_all()
        return problems

    def _with_twins(self, outputs: dict[str, Output], directory: Directory, today: date) -> dict[str, Output]:
        """The pages in other languages too, and the lists of checks, each made of what it is a twin or a list of."""
        theme, shelf = pipeline.theme_of(self._root), shelf_to_be_made(outputs)
        snapshot = take_snapshot(directory, today)
        closings = twin_closings(snapshot, theme)
        if directory.of(Card):
            closings.append(checklists_closing(snapshot, theme))
        return outputs | {output.path: output for closing in closings for output in closing(shelf)}

    def page(self, path: str) -> tuple[HTTPStatus, str, bytes]:
        """Make what ``path`` asks for: status, media type and content."""
        outputs = self._outputs
        wanted = path.lstrip("/")
        wanted = wanted + "index.html" if wanted == "" or wanted.endswith("/") else wanted
        status = HTTPStatus.OK if wanted in outputs else HTTPStatus.NOT_FOUND
        output = outputs.get(wanted) or outputs.get(_NOT_FOUND)
        if output is None:
            return HTTPStatus.NOT_FOUND, "text/html", _no_site_yet()
        try:
            data = output.draft().make().data
        except Invalid as error:
            return HTTPStatus.OK, "text/plain", str(error).encode()
        media = guess_type(output.path)[0] or "application/octet-stream"
        if media == "text/html":
            data = data.replace(b"</body>", _LIVE.encode())
        return status, media, data

    def news(self, since: int) -> bytes:
        """Wait until there is something newer than ``since``, or long enough, and say what is."""
        with self._news:
            self._news.wait_for(lambda: self._version > since, timeout=_PATIENCE)
            problems = [str(problem) for problem in self._problems if has_errors([problem])]
            return json.dumps({"version": self._version, "problems": problems}, ensure_ascii=False).encode()


def handler_for(preview: Preview) -> type[BaseHTTPRequestHandler]:
    """The request handler of a server that shows ``preview``."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            if address.path == _SCRIPT:
                self._send(HTTPStatus.OK, "text/javascript", _LIVE_SCRIPT)
            elif address.path == _CHANGES:
                since = parse_qs(address.query).get("since", ["0"])[0]
                self._send(HTTPStatus.OK, "application/json", preview.news(int(since) if since.isdigit() else 0))
            else:
                self._send(*preview.page(unquote(address.path)))

        def _send(self, status: HTTPStatus, media: str, data: bytes) -> None:
            self.send_response(status)
            text = media.startswith(("text/", "application/j"))
            self.send_header("Content-Type", media + ("; charset=utf-8" if text else ""))
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Keep the terminal for problems."""

    return Handler


def _no_site_yet() -> bytes:
    return (
        '<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>还不能预览</title>'
        f"<body><h1>还不能预览</h1><p>记录里有错误，改好就会自动显示。</p>{_LIVE}</html>"
    ).encode()


_LIVE_SCRIPT = """\
(function () {
  var version = -1, box;
  function show(problems) {
    if (box) box.remove();
    if (!problems.length) return;
    box = document.createElement("pre");
    box.setAttribute("role", "alert");
    box.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:50vh;overflow:auto;margin:0;padding:1rem;"
      + "background:#fdebe8;color:#8f1010;border-top:4px solid #8f1010;white-space:pre-wrap;font-size:1rem";
    box.textContent = "网站没有更新，先改好这些错误：\\n\\n" + problems.join("\\n");
    document.body.appendChild(box);
  }
  function ask() {
    fetch("/-/changes?since=" + version).then(function (r) { return r.json(); }).then(function (news) {
      if (version >= 0 && news.version > version && !news.problems.length) location.reload();
      version = news.version;
      show(news.problems);
      ask();
    }).catch(function () { setTimeout(ask, 1000); });
  }
  ask();
})();
""".encode()
