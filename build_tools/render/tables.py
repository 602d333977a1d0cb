"""Tables that can be read as lists: each cell knows the heading of its column, which a phone shows before it."""

from __future__ import annotations

import re

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_HEADING = re.compile(r"<th[^>]*>(.*?)</th>", re.DOTALL)
_CELL = re.compile(r"<td(?=[ >])")
_ALIGN = re.compile(r' align="(\w+)"')  # comrak's; HTML has given it up
_MARKUP = re.compile(r"<[^>]*>")


def with_headings(html: str) -> str:
    """Give each ``td`` of a table with headings its column's as ``data-label``.

    ``html`` is what nh3 has cleaned: every tag closed, every sign of text that could be markup escaped.
    """
    return _TABLE.sub(lambda table: _labelled(_ALIGN.sub(r' class="\1"', table[0])), html)


def _labelled(table: str) -> str:
    headings = [_MARKUP.sub("", heading).strip().replace('"', "&quot;") for heading in _HEADING.findall(table)]
    return _ROW.sub(lambda row: _row(row[0], headings), table)


def _row(row: str, headings: list[str]) -> str:
    left = iter(headings)
    return _CELL.sub(lambda _: f'<td data-label="{next(left, "")}"', row)
