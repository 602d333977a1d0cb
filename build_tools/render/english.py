"""Pages in English: what the site itself says by rule, what records say where somebody has translated it (译文).

Lists and pages of units are there as soon as a site wants English; a record's page when its
name is translated. What nobody has translated stays Chinese and says so (``lang``), so that a
screen reader changes its voice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import partial
from html import escape, unescape
from pathlib import Path

from build_tools.kinds import Entry, Record
from build_tools.kinds.card import Card
from build_tools.kinds.notice import Notice
from build_tools.kinds.unit import Unit
from build_tools.model import Directory
from build_tools.output import key_of
from build_tools.render.addresses import address_of, former_address
from build_tools.render.languages import is_ours
from build_tools.render.notices import bodies_of
from build_tools.render.saying import Phrasebook, english_script, tables_of
from build_tools.render.spoken import spoken_scripts
from build_tools.render.twins import Twin

_STRING = re.compile(r'"([^"\\]*)"(?=[],}])')  # no key: those stand before a colon
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]{2}")
_CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef](?:[\d]*[\u3000-\u9fff\uff00-\uffef])*")
_OPENING = re.compile(r"<[a-z][^>/]*[^>]*(?<!/)>$")


def english_twin(directory: Directory, theme: Path) -> Twin:
    """Return what makes the pages in English."""
    settings = directory.settings
    own = {settings.name: settings.english_name or settings.name, **dict(_own_words(directory))}
    chinese = frozenset(_only_chinese(directory))
    spoken, _, table = tables_of(theme)
    script, scripts = english_script(theme), spoken_scripts(theme, "en", spoken.__getitem__)
    addresses = [asset.path for asset in (script, *scripts.values())]
    book = Phrasebook(table, own)
    notices = {address_of(notice): notice for notice in directory.of(Notice) if has_english(notice)}
    return Twin(
        tag="en",
        site=settings.address or "",
        is_there=lambda path: is_ours(path) and path not in chinese,
        say=partial(_say, book),
        say_data=partial(_say_data, book),
        script=script,
        spoken=scripts,
        digest=key_of(own, table, sorted(chinese), addresses, [*map(repr, notices.values())]),
        whole=lambda path: bodies_of(notices[path], directory) if path in notices else ("", ""),
        finish=_mark_chinese,
    )


def has_english(entry: Entry) -> bool:
    """Whether a page of an entry is made in English; those of units always are, because they lead to all others.

    Those of cards always are too: nothing stands on them but the site's own words and names.
    """
    if isinstance(entry, Notice):
        return bool(entry.english.name and entry.english.text)
    return isinstance(entry, Unit | Card) or bool(
        isinstance(entry, Record) and entry.i18n and entry.i18n.en and entry.i18n.en.name
    )


def _only_chinese(directory: Directory) -> Iterator[str]:
    for entry in directory.entries:
        if not has_english(entry):
            yield address_of(entry)
        yield from (former_address(entry, former) for former in entry.former_ids)


def _own_words(directory: Directory) -> Iterator[tuple[str, str]]:
    """What stands on pages as a whole: names, addresses, and descriptions paragraph by paragraph."""
    for notice in directory.of(Notice):
        yield from _words_of_notice(notice)
    for record in directory.records:
        english = record.i18n.en if record.i18n else None
        if not english:
            continue
        if english.name:
            yield record.name, english.name
        if english.address and record.location:
            yield record.location.address, english.address
        chinese, said = (_paragraphs(text or "") for text in (record.description, english.description))
        yield from zip(chinese, said, strict=False) if len(chinese) == len(said) else ()


def _words_of_notice(notice: Notice) -> Iterator[tuple[str, str]]:
    for chinese, english in ((notice.name, notice.english.name), (notice.summary, notice.english.summary)):
        if chinese and english:
            yield chinese, english


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def _say(book: Phrasebook, texts: Sequence[str]) -> list[str]:
    """Each text of HTML in English, or as it was; white space around it is kept."""
    return [_said(book, text) for text in texts]


def _said(book: Phrasebook, text: str) -> str:
    bare = unescape(text.strip())
    english = book.say(bare)
    return text.replace(text.strip(), escape(english), 1) if english else text


def _say_data(book: Phrasebook, piece: str) -> str:
    """JSON with each of its strings said."""
    return _STRING.sub(lambda found: json.dumps(book.say(found[1]) or found[1], ensure_ascii=False), piece)


def _mark_chinese(pieces: list[str]) -> None:
    """Name the language of what is still Chinese: on its element where it is all of that, else on a span."""
    body = next((n for n, piece in enumerate(pieces) if piece.startswith("<body")), len(pieces))
    for number in range(body + 1, len(pieces), 2):
        text = pieces[number]
        if not _HAN.search(text):
            continue
        before, after = pieces[number - 1], pieces[number + 1]
        if _LATIN.search(text):
            pieces[number] = _CHINESE.sub(r'<span lang="zh-Hans">\g<0></span>', text)
        elif after.startswith("</") and _OPENING.fullmatch(before) and " lang=" not in before:
            pieces[number - 1] = f'{before[:-1]} lang="zh-Hans">'
        elif " lang=" not in before:
            pieces[number] = f'<span lang="zh-Hans">{text}</span>'
