"""Forgiving in form: full-width letters, digits and signs mean what their ASCII twins mean.

Not NFKC, which would also turn the note mark ① into 1.
"""

from __future__ import annotations

import re

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLDED = {
    **_WIDE,
    0x3000: " ",
    **dict.fromkeys(map(ord, "—–―−\u2010\u2011\u2012─﹣"), "-"),
    **dict.fromkeys(map(ord, "～\u223c〜"), "~"),
    ord("︰"): ":",
    ord("∶"): ":",
    ord("﹕"): ":",
}


_FOLDABLE = re.compile(f"[{''.join(map(re.escape, map(chr, _FOLDED)))}]")


def fold(text: str) -> str:
    """Return ``text`` in half-width form, with one kind of dash and no space around it."""
    return half_width(text).strip()


def half_width(text: str) -> str:
    """The same without moving anything, for those who must say where it stands."""
    return text.translate(_FOLDED) if _FOLDABLE.search(text) else text
