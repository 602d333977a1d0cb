"""Addresses on the web, https only."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from build_tools.values.errors import BadValue

_MOST = 500
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]+\.?", re.IGNORECASE)
# A full stop or a bracket of the sentence around it, copied with the address.
_PUNCTUATION = re.compile("[，。；：、！？（）“”‘’《》【】]")


def parse_https(text: str) -> str:
    """Read an https address; refuse other schemes, user names, spaces and control characters."""
    address = text.strip()
    if address.startswith("http://"):
        better = address.replace("http://", "https://", 1)
        raise BadValue("链接不是 https 的", f"确认能打开后改成 {better}。", "E209")
    if not address.startswith("https://") or any(c <= " " or c.isspace() or c in '<>"\\^`{|}' for c in address):
        raise BadValue(f"“{address[:60]}”不是完整的网址", "写成 https:// 开头的网址，中间没有空格。", "E209")
    if match := _PUNCTUATION.search(address):
        raise BadValue(f"网址里有中文标点“{match[0]}”", "从浏览器地址栏复制完整的网址，前后的标点不要。", "E209")
    if not _HOST.fullmatch(_host(address)) or len(address) > _MOST:
        raise BadValue(f"“{address[:60]}”的网站名不对", "从浏览器地址栏复制完整的网址。", "E209")
    return address


def _host(address: str) -> str:
    """The name of the site in ASCII; empty where there is none, or a user's name or no port stands beside it."""
    try:
        parts = urlsplit(address)
        is_sound = "@" not in parts.netloc and parts.port != 0
        return (parts.hostname or "").encode("idna").decode() if is_sound else ""
    except ValueError:
        return ""
