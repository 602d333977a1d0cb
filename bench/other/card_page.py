"""The same card as HTML, for engines that print HTML: two pages of 90 by 108 mm with the same words and a code each.

Written as a careful author would: one style sheet, tabular figures, CMYK where the engine knows it, and the
code as an inline SVG of horizontal runs. The codes are drawn before the clock starts, which favours the others.
"""

from __future__ import annotations

from html import escape

_STYLE = """
@font-face{font-family:N;src:url("FONT");font-weight:100 900}
@page{size:90mm 108mm;margin:0;BLEED}
*{margin:0;box-sizing:border-box}
body{font:12pt/1.25 N;color:BLACK}
.side{width:90mm;height:107.9mm;padding:4mm;overflow:hidden;break-after:page}
h1{font-size:14pt;background:GREEN;color:WHITE;padding:1.5mm 2.4mm}
h2{font-size:10pt;background:TINT;padding:.3mm 1mm;margin-top:1.4mm}
p{display:flex;justify-content:space-between;border-bottom:.15mm solid BLACK}
small{font-size:8pt}b{font-size:13pt;font-variant-numeric:tabular-nums}
svg{width:19mm;height:19mm;display:block;margin-top:2mm}
"""
_CMYK = {
    "BLEED": "bleed:3mm;marks:crop",
    "BLACK": "device-cmyk(0 0 0 1)",
    "GREEN": "device-cmyk(.9 .35 .75 .35)",
    "WHITE": "device-cmyk(0 0 0 0)",
    "TINT": "device-cmyk(.12 .02 .08 0)",
}
_RGB = {"BLEED": "", "BLACK": "#000", "GREEN": "#00513f", "WHITE": "#fff", "TINT": "#e4f1ec"}


def page_of(content, codes, font: str, *, cmyk: bool) -> str:
    """All cards in one page; ``codes`` are the codes of the households."""
    style = _STYLE.replace("FONT", font)
    for name, value in (_CMYK if cmyk else _RGB).items():
        style = style.replace(name, value)
    half = (len(content.sections) + 1) // 2
    front, back = (_sections(part) for part in (content.sections[:half], content.sections[half:]))
    head = f"<h1>{escape(content.title)} <small>{escape(content.unit)}</small></h1>"
    sides = "".join(
        f'<div class=side>{head}{front}</div><div class=side>{back}{_drawn(code)}<small>{escape(content.edition)}</small></div>'
        for code in codes
    )
    return f"<!doctype html><html lang=zh><meta charset=utf-8><style>{style}</style>{sides}</html>"


def _sections(sections) -> str:
    return "".join(f"<h2>{escape(s.title)}</h2>{''.join(map(_row, s.rows))}" for s in sections)


def _row(row) -> str:
    lines = "".join(
        f"<p><small>{escape(line.head)}</small><span>{' '.join(escape(t.text) for t in line.times)}</span></p>"
        for line in row.lines
    )
    return f"<p><span>{escape(row.label)} <small>{escape(row.note)}</small></span><b>{escape(row.number)}</b></p>{lines}"


def _drawn(code) -> str:
    runs = "".join(f"M{x} {y}h{wide}v1h-{wide}z" for x, y, wide in code.runs)
    return f'<svg viewBox="0 0 {code.size} {code.size}"><path d="{runs}"/></svg>'
