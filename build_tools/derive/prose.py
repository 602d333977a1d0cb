"""What a notice's Markdown holds besides words: links, pictures, and HTML that has no effect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import comrak

from build_tools.kinds.notice import Target

_EXTENSIONS = comrak.ExtensionOptions(table=True, strikethrough=True)
_DOUBTFUL = re.compile(r"<[A-Za-z/!?]|!\[|http://")
# Any link but those that plainly lead elsewhere; also what may define one further down.
_WITHIN = re.compile(r"\]\s*\(\s*<?(?!https?:|tel:|mailto:|#)|^\s*\[[^\]]+\]:|\]\[", re.MULTILINE)
_ELSEWHERE = ("https:", "http:", "tel:", "mailto:", "#")
_DEEPEST = 40
_NUMBERS = re.compile(r"(?<![#\d])\d[\d:-]+\d")
# Marks of lists are drawn by the browser, and the target of a link is no text.
_NOT_TEXT = re.compile(r"^\s*\d+[.)]\s|\]\([^)\s]*|^\s*\[[^\]]+\]:.*$|<https?:[^>]*>", re.MULTILINE)


class Part(NamedTuple):
    """A link, an image or a piece of raw HTML; line and column count characters from 1."""

    kind: str
    target: str
    text: str
    line: int
    column: int


def targets_in(text: str) -> Iterator[Target]:
    """Yield the links and pictures that lead to something of this site."""
    if _WITHIN.search(text):
        for part in parts_of(text):
            if part.target and not part.target.startswith(_ELSEWHERE):
                yield Target(part.target, part.line, part.column)


def numbers_in(text: str) -> tuple[str, ...]:
    """Every number of three digits or more that the text shows, and every time of day."""
    return tuple(dict.fromkeys(_NUMBERS.findall(_NOT_TEXT.sub("", text))))


def has_doubtful_parts(text: str) -> bool:
    """Whether a text may hold HTML, an image or an unsafe link; cheap, and never wrongly False."""
    return bool(_DOUBTFUL.search(text))


def parts_of(text: str) -> Iterator[Part]:
    """Yield the links, images and raw HTML of a text in Markdown."""
    yield from _walk(comrak.parse_document(text, _EXTENSIONS), text.split("\n"), 0)


def _walk(node: Any, lines: list[str], depth: int) -> Iterator[Part]:
    kind = type(node.node_value).__name__
    if kind in _KINDS:
        value = node.node_value.value
        start = node.sourcepos.start
        column = len(lines[start.line - 1].encode()[: start.column - 1].decode(errors="ignore")) + 1
        target = "" if kind.startswith("Html") else value.url
        yield Part(_KINDS[kind], target, _text_of(node, kind), start.line, column)
    if depth < _DEEPEST:
        for child in node.children:
            yield from _walk(child, lines, depth + 1)


_KINDS = {"Link": "link", "Image": "image", "HtmlInline": "html", "HtmlBlock": "html"}


def _text_of(node: Any, kind: str) -> str:
    if kind == "HtmlInline":
        return str(node.node_value.value)
    if kind == "HtmlBlock":
        return str(node.node_value.value.literal)
    return "".join(str(child.node_value.value) for child in node.children if type(child.node_value).__name__ == "Text")
