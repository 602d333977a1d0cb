"""In which scripts and languages a page can be read: links between them for readers, and for search engines."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from html import escape
from typing import NamedTuple

from build_tools.render.addresses import root_seen_from

TAGS = ("zh-Hans", "zh-Hant", "en")
FOLDERS = {"zh-Hans": "", "zh-Hant": "zh-hant/", "en": "en/"}
_NAMES = {"zh-Hans": "简体中文", "zh-Hant": "繁體中文", "en": "English"}
_NOT_OURS = ("handbook/", "assets/", *(folder for folder in FOLDERS.values() if folder))

_HEAD = re.compile(r'(?:<link rel="alternate" hreflang="[^>]*>)+')
_TOP = re.compile(r'<a class="tongue".*?</a>', re.DOTALL)
_FOOT = re.compile(r'<p class="languages">.*?</p>', re.DOTALL)
_MARKS = ("\ue003", "\ue004", "\ue005")  # private use: in no source file


def is_ours(path: str) -> bool:
    """Whether a page is one that we made, and no twin."""
    return not path.startswith(_NOT_OURS)


def folders_on(paths: Container[str]) -> list[str]:
    """Of the files of a site the folders of the languages that it has, 简体 first: that is the site itself."""
    return [folder for folder in FOLDERS.values() if f"{folder}index.html" in paths]


class Languages(NamedTuple):
    """HTML for the head, the bar on top and the foot of a page; empty where there is one language."""

    head: str = ""
    top: str = ""
    foot: str = ""


def without_languages(page: str) -> str:
    """A page with marks where its ``Languages`` stood."""
    for pattern, mark in zip((_HEAD, _TOP, _FOOT), _MARKS, strict=True):
        page = pattern.sub(mark, page, count=1)
    return page


def with_languages(page: str, languages: Languages) -> str:
    """A page with ``languages`` where ``without_languages`` left its marks."""
    for mark, html in zip(_MARKS, languages, strict=True):
        page = page.replace(mark, html)
    return page


def languages_of(path: str, tags: Sequence[str], here: str, site: str) -> Languages:
    """Links from the page ``path`` as written in ``here``; ``tags`` are the others than 简体 that it is written in."""
    if not tags:
        return Languages()
    every, where = (TAGS[0], *tags), escape(path)
    root = root_of(path, here, site)
    links = {tag: f"{root}{FOLDERS[tag]}{where}" for tag in every if tag != here}
    foot = " ".join(f'<a href="{to}" lang="{tag}">{_NAMES[tag]}</a>' for tag, to in links.items())
    return Languages(_head(where, every, site), _top(links, here), f'<p class="languages">{foot}</p>')


def root_of(path: str, here: str, site: str) -> str:
    """What leads from the page ``path`` in the language ``here`` to the root: from the server's, from anywhere."""
    root = root_seen_from(path, site)
    return root if root.startswith("/") else "../" * FOLDERS[here].count("/") + root


def _top(links: dict[str, str], here: str) -> str:
    """For somebody who reads no Chinese the foot of the page is too far away."""
    tag, words = (TAGS[0], "中文") if here == "en" else ("en", "EN")
    if tag not in links:
        return ""
    return f'<a class="tongue" href="{links[tag]}" hreflang="{tag}" lang="{tag}">{words}</a>'


def _head(where: str, every: Sequence[str], site: str) -> str:
    """Which page says the same in which language: ``alternate`` of the HTML standard, with a default for all others."""
    if not site:
        return ""
    folders = [*((tag, FOLDERS[tag]) for tag in every), ("x-default", "")]
    return "".join(f'<link rel="alternate" hreflang="{tag}" href="{site}{folder}{where}">' for tag, folder in folders)
