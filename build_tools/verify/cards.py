"""A finished card read back by other means than made it: the plan of its press file, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools.derive.card_format import BLEED, SLUG, Form
from build_tools.derive.card_words import CardContent
from build_tools.problem import Location, Problem
from build_tools.verify.press.opened import opened, page_of
from build_tools.verify.press.preflight import Preflight, preflight
from build_tools.verify.press.wanted import Cell, Said, Side, Wanted
from build_tools.verify.press.words import words_in


def read_back(data: bytes, contents: Sequence[CardContent], form: Form) -> Preflight:
    """Hold a press file against the cards that it is to show: sides of one after sides of another."""
    sides = (Side(form.width, form.height, (_cell(form),), form.note),) * (form.sides * len(contents))
    return preflight(data, Wanted(sides, form.sides, BLEED, tuple(said_of(content, form) for content in contents)))


def words_of_sides(data: bytes, contents: Sequence[CardContent], form: Form) -> list[str]:
    """Return the text of each side of a sound press file, without blanks: what sheets are held against."""
    cell = _cell(form)
    with opened(data) as file:
        return [words_in(page_of(file, side), cell) for side in range(form.sides * len(contents))]


def problems_of(result: Preflight, contents: Sequence[CardContent]) -> Iterator[Problem]:
    """Yield what a preflight found as problems of the card's record."""
    at = Location(contents[0].origin)
    return (Problem(at, finding.code, str(finding), finding.remedy) for finding in result.findings)


def _cell(form: Form) -> Cell:
    return Cell(SLUG + BLEED, SLUG + BLEED, form.width, form.height)


def said_of(content: CardContent, form: Form) -> Said:
    """Rows are printed once; title, units, edition, dates and headings may be repeated or left away."""
    rows = [row for section in content.sections for row in section.rows]
    titles = tuple(section.title for section in content.sections)
    free = (content.title, content.unit, content.edition, content.checked, content.address, content.typed, *titles)
    return Said(
        tuple(word for row in rows for word in row.words),
        free,
        (*titles, *(row.label for row in rows)),
        (content.edition,),
        content.address,
        tuple(row.number for row in rows if row.number),
        form.body,
    )
