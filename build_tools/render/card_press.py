"""A set card turned into what a print shop wants."""

from __future__ import annotations

from pathlib import Path

from build_tools.press.pdfx import Imprint
from build_tools.press.single import press_file
from build_tools.press.size import Trim
from build_tools.render.card_setting import Setting, press_pdf


def press_ready(setting: Setting) -> bytes:
    """Return the card as PDF/X-4 with cut marks: ``form.sides`` pages for each content. Equal settings, equal bytes."""
    first, form = setting.contents[0], setting.form
    title = f"{first.title} {first.unit} {form.label} {first.edition}"
    imprint = Imprint(title, setting.stamp, repr((setting.contents, form)))
    trim = Trim(form.width, form.height)
    return press_file(press_pdf(setting), trim, form.folds, imprint, profile_of(setting.theme))


def profile_of(theme: Path) -> Path:
    """The ICC profile of the printing condition; its README says where it is from."""
    return theme / "cards" / "press" / "fogra39.icc"
