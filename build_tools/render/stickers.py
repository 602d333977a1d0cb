"""更正贴: a sheet of small labels that put right a card which hangs in people's kitchens.

A4, 24 labels, 70 mm by 37, to a sheet, the usual die-cut paper; black ink alone. Nothing is made smaller
to fit: what does not fit on a label is refused.
"""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any, NamedTuple

from build_tools.derive.edition_standing import Standing
from build_tools.derive.row_changes import Change
from build_tools.kinds.edition import Edition
from build_tools.problem import Invalid, Location, Problem
from build_tools.render.card_fonts import typst_fonts, without_glyph

_BEIJING = timezone(timedelta(hours=8))
COLUMNS, ROWS = 3, 8
PER_SHEET = COLUMNS * ROWS
_LABEL = {"width": 70, "height": 37, "columns": COLUMNS, "rows": ROWS}


class Stickers(NamedTuple):
    """A sheet as a PDF, and how many sheets there must be of it; none where nobody has written the 印数."""

    pdf: bytes
    sheets: int | None


def stickers_for(edition: Edition, standing: Standing, theme: Path, today: date) -> Stickers:
    """Return the labels for what is wrong on an edition; raise ``Invalid`` for what fits on none."""
    at = Location(edition.origin.path)
    label = _label(edition, standing.wrong, today)
    if unknown := without_glyph(json.dumps(label, ensure_ascii=False)):
        raise Invalid(
            Problem(at, "E502", f"字库里没有这些字：{'、'.join(unknown)}", "换一个写法，或请维护的人加字库。")
        )
    setter = _setter(label, edition, theme)
    if not json.loads(setter.query("<fits>", field="value", one=True)):
        what = f"一枚更正贴上放不下 {len(standing.wrong)} 处改动"
        raise Invalid(Problem(at, "E343", what, "字不会缩小：不如重印。把卡的“版次”加一，定版，再印。"))
    pdf = bytes(
        setter.compile(
            format="pdf", timestamp=int(datetime.combine(today, time(), _BEIJING).timestamp()), pdf_tags=False
        )
    )
    lost = _lost(pdf, standing.wrong)
    if lost:
        raise Invalid(
            Problem(at, "E506", f"更正贴上找不到：{'、'.join(lost)}", "这是程序的错误，请把这一行发给维护的人。")
        )
    return Stickers(pdf, -(-edition.quantity // PER_SHEET) if edition.quantity else None)


def _label(edition: Edition, changes: tuple[Change, ...], today: date) -> dict[str, Any]:
    demo = "演示 " if edition.demo else ""
    unit = edition.unit.rpartition(" ")[2]
    return {
        "unit": edition.unit,
        "changes": [{"what": f"{c.name} {c.field}".strip(), "old": c.old, "new": c.new} for c in changes],
        "foot": f"{demo}贴在{edition.edition}上",
        "sign": f"{unit} {today.year}.{today.month}.{today.day}",
    }


def _setter(label: dict[str, Any], edition: Edition, theme: Path) -> Any:
    import typst  # noqa: PLC0415 - few runs print labels

    sheet = {**_LABEL, "title": f"更正贴 {edition.name} {edition.edition}", "rules": False}
    inputs = {"label": json.dumps(label, ensure_ascii=False), "sheet": json.dumps(sheet, ensure_ascii=False)}
    folder = theme / "cards"
    return typst.Compiler(folder / "stickers.typ", root=folder, font_paths=typst_fonts(), sys_inputs=inputs)


def _lost(pdf: bytes, changes: tuple[Change, ...]) -> list[str]:
    """Old and new values that another program does not read on each of the labels."""
    import pypdfium2  # noqa: PLC0415

    pages = pypdfium2.PdfDocument(pdf)
    text = "".join("".join(page.get_textpage().get_text_range() for page in pages).split())
    wanted = [value for change in changes for value in (change.old, change.new) if value]
    return [value for value in wanted if text.count("".join(value.split())) < PER_SHEET]
