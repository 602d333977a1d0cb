"""Whether a file is a PDF/X-4 (ISO 15930-7): version, output intent, metadata, and nothing that acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from build_tools.verify.press.finding import OURS, Finding
from build_tools.verify.press.opened import Opened

_ACTING = ("/OpenAction", "/AA", "/AcroForm", "/Names")
_XMP = ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:DocumentID", "xmpMM:VersionID", "dc:title")
_PROFILE = slice(12, 20)  # class and colour space in the header of an ICC profile


def check(file: Opened) -> Iterator[Finding]:
    """Yield what keeps the whole file from being a PDF/X-4."""
    for what in _faults(file):
        yield Finding("E510", 0, 0, 0, what, OURS)


def _faults(file: Opened) -> Iterator[str]:
    root = file.objects.root_object
    if not file.data.startswith(b"%PDF-1.6"):
        yield f"PDF 版本是 {file.data[5:8].decode('latin-1')}，PDF/X-4 是 1.6"
    if file.objects.is_encrypted:
        yield "文件加了密"
    yield from (f"文件里有 {key}，印刷文件不能有动作或表单" for key in _ACTING if key in root)
    if any("/Annots" in page for page in file.objects.pages):
        yield "页面上有批注或链接"
    yield from _intent_faults(root)
    yield from _metadata_faults(file, root)


def _intent_faults(root: Any) -> Iterator[str]:
    intents = [intent.get_object() for intent in root.get("/OutputIntents", ())]
    press = [intent for intent in intents if intent.get("/S") == "/GTS_PDFX"]
    if len(press) != 1:
        yield f"PDF/X 输出意图有 {len(press)} 个，应是 1 个"
        return
    if "/OutputConditionIdentifier" not in press[0]:
        yield "输出意图没有写印刷条件"
    profile = press[0].get("/DestOutputProfile")
    if profile is None:
        yield "输出意图里没有嵌入 ICC 特性文件"
    elif profile.get_object().get_data()[_PROFILE] != b"prtrCMYK":
        yield "输出意图里的 ICC 特性文件不是 CMYK 印刷的"


def _metadata_faults(file: Opened, root: Any) -> Iterator[str]:
    packet = root["/Metadata"].get_object().get_data().decode("utf-8", "replace") if "/Metadata" in root else ""
    if not re.search(r"GTS_PDFXVersion(>|=[\"'])PDF/X-4\b", packet):
        yield "元数据里没有写明是 PDF/X-4"
    if lost := [name for name in _XMP if name not in packet]:
        yield f"元数据里缺少 {'、'.join(lost)}"
    information = file.objects.metadata or {}
    if information.get("/Trapped") not in ("/False", "/True"):
        yield "没有写明是否做过陷印（Trapped）"
    if "/ID" not in file.objects.trailer:
        yield "文件没有标识（ID）"
