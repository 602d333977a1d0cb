"""One card, ready for a press: its pages as they were set, with cut and fold marks around them, as PDF/X-4."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from build_tools.derive.card_format import BLEED, SLUG
from build_tools.press.marks import cut_marks, fold_marks
from build_tools.press.pdfx import Imprint, saved, stamp
from build_tools.press.size import MM, Box, Trim

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

_SLUG = SLUG * MM
_BLEED = BLEED * MM


def press_file(data: bytes, trim: Trim, folds_mm: Sequence[float], imprint: Imprint, profile: Path) -> bytes:
    """Return the PDF ``data`` with marks outside its bleed, stamped as PDF/X-4.

    Each page must have the size of ``trim`` with its bleed and be CMYK. ``folds_mm`` are measured from
    the upper cut. Equal arguments give equal bytes.
    """
    import pikepdf  # noqa: PLC0415 - most builds print nothing

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            _frame(pdf, page, trim, folds_mm)
        stamp(pdf, imprint, profile)
        return saved(pdf)


def _frame(pdf: Pdf, page: Page, trim: Trim, folds_mm: Sequence[float]) -> None:
    """Move the page's content inwards by the slug, cut it off at the bleed, and draw marks around it."""
    cut = trim.at(_SLUG + _BLEED, _SLUG + _BLEED)
    bleed = cut.grown(_BLEED)
    before = (
        f"q {_SLUG:.3f} {_SLUG:.3f} {bleed.width:.3f} {bleed.height:.3f} re W n 1 0 0 1 {_SLUG:.3f} {_SLUG:.3f} cm\n"
    )
    marks = cut_marks(bleed, (cut.left, cut.right), (cut.bottom, cut.top))
    marks += fold_marks(bleed, [cut.top - fold * MM for fold in folds_mm])
    page.contents_add(pdf.make_stream(before.encode()), prepend=True)
    page.contents_add(pdf.make_stream(b"\nQ\n" + marks.encode()))
    page.contents_coalesce()
    _set_boxes(page, bleed.grown(_SLUG), bleed, cut)


def _set_boxes(page: Page, media: Box, bleed: Box, cut: Box) -> None:
    from pikepdf import Array  # noqa: PLC0415

    for name in ("/CropBox", "/ArtBox", "/Annots"):
        if name in page:
            del page[name]
    page.obj["/MediaBox"] = Array(media.rounded())
    page.obj["/BleedBox"] = Array(bleed.rounded())
    page.obj["/TrimBox"] = Array(cut.rounded())
