"""A press file opened by those who read it back; pages one after another, so that a long file fits into memory."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

from build_tools.verify.press.code_reading import Code, codes_on
from build_tools.verify.press.graphics import Mark
from build_tools.verify.press.marks import marks_on

DPI = 200
"""Fine enough for the smallest code of a card."""


@dataclass(frozen=True, eq=False)
class Opened:
    """The file, its objects as pypdf sees them, its pages as pdfium does, and the glyphs looked at so far."""

    data: bytes
    objects: Any
    drawn: Any
    glyphs_seen: set[tuple[int, bytes]] = field(default_factory=set)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of what is known of it: its objects hold each other, and a long run collects nothing."""
        self.objects.close()
        self.drawn.close()


@dataclass(frozen=True, eq=False)
class Page:
    """One page; what is dear to find out is found out once."""

    file: Opened
    number: int
    dpi: int = DPI

    @cached_property
    def objects(self) -> Any:
        """It as pypdf sees it."""
        return self.file.objects.pages[self.number - 1]

    @cached_property
    def drawn(self) -> Any:
        """It as pdfium does."""
        return self.file.drawn[self.number - 1]

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Everything painted on it."""
        return tuple(marks_on(self.objects))

    @cached_property
    def text(self) -> Any:
        """Its words with their places, by pdfium."""
        return self.drawn.get_textpage()

    def letter_size(self, number: int) -> float:
        """The size in points of one letter of ``text``."""
        from pypdfium2 import raw  # noqa: PLC0415 - most builds print nothing

        return float(raw.FPDFText_GetFontSize(self.text.raw, number))

    @cached_property
    def turned_text(self) -> Any:
        """The same as read with the page on its head: pdfium puts the words of a line from left to right."""
        self.drawn.set_rotation(180)
        text = self.drawn.get_textpage()
        self.drawn.set_rotation(0)
        return text

    @cached_property
    def picture(self) -> Any:
        """It as a grey picture of ``dpi`` dots an inch."""
        return self.drawn.render(scale=self.dpi / 72, grayscale=True).to_pil()

    @cached_property
    def codes(self) -> tuple[Code, ...]:
        """The QR codes on it."""
        return tuple(codes_on(self.picture, self.dpi))


def opened(data: bytes) -> Opened:
    """Open a file for reading back; raise ``pypdf.errors.PyPdfError`` or ``pypdfium2.PdfiumError`` if it is none."""
    import pypdf  # noqa: PLC0415 - most builds print nothing
    import pypdfium2  # noqa: PLC0415

    return Opened(data, pypdf.PdfReader(io.BytesIO(data)), pypdfium2.PdfDocument(data))


def page_of(file: Opened, index: int, dpi: int = DPI) -> Page:
    """Return a page; the first has index 0 and number 1."""
    return Page(file, index + 1, dpi)
