"""What a rule says: which field of which entry, and why."""

from __future__ import annotations

from typing import NamedTuple

from build_tools.kinds import Entry

FieldPath = tuple[str | int, ...]
ENGLISH: FieldPath = ("i18n", "en", "text")
"""Where the text of a notice stands in English."""


class Finding(NamedTuple):
    """A problem whose line is not known yet; ``place`` leads from the entry to the field.

    In a notice's text ``place`` is ``("body", line, column)``, counted from 1 within the text.
    """

    entry: Entry
    place: FieldPath
    code: str
    message: str
    remedy: str = ""
