"""A page in plain words, a line each: to read over the telephone, or to paste into a chat."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_LINE_ENDS = frozenset(
    (
        "p",
        "li",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "tr",
        "div",
        "ul",
        "ol",
        "dl",
        "section",
        "caption",
        "summary",
        "br",
    )
)
_APART = frozenset({"td", "th"})
_NOT_READ = frozenset({"script", "style", "svg"})
_BODY = re.compile(r'<main id="main">(.*?)</main>', re.DOTALL)
_CRUMBS = re.compile(r'<nav class="crumbs".*?</nav>', re.DOTALL)


def words_of(html: str) -> list[str]:
    """The lines of a page's own part, its way back up left out; what is hidden is not read."""
    body = _BODY.search(html)
    reader = _Reader()
    reader.feed(_CRUMBS.sub("", body[1] if body else html))
    return [line for line in ("".join(part.split("\n")) for part in _tidy(reader.words)) if line]


def _tidy(words: list[str]) -> list[str]:
    return [re.sub(r"\s+", " ", line).strip() for line in "".join(words).split("\r")]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._unread: list[str] = []
        self._within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        hidden = any(name == "hidden" for name, _ in attrs)
        if self._unread or hidden or tag in _NOT_READ:
            if tag not in {"br", "img", "input", "meta", "link"}:
                self._unread.append(tag)
        elif tag in _LINE_ENDS:
            self.words.append("\r")
        elif tag in _APART or (tag == "b" and "call" in self._within):
            self.words.append(" ")
        if tag == "a":
            self._within = dict(attrs).get("class") or ""

    def handle_endtag(self, tag: str) -> None:
        if self._unread:
            if tag == self._unread[-1]:
                self._unread.pop()
        elif tag in _LINE_ENDS:
            self.words.append("\r")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.words.append(data)
