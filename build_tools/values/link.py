"""Addresses on the web, https only."""

from __future__ import annotations

from urllib.parse import urlsplit

from build_tools.values.errors import BadValue

_MOST = 500


def parse_https(text: str) -> str:
    """Read an https address; refuse other schemes, user names, spaces and control characters."""
    address = text.strip()
    if address.startswith("http://"):
        better = address.replace("http://", "https://", 1)
        raise BadValue("链接不是 https 的", f"确认能打开后改成 {better}。", "E209")
    if not address.startswith("https://") or any(c <= " " or c in '<>"\\^`{|}' for c in address):
        raise BadValue(f"“{address[:60]}”不是完整的网址", "写成 https:// 开头的网址，中间没有空格。", "E209")
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError:
        host = ""
    if "." not in host or "@" in parts.netloc or len(address) > _MOST:
        raise BadValue(f"“{address[:60]}”的网站名不对", "从浏览器地址栏复制完整的网址。", "E209")
    return address
