"""One page read back: nothing foreign is fetched, nothing is left unfilled, nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from html import unescape
from posixpath import dirname, normpath
from urllib.parse import unquote

from build_tools.output import Made
from build_tools.problem import Location, Problem

_FETCHED = re.compile(
    r"<(?!a\s)[^>]*?\b(?:src|srcset|data|poster|href)\s*=\s*[\"']?(?:https?:)?//[^\"'\s>]*", re.IGNORECASE
)
_STYLE = re.compile(r"<style\b.*?</style>|\sstyle=\"[^\"]*\"", re.DOTALL | re.IGNORECASE)
_IMPORTED = re.compile(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^\"')]*", re.IGNORECASE)
_ALTERNATE = '<link rel="alternate" hreflang="'
_CANONICAL = '<link rel="canonical" href="https:'
_FOLLOWED = (_CANONICAL, _ALTERNATE, '<a href="https:')
_SAID = ('" content="https:', ">https:")
_ELSEWHERE = ("https:", "tel:", "mailto:", "#", "data:")
_PROGRAM = re.compile(r"<(script|style|code|pre)\b.*?</\1>", re.DOTALL)
_UNFILLED = re.compile(r"\{\{|\}\}|\{%")
_PART_OF_NUMBER = frozenset("0123456789:-")
_OURS = "这是程序的错误，请把这一行发给维护的人。"


def read_back(path: str, made: Made, is_written: Callable[[str], bool]) -> tuple[list[Problem], frozenset[str]]:
    """Return what a page gets wrong, and the files of the site that it leads to or needs, as paths from the root.

    ``is_written`` tells whether an editor has written a text anywhere.
    """
    html = made.data.decode()
    # More than half of a page is its style, which leads nowhere and shows nothing.
    outside, styles = _apart(html, "style")
    problems = [*_foreign(path, html, outside, styles, made), *_unfilled(path, html, outside, made, is_written)]
    if lost := missing_from(outside, made.proof):
        problems.append(Problem(_at(path, made), "E403", f"网页 {path} 上找不到：{'、'.join(lost)}", _OURS))
    return problems, _links_of(path, outside)


def _links_of(path: str, html: str) -> frozenset[str]:
    folder = dirname(path)
    after = html.split('href="')[1:] + html.split('src="')[1:]
    addresses = {text[: text.find('"')] for text in after}
    for text in html.split(' srcset="')[1:]:
        addresses.update(each.split()[0] for each in text[: text.find('"')].split(","))
    top = _top_of(path, html) if any(a.startswith("/") for a in addresses) else ""
    return frozenset(_within_site(folder, a, top) for a in addresses if a and not a.startswith(_ELSEWHERE))


def _top_of(path: str, html: str) -> str:
    """The folder of the server in which the site lies: a page says where it is itself."""
    canonical = html.partition(f"{_CANONICAL}//")[2].partition('"')[0]
    return f"/{canonical.partition('/')[2].removesuffix(path)}"


@lru_cache(10_000)
def _within_site(folder: str, address: str, top: str) -> str:
    target = unquote(unescape(address).split("#")[0].split("?")[0])
    if top and target.startswith(top):
        return normpath(target.removeprefix(top))
    return normpath(f"{folder}/{target}").lstrip("/")


def _unfilled(path: str, html: str, outside: str, made: Made, is_written: Callable[[str], bool]) -> Iterator[Problem]:
    shown, _ = _apart(outside, "script")
    if "{" in shown or "}" in shown:
        for match in _UNFILLED.finditer(_PROGRAM.sub("", html)):
            if not is_written(match[0]):
                yield Problem(_at(path, made), "E402", f"网页 {path} 有没填好的地方：{match[0]}", _OURS)


def _foreign(path: str, html: str, outside: str, styles: str, made: Made) -> Iterator[Problem]:
    """What the browser would load from elsewhere; links that a reader may follow are not loaded."""
    if "//" in styles or not all(map(_is_only_followed, outside.split("//")[:-1])):
        for match in _fetched(html):
            what = f"网页 {path} 会向别的网站取东西：{match[0][-80:]}"
            yield Problem(_at(path, made), "E401", what, _OURS)


def _fetched(html: str) -> Iterator[re.Match[str]]:
    yield from (match for match in _FETCHED.finditer(html) if not match[0].startswith((_CANONICAL, _ALTERNATE)))
    for style in _STYLE.findall(html):
        yield from _IMPORTED.finditer(style)


def _is_only_followed(before: str) -> bool:
    """Whether an address is one that a reader may follow, by what stands before its //."""
    return before.endswith(_SAID) or before[before.rfind("<") :].startswith(_FOLLOWED)


def _at(path: str, made: Made) -> Location:
    return Location(made.origin or path)


def _apart(html: str, tag: str) -> tuple[str, str]:
    """The page without elements of one name, and what stands in them; an expression would take ten times as long."""
    first, *others = html.split(f"<{tag}")
    parts = [other.partition(f"</{tag}>") for other in others]
    within = "".join(text for text, closed, _ in parts if closed)
    return first + "".join(after if closed else rest for rest, closed, after in parts), within


def missing_from(html: str, proof: Sequence[str]) -> list[str]:
    """Those numbers and times that do not stand on the page as a whole: 8:30 is not in 18:30."""
    return [item for item in proof if not _stands_in(html, item)]


def _stands_in(html: str, item: str) -> bool:
    at = html.find(item)
    while at >= 0:
        around = html[at - 1 : at] + html[at + len(item) : at + len(item) + 1]
        if not _PART_OF_NUMBER.intersection(around):
            return True
        at = html.find(item, at + 1)
    return False


def broken_links(links: dict[str, frozenset[str]], paths: frozenset[str]) -> Iterator[Problem]:
    """Yield links from one page of the site to a file that the site does not have."""
    for path in sorted(path for path, targets in links.items() if not targets <= paths):
        for target in sorted(links[path] - paths):
            what = f"网页 {path} 的链接 {target} 打不开"
            yield Problem(Location(path), "E404", what, _OURS)
