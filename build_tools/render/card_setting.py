"""Cards set by Typst: a file for the press, one for screen readers, pictures, and what did not fit.

Everything here is a pure function of a ``Setting`` and the files of ``theme/``: same setting, same bytes.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from build_tools.derive.card_format import BLEED, Form
from build_tools.derive.card_words import CardContent
from build_tools.render.card_fonts import typst_fonts
from build_tools.render.card_pictures import picture
from build_tools.render.qr_code import qr_code_of
from build_tools.render.tokens import tokens_of

_BEIJING = timezone(timedelta(hours=8))


class Setting(NamedTuple):
    """What is set: one card or several of one design, their form, the folder ``theme``, and the file's date."""

    contents: tuple[CardContent, ...]
    form: Form
    theme: Path
    stamp: date


class CodeSlot(NamedTuple):
    """A square for a QR code: its page from 1, and its upper left corner and side in millimetres."""

    page: int
    left: float
    top: float
    size: float


class LeftOver(NamedTuple):
    """A row for which there was no room: the record's id, and the name on the card."""

    id: str
    name: str


def press_pdf(setting: Setting) -> bytes:
    """Return ``form.sides`` pages for each content, in order: CMYK, TrimBox, BleedBox, vectors, untagged.

    What does not fit is not on it: ask ``left_over`` first. Nor is a character without a glyph:
    ask ``card_fonts.without_glyph``.
    """
    made = _compiler(setting, "paper").compile(format="pdf", timestamp=midnight(setting.stamp), pdf_tags=False)
    return bytes(made)


@lru_cache(2)
def tagged_pdf(setting: Setting) -> bytes:
    """Return the same words for screen readers: PDF/UA-1, colours of the screen, no bleed, in reading order.

    What folds has its outside in two pages, upright: ``form.views`` pages for each content.

    Raise ``typst.TypstError`` for a character without a glyph.
    """
    made = _compiler(setting, "screen").compile(format="pdf", timestamp=midnight(setting.stamp), pdf_standards=["ua-1"])
    return bytes(made)


def picture_of(setting: Setting, page: int) -> bytes:
    """Return one view, from 0, as a PNG of ``PIXELS`` width in colours of the screen.

    There are ``form.views`` for each content, in order.
    """
    return picture(tagged_pdf(setting), page, tokens_of(setting.theme).screen)


def left_over(setting: Setting) -> tuple[LeftOver, ...]:
    """Return what has no room on some card; nothing is ever made smaller to fit."""
    found = json.loads(_compiler(setting, "paper").query("<left-over>", field="value"))
    return tuple(dict.fromkeys(LeftOver(**row) for rows in found for row in rows))


def code_slots(setting: Setting) -> tuple[CodeSlot, ...]:
    """Return where the first card has its codes."""
    found = json.loads(_compiler(setting, "paper").query("<code-slot>", field="value"))
    slots = (CodeSlot(**slot) for slot in found)
    return tuple(slot for slot in slots if slot.page <= setting.form.sides)


@lru_cache(2)
def _compiler(setting: Setting, medium: str) -> Any:
    """Keep what has been laid out for the next question about the same setting."""
    import typst  # noqa: PLC0415 - most builds set no card

    tokens = tokens_of(setting.theme)
    colours: dict[str, Any] = tokens.paper if medium == "paper" else tokens.screen
    inputs = {
        "cards": json.dumps([*map(_in_words, setting.contents)], ensure_ascii=False),
        "form": json.dumps({**setting.form._asdict(), "bleed": BLEED}, ensure_ascii=False),
        "colours": json.dumps(colours),
        "medium": medium,
    }
    templates = setting.theme / "cards"
    main = templates / f"{setting.form.template}.typ"
    return typst.Compiler(main, root=templates, font_paths=typst_fonts(), sys_inputs=inputs)


def _in_words(content: CardContent) -> dict[str, Any]:
    code = qr_code_of(content.address)
    return {
        **content._asdict(),
        "qr": {**code._asdict(), "runs": [] if content.leaves_code_free else code.runs},
        "sections": [
            {"title": section.title, "rows": [_row(row) for row in section.rows]} for section in content.sections
        ],
    }


def _row(row: Any) -> dict[str, Any]:
    lines = [{**line._asdict(), "times": [time._asdict() for time in line.times]} for line in row.lines]
    return {**row._asdict(), "lines": lines}


def midnight(day: date) -> int:
    """Return the second at which a day begins in China: the time that a file bears."""
    return int(datetime(day.year, day.month, day.day, tzinfo=_BEIJING).timestamp())
