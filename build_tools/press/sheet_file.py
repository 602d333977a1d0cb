"""A job of sheets as one PDF/X-4: bases once as forms, a thin page for each side, made in parts by all processors."""

from __future__ import annotations

import io
import shutil
import zlib
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from build_tools.derive.card_format import BLEED
from build_tools.press.imposing import Plan, Sheet, sides_of
from build_tools.press.lettering import embedded
from build_tools.press.parts import read_part, write_part
from build_tools.press.pdfx import Imprint, saved, stamp
from build_tools.press.sheet_marks import around
from build_tools.press.size import MM
from build_tools.workers import spread

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_SHEETS_A_PART = 64
_PACKED = 6  # zlib's level: 9 takes four times as long for a tenth less


class _Part(NamedTuple):
    file: Path
    sheets: tuple[Sheet, ...]


def sheet_file(
    bases: bytes, plan: Plan, imprint: Imprint, profile: Path, workshop: tuple[Path, Callable[[str], None]]
) -> bytes:
    """Return the sheets of ``plan``, all sides in order.

    ``bases`` has ``plan.sides`` pages for each base, untouched by ``press_file``: its marks would print into
    neighbours. The ``workshop`` is a folder of the job's own, in which parts lie until all are done, and a
    function that is told how far it is. Equal arguments give equal bytes, interrupted or not.
    """
    folder, tell = workshop
    parts = [*_parts(plan, bases, folder)]
    folder.mkdir(parents=True, exist_ok=True)
    missing = [part for part in parts if read_part(part.file) is None]
    spread(lambda share: _make(plan, share, lambda: tell(_progress(parts))), missing, 2)
    data = _assembled(bases, plan, parts, imprint, profile)
    shutil.rmtree(folder)
    return data


def _parts(plan: Plan, bases: bytes, folder: Path) -> Iterator[_Part]:
    key = blake2b(repr(plan._replace(sheets=())).encode() + bases, digest_size=8)
    for start in range(0, len(plan.sheets), _SHEETS_A_PART):
        sheets = plan.sheets[start : start + _SHEETS_A_PART]
        name = key.copy()
        name.update(repr((len(plan.sheets), sheets)).encode())
        yield _Part(folder / f"{start:06}-{name.hexdigest()}.part", sheets)


def _make(plan: Plan, share: Sequence[_Part], tell: Callable[[], None]) -> None:
    for part in share:
        write_part(part.file, [zlib.compress(side, _PACKED) for side in sides_of(plan, part.sheets)])
        tell()


def _progress(parts: Sequence[_Part]) -> str:
    done = sum(part.file.exists() for part in parts)
    return f"拼版 {min(done * _SHEETS_A_PART, sum(len(p.sheets) for p in parts))} 张"


def _assembled(bases: bytes, plan: Plan, parts: Sequence[_Part], imprint: Imprint, profile: Path) -> bytes:
    import pikepdf  # noqa: PLC0415 - most builds print nothing

    with pikepdf.new() as pdf, pikepdf.open(io.BytesIO(bases)) as source:
        resources = pdf.make_indirect(
            pikepdf.Dictionary(
                Font=pikepdf.Dictionary(L=embedded(pdf, plan.letters)),
                XObject=pikepdf.Dictionary(
                    {"/M": _marks(pdf, plan)} | {f"/S{n}": form for n, form in enumerate(_forms(pdf, source))}
                ),
            )
        )
        page = _blank(plan, resources)
        for part in parts:
            for content in read_part(part.file) or ():
                stream = pikepdf.Stream(pdf, content, Filter=pikepdf.Name.FlateDecode)
                pdf.pages.append(pikepdf.Page(pdf.make_indirect(pikepdf.Dictionary({**page, "/Contents": stream}))))
        stamp(pdf, imprint, profile)
        return saved(pdf)


def _blank(plan: Plan, resources: Object) -> dict[str, Any]:
    from pikepdf import Array, Name  # noqa: PLC0415

    bleed = plan.grid.bleed
    return {
        "/Type": Name.Page,
        "/MediaBox": Array(plan.grid.media.rounded()),
        "/BleedBox": Array(bleed.rounded()),
        "/TrimBox": Array(bleed.grown(-BLEED * MM).rounded()),
        "/Resources": resources,
    }


def _marks(pdf: Pdf, plan: Plan) -> Object:
    from pikepdf import Array, Dictionary, Name  # noqa: PLC0415

    box = Array(plan.grid.media.rounded())
    marks = around(plan.grid, plan.folds_mm).encode()
    return pdf.make_stream(marks, Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=Dictionary())


def _forms(pdf: Pdf, source: Pdf) -> Iterator[Object]:
    """Each page of the bases with its bleed, its lower left corner at the origin."""
    from pikepdf import Array  # noqa: PLC0415

    for page in source.pages:
        left, bottom, right, top = (float(side) for side in page.get("/BleedBox", page.mediabox))
        for key in ("/TrimBox", "/ArtBox", "/CropBox"):
            if key in page:
                del page[key]  # or qpdf cuts the form off at it
        page.obj["/MediaBox"] = Array([left, bottom, right, top])
        form = pdf.copy_foreign(page.as_form_xobject())
        form["/Matrix"] = Array([1, 0, 0, 1, -left, -bottom])
        yield form
