"""The 印前检查单: what was checked on a press file, and what was found, for people and for programs."""

from __future__ import annotations

import json

from build_tools.render.printer_form import PrinterForm, Table
from build_tools.verify.press.finding import Finding
from build_tools.verify.press.preflight import CHECKED, Preflight


def checklist(name: str, about: str, result: Preflight, state: str) -> PrinterForm:
    """Put a preflight into words for whoever prints; ``state`` keeps a sound file from being printed."""
    verdict = "不要送印" if result.findings else state or "可以送印"
    rows = (
        ("文件", name),
        ("SHA-256", result.sha256),
        ("面数", f"{result.pages} 面；{_how_closely(result)}"),
        (
            "怎么查的",
            "由另外的程序把做好的文件读回来：pypdf 读结构和颜色，fontTools 读字体，pdfium 读字和画面，zxing 扫码。",
        ),
    )
    checks = tuple((what, "不通过" if _of(code, result) else "通过") for code, what in _done(result))
    tables = [Table("查了什么", (5, 1), (), checks)]
    if result.findings:
        found = tuple((f.code, f"{f}", f.remedy) for f in result.findings)
        tables.append(Table("查出的问题", (1, 5, 4), ("代号", "问题", "怎么办"), found))
    return PrinterForm("印前检查单", about, verdict, rows, tuple(tables))


def as_json(name: str, result: Preflight, state: str) -> bytes:
    """Say the same to programs: UTF-8, one object, places in millimetres from the page's lower left corner."""
    told = {
        "file": name,
        "sha256": result.sha256,
        "pages": result.pages,
        "pages_checked_closely": result.closely,
        "passed": not result.findings,
        "state": state,
        "checks": [
            {
                "code": code,
                "what": what,
                "passed": not _of(code, result),
                "findings": [finding._asdict() for finding in _of(code, result)],
            }
            for code, what in _done(result)
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"


def _done(result: Preflight) -> list[tuple[str, str]]:
    return [(code, what) for code, what in CHECKED.items() if code not in result.unchecked]


def _of(code: str, result: Preflight) -> list[Finding]:
    return [finding for finding in result.findings if finding.code == code]


def _how_closely(result: Preflight) -> str:
    if result.closely == result.pages:
        return "每一面都查了全部项目"
    return (
        f"每一面都查了尺寸、版边的字、每张卡的字和二维码。其中 {result.closely} 面查了全部项目；"
        "别的各面和这几面只差二维码和下面的一行字（印刷指令逐条比过），这两样也逐张查了"
    )
