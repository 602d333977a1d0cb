"""What makes a PDF a PDF/X-4 (ISO 15930-7): output intent, metadata, identity. It marks no page."""

from __future__ import annotations

import io
import zlib
from datetime import date
from functools import cache
from hashlib import blake2b
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from pikepdf import Pdf

VERSION = "1.6"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{day}T00:00:00+08:00</xmp:CreateDate>
<xmp:ModifyDate>{day}T00:00:00+08:00</xmp:ModifyDate>
<xmp:MetadataDate>{day}T00:00:00+08:00</xmp:MetadataDate>
<xmp:CreatorTool>lianxin</xmp:CreatorTool>
<xmpMM:DocumentID>uuid:{id}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{id}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Producer>lianxin</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class Imprint(NamedTuple):
    """What a press file says of itself: its title, its date, and what its identity is hashed from."""

    title: str
    day: date
    made_from: str


def stamp(pdf: Pdf, imprint: Imprint, profile: Path) -> None:
    """Turn ``pdf`` into a PDF/X-4 for offset on coated paper.

    ``profile`` is a CMYK output profile of the printing condition FOGRA39. The pages must have their boxes
    and be CMYK already; whatever a reader could press or run is taken out.
    """
    from pikepdf import Array, Dictionary, Name, String  # noqa: PLC0415 - most builds print nothing

    for key in ("/OpenAction", "/AA", "/AcroForm", "/Names", "/Outlines", "/StructTreeRoot", "/MarkInfo"):
        if key in pdf.Root:
            del pdf.Root[key]
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String("FOGRA39"),
        OutputCondition=String("Offset, coated paper, ISO 12647-2"),
        RegistryName=String("http://www.color.org"),
        Info=String("Offset on coated paper; profile made from the characterisation data FOGRA39L"),
        DestOutputProfile=pdf.make_indirect(
            pdf.make_stream(_deflated(profile), N=4, Alternate=Name.DeviceCMYK, Filter=Name.FlateDecode)
        ),
    )
    pdf.Root["/OutputIntents"] = Array([pdf.make_indirect(intent)])
    title = escape(imprint.title, quote=False)
    packet = _PACKET.format(title=title, day=imprint.day.isoformat(), id=_identity(imprint))
    pdf.Root["/Metadata"] = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
    _fill_information(pdf, imprint)


@cache
def _deflated(profile: Path) -> bytes:
    """Once for all files: it takes as long as everything else here together."""
    return zlib.compress(profile.read_bytes())


def saved(pdf: Pdf) -> bytes:
    """Return the file; the same content gives the same bytes, its ID included."""
    from pikepdf import ObjectStreamMode  # noqa: PLC0415

    file = io.BytesIO()
    pdf.save(
        file,
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate,
        min_version=VERSION,
        force_version=VERSION,
    )
    return file.getvalue()


def _fill_information(pdf: Pdf, imprint: Imprint) -> None:
    """Say the same again where older programs look; the day begins in China."""
    from pikepdf import Dictionary, Name, String  # noqa: PLC0415

    moment = String(f"D:{imprint.day:%Y%m%d}000000+08'00'")
    pdf.trailer["/Info"] = pdf.make_indirect(
        Dictionary(
            Title=String(imprint.title),
            Creator=String("lianxin"),
            Producer=String("lianxin"),
            CreationDate=moment,
            ModDate=moment,
            Trapped=Name("/False"),
            GTS_PDFXVersion=String("PDF/X-4"),
        )
    )


def _identity(imprint: Imprint) -> UUID:
    return UUID(bytes=blake2b(repr(imprint).encode(), digest_size=16).digest(), version=4)
