"""Letters that are added to finished pages: a subset of a font, embedded once, and text as PDF operators.

A composite font with Identity-H (ISO 32000-2, 9.7) and a ToUnicode map (9.10.3).
"""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_DROPPED = [
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "vhea",
    "vmtx",
    "VORG",
    "STAT",
    "meta",
    "DSIG",
    "HVAR",
    "VVAR",
    "gasp",
    "OS/2",
]
_NAME = "/LIANXN+NotoSansSC"
_AT_ONCE = 100  # entries of one block of a ToUnicode map


class Lettering(NamedTuple):
    """A subset: its file, the code and the width (thousandths of the size) of each character, its measures."""

    file: bytes
    codes: dict[str, int]
    widths: dict[str, float]
    box: tuple[int, int, int, int]

    def width(self, text: str, size: float) -> float:
        """How long a text is, in points."""
        return sum(self.widths[character] for character in text) * size / 1000

    def shown(self, text: str, x: float, y: float, size: float) -> str:
        """Return operators that set a text in black from a point on; the font is the resource ``/L``."""
        codes = "".join(f"{self.codes[character]:04X}" for character in text)
        return f"BT 0 0 0 1 k /L {size:g} Tf {x:.3f} {y:.3f} Td <{codes}> Tj ET\n"


@lru_cache(2)
def lettering(font: Path, characters: str, weight: int) -> Lettering:
    """Cut the ``characters`` out of a variable TrueType font at a weight; one that it lacks is left out."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 - most builds print nothing
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.varLib.instancer import instantiateVariableFont  # noqa: PLC0415

    options = Options(layout_features=[], name_IDs=[], notdef_outline=True, hinting=False, drop_tables=_DROPPED)
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    file = io.BytesIO()
    with TTFont(font, lazy=True, recalcTimestamp=False) as face:
        subsetter.subset(face)
        instantiateVariableFont(face, {"wght": weight}, inplace=True)
        face.save(file)
        return _measured(face, file.getvalue())


def _measured(face: Any, file: bytes) -> Lettering:
    scale = 1000 / face["head"].unitsPerEm
    names = {chr(code): name for code, name in sorted(face.getBestCmap().items())}
    codes = {character: face.getGlyphID(name) for character, name in names.items()}
    widths = {character: round(face["hmtx"][name][0] * scale, 2) for character, name in names.items()}
    head = face["head"]
    box = (head.xMin, head.yMin, head.xMax, head.yMax)
    left, bottom, right, top = (round(side * scale) for side in box)
    return Lettering(file, codes, widths, (left, bottom, right, top))


def embedded(pdf: Pdf, letters: Lettering) -> Object:
    """Put the subset into ``pdf`` and return its font resource."""
    from pikepdf import Array, Dictionary, Name  # noqa: PLC0415

    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name(_NAME),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(_face(pdf, letters))]),
            ToUnicode=pdf.make_stream(_way_back(letters.codes).encode()),
        )
    )


def _face(pdf: Pdf, letters: Lettering) -> Object:
    from pikepdf import Array, Dictionary, Name, String  # noqa: PLC0415

    widths = Array()
    for character, code in sorted(letters.codes.items(), key=lambda pair: pair[1]):
        widths.append(code)
        widths.append(Array([letters.widths[character]]))
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name(_NAME),
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, letters)),
        DW=1000,
        W=widths,
        CIDToGIDMap=Name.Identity,
    )


def _descriptor(pdf: Pdf, letters: Lettering) -> Object:
    from pikepdf import Array, Dictionary, Name  # noqa: PLC0415

    _, bottom, _, top = letters.box
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(_NAME),
        Flags=4,
        FontBBox=Array([*letters.box]),
        ItalicAngle=0,
        Ascent=top,
        Descent=bottom,
        CapHeight=733,
        StemV=90,
        FontFile2=pdf.make_stream(letters.file, Length1=len(letters.file)),
    )


def _way_back(codes: dict[str, int]) -> str:
    """The ToUnicode map: from codes to characters."""
    lines = [f"<{code:04X}> <{c.encode('utf-16-be').hex().upper()}>" for c, code in codes.items()]
    blocks = [lines[start : start + _AT_ONCE] for start in range(0, len(lines), _AT_ONCE)]
    maps = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /L def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{maps}"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
