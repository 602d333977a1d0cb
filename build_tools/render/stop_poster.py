"""站牌海报: a shuttle's timetable on A4 in large print, for its stop. A press file, read back when it is made.

Nothing is made smaller and nothing is left off: what has no room goes on overleaf, under its heading.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from build_tools.derive.card_format import BLEED
from build_tools.derive.snapshot import Snapshot
from build_tools.derive.stop_poster import Poster, poster_of
from build_tools.kinds.shuttle import Shuttle
from build_tools.output import Draft, Made, Output, key_of
from build_tools.press.pdfx import Imprint
from build_tools.press.single import press_file
from build_tools.press.size import Trim
from build_tools.problem import Invalid, Location, Problem
from build_tools.render.addresses import address_of, stop_poster_file
from build_tools.render.card_fonts import typst_fonts, without_glyph
from build_tools.render.card_press import profile_of
from build_tools.render.card_setting import midnight
from build_tools.render.qr_code import qr_code_of
from build_tools.render.tokens import tokens_of
from build_tools.verify.posters import A4_MM, problems_of_poster

# Letters are large enough to stay above 18 pt where an office printer shrinks the page with its marks to A4.
_FORM = {"width": A4_MM[0], "height": A4_MM[1], "bleed": BLEED, "body": 24, "note": 21, "large": True}
_TRIM = Trim(*A4_MM)


def stop_posters(snapshot: Snapshot, theme: Path, theme_version: str) -> Iterator[Output]:
    """Yield one PDF for every shuttle; it bears the day of the shuttle's check."""
    for shuttle in snapshot.directory.of(Shuttle):
        yield Output(stop_poster_file(shuttle), partial(_draft, shuttle, snapshot, theme, theme_version))


def _draft(shuttle: Shuttle, snapshot: Snapshot, theme: Path, theme_version: str) -> Draft:
    poster = poster_of(shuttle, address_of(shuttle), snapshot)
    stamp = shuttle.verified.on if shuttle.verified else snapshot.today.replace(month=1, day=1)
    return Draft(key_of(theme_version, "站牌海报", poster, stamp), partial(_made, poster, theme, stamp))


def _made(poster: Poster, theme: Path, stamp: date) -> Made:
    at = Location(poster.origin)
    if unknown := without_glyph(poster.words):
        what = f"站牌海报：字库里没有这些字：{'、'.join(unknown)}"
        raise Invalid(Problem(at, "E502", what, "换一个写法，或请维护的人加字库。"))
    data = poster_pdf(poster, theme, stamp)
    if problems := tuple(problems_of_poster(data, poster)):
        raise Invalid(*problems)
    return Made(data)


def poster_pdf(poster: Poster, theme: Path, stamp: date) -> bytes:
    """Set a poster: PDF/X-4 with cut marks, as many A4 pages as it takes. Equal arguments, equal bytes."""
    made = _compiler(poster, theme).compile(format="pdf", timestamp=midnight(stamp), pdf_tags=False)
    imprint = Imprint(f"站牌海报 {poster.title}", stamp, repr(poster))
    return press_file(bytes(made), _TRIM, (), imprint, profile_of(theme))


def _compiler(poster: Poster, theme: Path) -> Any:
    import typst  # noqa: PLC0415 - most builds set no poster

    code = qr_code_of(poster.address)._asdict() if poster.address else None
    ways = [{**way._asdict(), **_tables(way)} for way in poster.ways]
    content = {**poster._asdict(), "ways": ways, "qr": code}
    inputs = {
        "cards": json.dumps([content], ensure_ascii=False),
        "form": json.dumps(_FORM),
        "colours": json.dumps(tokens_of(theme).paper),
        "medium": "paper",
    }
    folder = theme / "cards"
    return typst.Compiler(folder / "stop.typ", root=folder, font_paths=typst_fonts(), sys_inputs=inputs)


def _tables(way: Any) -> dict[str, Any]:
    hours = [{"label": hour.label, "minutes": [minute._asdict() for minute in hour.minutes]} for hour in way.hours]
    return {"hours": hours, "stops": [stop._asdict() for stop in way.stops]}
