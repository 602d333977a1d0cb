"""Checks beyond single fields. One module each, one line in a table.

``ENTRY_RULES`` ask about one entry and are asked once for each content; ``DIRECTORY_RULES``
need the whole directory or today's date and are asked at every build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from build_tools.kinds import Entry
from build_tools.model import Directory
from build_tools.rules import (
    announced_year,
    calendar_days,
    card_sections,
    dangling_reference,
    deadlines,
    duplicate_id,
    freshness,
    grid_coverage,
    notice_effects,
    notice_links,
    notice_text,
    personal_data,
    printed_cards,
    required_numbers,
    roster_cover,
    roster_turns,
    shared_phone,
    timetable,
    translation,
    two_services,
    unit_tree,
)
from build_tools.rules.finding import Finding

ENTRY_RULES: tuple[Callable[[Entry], Iterator[Finding]], ...] = (
    personal_data.check,
    notice_text.check,
    translation.check,
    timetable.check,
    calendar_days.check,
    roster_turns.check,
)
DIRECTORY_RULES: tuple[Callable[[Directory, date], Iterator[Finding]], ...] = (
    duplicate_id.check,
    dangling_reference.check,
    unit_tree.check,
    grid_coverage.check,
    required_numbers.check,
    shared_phone.check,
    two_services.check,
    notice_effects.check,
    notice_links.check,
    card_sections.check,
    printed_cards.check,
    freshness.check,
    announced_year.check,
    roster_cover.check,
    deadlines.check,
)

__all__ = ["DIRECTORY_RULES", "ENTRY_RULES", "Finding"]
