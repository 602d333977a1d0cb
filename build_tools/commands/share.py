"""``lianxin share ID``: a page to send round: a picture, its QR code for a poster, and its words."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from build_tools import pipeline
from build_tools.problem import has_errors
from build_tools.render.addresses import address_of
from build_tools.render.picture import Leaflet, picture_of, qr_svg
from build_tools.render.plain import words_of
from build_tools.render.site import DEMO
from build_tools.report import report


def prepare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", metavar="编号", help="哪条记录或公告")
    parser.add_argument("--out", type=Path, default=Path("share"), metavar="文件夹", help="放在哪里（默认：share）")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Write a PNG, an SVG and a text; 1 where there is no such page, or the records have errors."""
    checked = pipeline.check(options.root, options.today)
    if has_errors(checked.problems):
        print(report(checked.problems, "text", options.root, len(checked.directory.entries)))
        return 1
    entry, settings = checked.directory.by_id.get(options.id), checked.directory.settings
    path = address_of(entry) if entry else ""
    pages = {output.path: output for output in pipeline.outputs_of(options.root, checked, options.today)}
    if not entry or path not in pages:
        print(f"没有“{options.id}”这一页。运行 lianxin check 看编号，或看网址的最后一段。", file=sys.stderr)
        return 1
    words = words_of(pages[path].draft().make().data.decode())
    address = settings.address + path.removesuffix("index.html") if settings.address else ""
    leaflet = Leaflet(entry.name, words[1:], settings.name, address, DEMO if settings.demo else "")
    options.out.mkdir(parents=True, exist_ok=True)
    files = {".png": picture_of(leaflet, pipeline.theme_of(options.root)), ".txt": _text(words, address).encode()}
    if address:
        files[".svg"] = qr_svg(address).encode()
    else:
        print("没有二维码：先在 directory/site.yml 里写好“网址”。", file=sys.stderr)
    for suffix, data in files.items():
        (options.out / f"{entry.id}{suffix}").write_bytes(data)
        print(f"写好了：{(options.out / f'{entry.id}{suffix}').as_posix()}")
    return 0


def _text(words: list[str], address: str) -> str:
    return "\n".join((*words, *([address] if address else []))) + "\n"
