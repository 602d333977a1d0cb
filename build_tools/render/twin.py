"""A script or language that a site is in besides its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape, unescape
from typing import NamedTuple

from build_tools.render.languages import FOLDERS
from build_tools.render.theme import Asset

Say = Callable[[Sequence[str]], Sequence[str]]


class Twin(NamedTuple):
    """One script or language: ``say`` its words (HTML, each piece by itself), ``is_there`` which pages have a twin.

    ``say_data`` says the words in the data of hours and departures; ``spoken`` are the scripts that have their
    words in them, said, by the address of those of the site's own language, and ``script`` has the words of all
    others. ``finish`` is what becomes of the pieces at last, ``whole`` the part of a page that is said as a whole,
    and how, by the page's address; ``digest`` stands for all of it. ``files`` are those that are no pages and
    lie in the twin's folder too.
    """

    tag: str
    site: str
    is_there: Callable[[str], bool]
    say: Say
    say_data: Callable[[str], str]
    script: Asset
    spoken: Mapping[str, Asset]
    digest: str
    finish: Callable[[list[str]], None] = lambda _: None
    whole: Callable[[str], tuple[str, str]] = lambda _: ("", "")
    files: frozenset[str] = frozenset()

    def has(self, path: str) -> bool:
        """Whether a page or another file of the site's own language lies in the twin's folder too."""
        return self.is_there(path) if path.endswith(".html") else path in self.files

    def say_one(self, text: str) -> str:
        """Plain text said."""
        return unescape(self.say([escape(text, quote=False)])[0])

    @property
    def folder(self) -> str:
        """Where the twins lie."""
        return FOLDERS[self.tag]
