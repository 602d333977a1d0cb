"""Whether a printer can set every letter: fonts embedded as outlines, readable back, and no box for a character."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from build_tools.verify.press.finding import OURS, Finding
from build_tools.verify.press.opened import Page
from build_tools.verify.press.wanted import MM

_OUTLINES = ("/FontFile", "/FontFile2", "/FontFile3")
_HEX = r"<([0-9A-Fa-f\s]+)>"
_ONE = re.compile(_HEX + r"\s*" + _HEX)
_RANGE = re.compile(_HEX + r"\s*" + _HEX + r"\s*" + _HEX)


def check(page: Page) -> Iterator[Finding]:
    """Yield what is wrong with the fonts of a page, and each code that shows no character."""
    faces: dict[int, Face] = {}
    told: set[str] = set()
    for mark in (mark for mark in page.marks if mark.kind == "text"):
        key = _identity(mark.font)
        if key not in faces:
            faces[key] = Face(mark.font)
        for code, what in _faults(page, mark.codes, faces[key]):
            if what not in told:
                told.add(what)
                yield Finding(code, page.number, mark.box[0] / MM, mark.box[1] / MM, what, _REMEDY[code])


def check_codes(page: Page, font: Any, shown: Sequence[bytes]) -> Iterator[Finding]:
    """Yield what is wrong with some texts in one font; what is known of the file's letters is not asked again."""
    texts = b"".join(shown)
    known = page.file.glyphs_seen
    codes = {texts[n : n + 2] for n in range(0, len(texts), 2)}
    if fresh := [code for code in codes if (_identity(font), code) not in known]:
        for code, what in _faults(page, b"".join(sorted(fresh)), Face(font.get_object())):
            yield Finding(code, page.number, 0, 0, what, _REMEDY[code])


_REMEDY = {"E515": OURS, "E516": "换一个写法，或请维护的人加字库；不要送印。"}


def _faults(page: Page, shown: bytes, face: Face) -> Iterator[tuple[str, str]]:
    yield from (("E515", what) for what in face.faults)
    if face.faults:
        return
    for code in face.codes_of(shown):
        key = (face.identity, code)
        if key not in page.file.glyphs_seen:
            page.file.glyphs_seen.add(key)
            yield from _glyph_faults(face, code)


def _identity(font: Any) -> int:
    """The number of its object in the file, else where it is in memory."""
    found = getattr(font, "get_object", lambda: font)()
    reference = getattr(found, "indirect_reference", None)
    return int(reference.idnum) if reference else id(found)


def _glyph_faults(face: Face, code: bytes) -> Iterator[tuple[str, str]]:
    character = face.characters.get(code)
    if not int.from_bytes(code):
        yield "E516", f"字体 {face.name} 的 0 号字形是方框：有一个字没有字形"
    elif character is None or character in ("", "\0", "\ufffd"):
        yield "E515", f"字体 {face.name} 的第 {int.from_bytes(code)} 个字形没有对应的字（ToUnicode），读不回来"
    elif not face.draws(int.from_bytes(code)) and not character.isspace():
        yield "E516", f"“{character}”（U+{ord(character[0]):04X}）没有字形，会印成空白或方框"


class Face:
    """A font of the file: what is wrong with it as a whole, its characters, and whether it draws a code."""

    def __init__(self, font: Any) -> None:
        self.font = font or {}
        self.name = str(self.font.get("/BaseFont", "没有名字")).removeprefix("/")
        self.identity = _identity(font)
        kind = self.font.get("/Subtype")
        self.composite = kind == "/Type0"
        below = self.font["/DescendantFonts"][0].get_object() if self.composite else self.font
        self.descriptor = below.get("/FontDescriptor", {})
        self.faults = [*self._whole_faults(kind)]
        self.characters = _characters(self.font) if not self.faults else {}
        self._outlines: Any = None

    def _whole_faults(self, kind: Any) -> Iterator[str]:
        if kind == "/Type3":
            yield f"字体 {self.name} 是 Type 3，印刷机可能印得发虚"
            return
        if not any(key in self.descriptor for key in _OUTLINES):
            yield f"字体 {self.name} 没有嵌入"
        elif "+" not in self.name:
            yield f"字体 {self.name} 整个嵌入，没有取子集"
        if "/ToUnicode" not in self.font:
            yield f"字体 {self.name} 没有 ToUnicode，字读不回来"
        if self.composite and self.font.get("/Encoding") != "/Identity-H":
            yield f"字体 {self.name} 的编码不是 Identity-H"

    def codes_of(self, shown: bytes) -> Iterator[bytes]:
        """Cut what a text operator shows into codes."""
        step = 2 if self.composite else 1
        return (shown[n : n + step] for n in range(0, len(shown), step))

    def draws(self, glyph: int) -> bool:
        """Whether a glyph is in the embedded font, is not the box for none, and has an outline."""
        if not self.composite:
            return True  # a simple font's own encoding; Typst and we make none
        if self._outlines is None:
            self._outlines = _outlines_in(self.descriptor)
        return glyph in self._outlines


def _outlines_in(descriptor: Any) -> frozenset[int]:
    """The numbers of all glyphs that draw something, but for 0, which stands for a character that is not there."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - most builds print nothing

    if "/FontFile2" not in descriptor:
        return _outlines_in_cff(descriptor)
    font = TTFont(io.BytesIO(descriptor["/FontFile2"].get_object().get_data()), lazy=True)
    spots = font["loca"].locations
    return frozenset(n for n in range(1, len(spots) - 1) if spots[n + 1] > spots[n])


def _outlines_in_cff(descriptor: Any) -> frozenset[int]:
    from fontTools.cffLib import CFFFontSet  # noqa: PLC0415

    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(descriptor["/FontFile3"].get_object().get_data()), None)
    drawn = fonts[0].CharStrings
    return frozenset(n for n, name in enumerate(fonts[0].charset) if n and len(drawn[name].bytecode) > 1)


def _characters(font: Any) -> dict[bytes, str]:
    """What ToUnicode says of each code (Adobe technical note 5411)."""
    told = font["/ToUnicode"].get_object().get_data().decode("latin-1")
    found: dict[bytes, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", told, re.DOTALL):
        found.update((bytes.fromhex(code), _text(text)) for code, text in _ONE.findall(block))
    for block in re.findall(r"beginbfrange(.*?)endbfrange", told, re.DOTALL):
        for first, last, text in _RANGE.findall(block):
            start, width = int(first, 16), len(first.strip()) // 2
            base = _text(text)
            for n in range(start, int(last, 16) + 1):
                found[n.to_bytes(width)] = base[:-1] + chr(ord(base[-1]) + n - start)
    return found


def _text(code: str) -> str:
    return bytes.fromhex(code).decode("utf-16-be", "replace")
