"""Texts that are said in English as a whole: of notices, descriptions of records, what the site says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_tools.kinds import Entry, Record
from build_tools.kinds.notice import Notice
from build_tools.kinds.parts.translation import Translation
from build_tools.model import Directory
from build_tools.render.addresses import address_of, root_seen_from
from build_tools.render.notices import bodies_of
from build_tools.render.templates import markdown

Pair = tuple[str, str]
_NOTHING = ("", "")
_HOME = "index.html"


def with_texts(directory: Directory) -> dict[str, Entry]:
    """The entries that have a text in both languages, by their pages."""
    return {address_of(entry): entry for entry in directory.entries if _has_both(entry)}


def said_as_a_whole(entries: Mapping[str, Entry], directory: Directory, path: str) -> Pair:
    """The HTML of a text as it stands on its page, and the same in English; nothing where it has none."""
    entry, root = entries.get(path), root_seen_from(path, None)
    if isinstance(entry, Notice):
        return bodies_of(entry, directory)
    pair = descriptions_of(entry) if isinstance(entry, Record) else abouts_of(directory) if path == _HOME else _NOTHING
    return (str(markdown(pair[0], root)), str(markdown(pair[1], root))) if all(pair) else _NOTHING


def abouts_of(directory: Directory) -> Pair:
    """What the site says of itself, in both languages."""
    settings = directory.settings
    return settings.about or "", settings.english_about or ""


def descriptions_of(record: Record) -> Pair:
    """What a record says of itself, in both languages."""
    english = record.i18n.en if record.i18n else None
    return record.description or "", (english and english.description) or ""


def words_of(record: Record, said: Translation, joint: str) -> Iterator[Pair]:
    """What stands of a record as a whole, beside what it says in another language, or nothing; names by ``joint``."""
    yield record.name, said.name or ""
    yield record.location.address if record.location else "", said.address or ""
    yield record.description or "", said.description or ""
    yield "、".join(record.alternate_name), joint.join(said.alternate_name)


def _has_both(entry: Entry) -> bool:
    if isinstance(entry, Notice):
        return bool(entry.english.text)
    return isinstance(entry, Record) and all(descriptions_of(entry))
