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
from build_tools.render.saying import FOREIGN, Phrasebook, english_script, name_patterns, tables_of
from build_tools.render.spoken import spoken_scripts
from build_tools.render.texts import abouts_of, said_as_a_whole, with_texts, words_of
from build_tools.render.twin import Twin

_STRING = re.compile(r'"([^"\\]*)"(?=[],}])')  # no key: those stand before a colon
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]{2}")
_CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef](?:[\d]*[\u3000-\u9fff\uff00-\uffef])*")
_AFTER_A_SENTENCE = re.compile(r"(?<=[。！？])(?=.)", re.DOTALL)
_OPENING = re.compile(r"<[a-z][^>/]*[^>]*(?<!/)>$")


def english_twin(directory: Directory, theme: Path) -> Twin:
    """Return what makes the pages in English."""
    own, (spoken, _, table) = _own(directory), tables_of(theme)
    book = Phrasebook(table, own)
    chinese = frozenset(_only_chinese(directory, Phrasebook(name_patterns(theme), own)))
    script, scripts = english_script(theme), spoken_scripts(theme, "en", spoken.__getitem__)
    addresses = [asset.path for asset in (script, *scripts.values())]
    texts = with_texts(directory)
    return Twin(
        tag="en",
        site=directory.settings.address or "",
        is_there=lambda path: is_ours(path) and path not in chinese,
        say=partial(_say_each, book),
        say_data=partial(_say_data, book),
        script=script,
        spoken=scripts,
        digest=key_of(own, table, sorted(chinese), addresses, abouts_of(directory), repr(texts)),
        whole=partial(said_as_a_whole, texts, directory),
        finish=_mark_chinese,
    )


def phrasebook_of(directory: Directory, theme: Path) -> Phrasebook:
    """What can be said in English on the pages of a site."""
    return Phrasebook(tables_of(theme).pages, _own(directory))


def names_of(directory: Directory, theme: Path) -> Phrasebook:
    """The names that can be said: those that somebody has translated, and those made of others by rule."""
    return Phrasebook(name_patterns(theme), _own(directory))


def has_english(entry: Entry, names: Phrasebook) -> bool:
    """Whether a page of an entry is made in English; those of units always are, because they lead to all others.

    Those of cards always are too: nothing stands on them but the site's own words and names.
    """
    if isinstance(entry, Notice):
        return bool(entry.english.name and entry.english.text)
    return isinstance(entry, Unit | Card) or can_say(names, entry.name)


def say(book: Phrasebook, text: str) -> str | None:
    """The English of a text, or of all its paragraphs, or of all its sentences; the last may lack its full stop."""
    if said := book.say(text):
        return said
    if "\n\n" in text:
        return _joined("\n\n", [say(book, part) for part in text.split("\n\n")])
    sentences = _AFTER_A_SENTENCE.split(text)
    if len(sentences) > 1:
        return _joined(" ", [say(book, part) for part in sentences])
    whole = None if text.endswith("。") else book.say(f"{text}。")
    return whole.removesuffix(".") if whole else None


def _joined(joint: str, parts: Sequence[str | None]) -> str | None:
    return joint.join(filter(None, parts)) if all(parts) else None


def can_say(book: Phrasebook, text: str) -> bool:
    """Whether a text has an English in which nothing is left in Chinese."""
    said = say(book, text)
    return said is not None and not FOREIGN.search(said)


def _only_chinese(directory: Directory, names: Phrasebook) -> Iterator[str]:
    for entry in directory.entries:
        if not has_english(entry, names):
            yield address_of(entry)
        yield from (former_address(entry, former) for former in entry.former_ids)


def _own(directory: Directory) -> dict[str, str]:
    """What stands on pages as a whole in the words of editors; what a record says itself counts before 英文用词."""
    settings = directory.settings
    pairs = (pair for entry in directory.entries for pair in _words_of(entry) if all(pair))
    return {settings.name: settings.english_name or settings.name, **dict(settings.english_pairs), **dict(pairs)}


def _words_of(entry: Entry) -> Iterator[tuple[str, str]]:
    if isinstance(entry, Notice) and entry.i18n:
        yield entry.name, entry.english.name or ""
        yield entry.summary or "", entry.english.summary or ""
    elif isinstance(entry, Record) and entry.i18n and entry.i18n.en:
        yield from words_of(entry, entry.i18n.en, ", ")


def _say_each(book: Phrasebook, texts: Sequence[str]) -> list[str]:
    """Each text of HTML in English, or as it was; white space around it is kept."""
    return [_said(book, text) for text in texts]


def _said(book: Phrasebook, text: str) -> str:
    bare = unescape(text.strip())
    english = say(book, bare)
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
