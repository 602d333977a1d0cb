"""``lianxin build``: the site and the cards, swapped in whole or not at all."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

from build_tools import pipeline
from build_tools.folders import SITE
from build_tools.problem import Invalid, has_errors
from build_tools.progress import telling
from build_tools.render.compressed import compressed_closing
from build_tools.report import FORMATS, report
from build_tools.settings import read_settings
from build_tools.usb import DOOR, copy_for_stick


def prepare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--format", choices=FORMATS, default="text", help="问题的写法：text、json 或 github")
    parser.add_argument("--usb", type=Path, metavar="文件夹", help="另做一份放 U 盘的，双击就能看，搜索也能用")
    parser.add_argument("--compress", action="store_true", help="每个网页旁边放好压缩的 .gz 和 .br，给自己的服务器用")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Build, and say where the result lies; 1 when there is an error, and then nothing has changed."""
    started = time.perf_counter()
    with telling() as tell:
        also = [compressed_closing] if options.compress else []
        built = pipeline.build(options.root, options.today, tell, also)
    print(report(built.problems, options.format, options.root, built.entries))
    if has_errors(built.problems):
        print("有错误，网站没有更新，原来的还在。改好后再运行一次。", file=sys.stderr)
        return 1
    if options.format == "text":
        took = time.perf_counter() - started
        print(f"网站有 {built.total} 个文件，这次做了 {built.made} 个，用了 {took:.1f} 秒。")
        print(f"用浏览器打开看：{(options.root / SITE / 'index.html').absolute()}")
        if (options.root / SITE / "cards").is_dir():
            print(f"连心卡（PDF 送印，PNG 发群）：{(options.root / SITE / 'cards').absolute()}")
    return _stick(options) if options.usb else 0


def _stick(options: Namespace) -> int:
    settings, _ = read_settings(options.root)
    try:
        count = copy_for_stick(options.root, options.usb, settings.name)
    except Invalid as error:
        print(report(list(error.problems), options.format, options.root, 0))
        return 1
    if options.format == "text":
        print(f"放 U 盘的 {count} 个文件在：{options.usb.absolute()}。整个文件夹复制到 U 盘，双击“{DOOR}”。")
    return 0
