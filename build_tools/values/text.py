"""Plain text: one line, or a few short paragraphs of Markdown."""

from __future__ import annotations

from build_tools.values.errors import BadValue

_LINE = 200
_PARAGRAPHS = 4_000


def parse_line(text: str) -> str:
    """Trim one line; refuse what would print as two."""
    text = text.strip()
    if len(text.splitlines()) > 1:
        raise BadValue("这里只能写一行", "去掉换行，或把多出来的话写进“简介”。", "E213")
    if len(text) > _LINE:
        raise BadValue(f"这一行有 {len(text)} 个字，超过 {_LINE} 个", "写短一些，细节写进“简介”。", "E213")
    if not text:
        raise BadValue("内容是空的", "填写内容，或删去这一行。", "E202")
    return text


def parse_paragraphs(text: str) -> str:
    """Trim a short text of several lines, in Markdown."""
    text = text.strip()
    if len(text) > _PARAGRAPHS:
        what = f"这段话有 {len(text)} 个字，超过 {_PARAGRAPHS} 个"
        raise BadValue(what, "写短一些；长文章请写成公告。", "E213")
    return text
