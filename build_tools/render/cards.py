"""Cards: a PDF for the press and a picture of each side for chat groups, set by Typst.

The press file is CMYK with 3 mm of bleed; the pictures have a palette of their own, because
Typst turns CMYK into screen colours only roughly.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from functools import cache, partial
from pathlib import Path
from typing import Any

from build_tools.derive.card_content import CardContent, content_of
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds.card import Card
from build_tools.output import Draft, Made, Output, key_of
from build_tools.problem import Invalid, Location, Problem
from build_tools.render.theme import tokens_of
from build_tools.verify.cards import problems_in_card

_WIDTH_MM = 105
_PIXELS = 1080
_MM_PER_INCH = 25.4
_BEIJING = timezone(timedelta(hours=8))


def card_outputs(snapshot: Snapshot, theme: Path, theme_version: str) -> Iterator[Output]:
    """Yield the files of every card."""
    for card in snapshot.directory.of(Card):
        content = content_of(card, snapshot)
        stamp = card.verified.on if card.verified else snapshot.today.replace(month=1, day=1)
        key = key_of(theme_version, content, stamp)
        made_of = (content, theme / "cards", card.format.value, stamp)
        yield Output(f"cards/{card.id}.pdf", partial(Draft, key, partial(_press_file, *made_of)))
        for side in (1, 2):
            yield Output(f"cards/{card.id}-{side}.png", partial(Draft, key, partial(_picture, *made_of, side)))


def _press_file(content: CardContent, templates: Path, form: str, stamp: date) -> Made:
    _refuse_unknown_characters(content)
    setter = _compiler(content, templates, form, "paper")
    _refuse_overflow(content, json.loads(setter.query("<left-over>", field="value", one=True)))
    data = bytes(setter.compile(format="pdf", timestamp=_midnight(stamp), pdf_tags=False))
    if problems := tuple(problems_in_card(data, content)):
        raise Invalid(*problems)
    return Made(data)


def _picture(content: CardContent, templates: Path, form: str, stamp: date, side: int) -> Made:
    del stamp
    return Made(_pictures(content, templates, form)[side - 1])


@cache
def _pictures(content: CardContent, templates: Path, form: str) -> list[bytes]:
    ppi = _PIXELS / _WIDTH_MM * _MM_PER_INCH
    return [*_compiler(content, templates, form, "screen").compile(format="png", ppi=ppi)]


def _compiler(content: CardContent, templates: Path, form: str, medium: str) -> Any:
    import typst  # noqa: PLC0415 - most builds set no card

    tokens = tokens_of(templates.parent)
    colours: dict[str, Any] = tokens.paper if medium == "paper" else tokens.screen
    inputs = {
        "card": json.dumps(_in_words(content), ensure_ascii=False),
        "colours": json.dumps(colours),
        "medium": medium,
    }
    return typst.Compiler(templates / f"{form}.typ", root=templates, font_paths=_fonts(), sys_inputs=inputs)


@cache
def _fonts() -> Any:
    import typst  # noqa: PLC0415

    folders = [str(file.parent) for file in font_files()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def font_files() -> tuple[Path, ...]:
    """Noto Sans of four regions (OFL), the Chinese ones first; together they hold every name character."""
    import justmytype_intl_cjk  # noqa: PLC0415

    fonts = Path(justmytype_intl_cjk.__file__).parent / "fonts" / "ofl"
    return tuple(next((fonts / f"notosans{region}").glob("*.ttf")) for region in ("sc", "tc", "jp", "kr"))


def _in_words(content: CardContent) -> dict[str, Any]:
    return {
        "title": content.title,
        "unit": content.unit,
        "edition": content.edition,
        "checked": content.checked,
        "demo": content.demo,
        "qr": _qr(content.address),
        "sections": [
            {"title": section.title, "rows": [_row(row) for row in section.rows]} for section in content.sections
        ],
    }


def _row(row: Any) -> dict[str, Any]:
    lines = [{"head": line.head, "times": [time._asdict() for time in line.times]} for line in row.lines]
    return {**row._asdict(), "lines": lines}


def _qr(address: str) -> dict[str, Any]:
    """Dark runs ``[column, row, length]`` of a QR code (ISO/IEC 18004), level M."""
    import zxingcpp  # noqa: PLC0415

    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    size = image.shape[0]
    cells = bytes(memoryview(image))
    runs = []
    for row in range(size):
        line = cells[row * size : (row + 1) * size]
        start = line.find(0)
        while start >= 0:
            end = line.find(255, start)
            end = size if end < 0 else end
            runs.append([start, row, end - start])
            start = line.find(0, end)
    return {"size": size, "runs": runs}


def _midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=_BEIJING).timestamp())


def _refuse_overflow(content: CardContent, left: list[dict[str, str]]) -> None:
    if left:
        names = "、".join(dict.fromkeys(row["name"] for row in left))
        what = f"卡上放不下：{names}"
        remedy = "在“栏目”里少选几条，或给“最多”写小一些；字不会缩小。"
        raise Invalid(Problem(Location(content.origin), "E501", what, remedy))


def _refuse_unknown_characters(content: CardContent) -> None:
    text = (
        json.dumps(_in_words(content)["sections"], ensure_ascii=False) + content.title + content.unit + content.edition
    )
    unknown = sorted({c for c in text if ord(c) not in _known_characters()})
    if unknown:
        what = f"字库里没有这些字：{'、'.join(unknown)}"
        raise Invalid(Problem(Location(content.origin), "E502", what, "换一个写法，或请维护的人加字库。"))


@cache
def _known_characters() -> frozenset[int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    found: set[int] = set()
    for file in font_files():
        with TTFont(file, lazy=True) as font:
            found.update(font.getBestCmap())
    return frozenset(found)
