"""What is said in English has the numbers and times of the Chinese, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.derive.prose import numbers_in
from build_tools.kinds import Entry, Record
from build_tools.kinds.notice import Notice
from build_tools.rules.finding import ENGLISH, FieldPath, Finding

_YEAR = re.compile(r"20\d\d")
_REMEDY = "号码和时间照中文写，例如 22:00，不写成 10 pm；中文改了，英文也要改。"


def check(entry: Entry) -> Iterator[Finding]:
    """Yield each text in both languages that has a number or a time in one of the two languages only."""
    for place, chinese, english in _both(entry):
        if chinese and english and (differing := sorted(_numbers_of(chinese) ^ _numbers_of(english))):
            what = f"英文里的号码或时间和中文对不上：{'、'.join(differing[:5])}"
            yield Finding(entry, place, "E335", what, _REMEDY)


def _numbers_of(text: str) -> frozenset[str]:
    return frozenset(number for number in numbers_in(text) if not _YEAR.fullmatch(number))


def _both(entry: Entry) -> Iterator[tuple[FieldPath, str, str | None]]:
    if isinstance(entry, Notice):
        yield ENGLISH, entry.body, entry.english.text
    elif isinstance(entry, Record) and entry.i18n and entry.i18n.en:
        english = entry.i18n.en
        yield (*ENGLISH[:2], "name"), entry.name, english.name
        yield (*ENGLISH[:2], "description"), entry.description or "", english.description
        yield (*ENGLISH[:2], "address"), entry.location.address if entry.location else "", english.address
