"""Pages for a printer's desk, set by ``theme/cards/press/form.typ``: 印刷说明单 and 印前检查单."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from build_tools.render.card_fonts import typst_fonts
from build_tools.render.card_setting import midnight


class Table(NamedTuple):
    """Rows under a heading; ``widths`` are shares of the page's width."""

    title: str
    widths: tuple[int, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class PrinterForm(NamedTuple):
    """A page in words: its title, what it is about, a verdict, lines, tables, and blanks to be filled in by hand."""

    title: str
    about: str
    verdict: str
    rows: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...] = ()
    blanks: tuple[str, ...] = ()


def set_form(form: PrinterForm, theme: Path, day: date) -> bytes:
    """Return the page as a PDF for an office printer; the same words on the same day give the same bytes."""
    import typst  # noqa: PLC0415 - most builds print nothing

    paper = {**form._asdict(), "tables": [table._asdict() for table in form.tables]}
    folder = theme / "cards" / "press"
    inputs = {"paper": json.dumps(paper, ensure_ascii=False)}
    compiler = typst.Compiler(folder / "form.typ", root=folder, font_paths=typst_fonts(), sys_inputs=inputs)
    made: Any = compiler.compile(format="pdf", timestamp=midnight(day), pdf_standards=["ua-1"])
    return bytes(made)
