"""sitemap.xml (sitemaps.org 0.9) and robots.txt, for sites whose address is known."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NOT_FOR_FINDING = ("404.html", "offline.html", "search.html")


def sitemap(address: str, paths: Sequence[str]) -> bytes:
    """List every page by its full address."""
    root = ET.Element("urlset", xmlns=_NAMESPACE)
    for path in paths:
        if path.endswith(".html") and path not in _NOT_FOR_FINDING:
            ET.SubElement(ET.SubElement(root, "url"), "loc").text = address + path.removesuffix("index.html")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def robots(address: str) -> bytes:
    """Everybody may read everything."""
    return f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n".encode()
