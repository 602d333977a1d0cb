"""Volunteers' Markdown to safe HTML.

CommonMark with tables; raw HTML is shown as text, never obeyed, and nh3 cleans the result
once more. ``**注意：**请`` is bold here: by CommonMark's own rule it is not, because a Chinese
full stop or colon stands before the closing stars.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import comrak
import nh3

from build_tools.render.tables import with_headings

_EXTENSIONS = comrak.ExtensionOptions(table=True, strikethrough=True, cjk_friendly_emphasis=True)
_RENDER = comrak.RenderOptions(escape=True)
_CLEANER = nh3.Cleaner(
    tags={"a", "blockquote", "br", "code", "del", "em", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li",
          "ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"},
    attributes={"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"},
                "td": {"align"}, "th": {"align"}},
    url_schemes={"https", "tel", "mailto"},
    link_rel="noopener",
)  # fmt: skip
_HEADING = re.compile(r"<(/?)h([1-6])>")
_ADDRESS = re.compile(r'(href|src)="([^"]*)"')


def to_html(text: str, resolve: Callable[[str], str]) -> str:
    """Render ``text``; ``resolve`` maps each address.

    Headings start at the second level, below the page's own, and skip none, whatever was typed.
    """
    html = comrak.markdown_to_html(text, _EXTENSIONS, render_options=_RENDER)
    if "<h" in html:
        typed = sorted({level for _, level in _HEADING.findall(html)})
        html = _HEADING.sub(lambda match: f"<{match[1]}h{min(typed.index(match[2]) + 2, 6)}>", html)
    if '="' in html:
        html = _ADDRESS.sub(lambda match: f'{match[1]}="{resolve(match[2])}"', html)
    cleaned = _CLEANER.clean(html)
    return with_headings(cleaned) if "<table" in cleaned else cleaned
