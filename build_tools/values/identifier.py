"""Ids: written by hand, in every address, and permanent."""

from __future__ import annotations

import re

from build_tools.values.errors import BadValue
from build_tools.values.fold import fold

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MOST = 64


def parse_id(text: str) -> str:
    """Read an id such as ``daju-line``: lower-case ASCII, digits, single hyphens, at most 64."""
    typed = text.strip()
    if _ID.fullmatch(typed) and len(typed) <= _MOST:
        return typed
    likely = re.sub(r"[^a-z0-9]+", "-", fold(typed).lower()).strip("-")[:_MOST].strip("-")
    remedy = "只用小写字母、数字和减号，例如 daju-line" + (f"；可以写成 {likely}。" if likely else "。")
    raise BadValue(f"编号“{typed}”写法不对", remedy, "E210")
