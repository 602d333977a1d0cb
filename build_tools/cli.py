"""The command line: read the arguments, call a command, return its exit code."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from build_tools.arguments import ChineseParser
from build_tools.beijing import today

# name -> module below build_tools.commands, and what it does; a command is imported when it is called
COMMANDS = {
    "check": "检查所有记录和公告，列出全部问题",
    "build": "检查、生成网站和连心卡，验证后整体换上",
    "serve": "在本机预览，改了文件自动更新",
    "new": "问几个问题，写好一条新记录或新公告",
    "fmt": "把写法整理成规范的样子，注释保留",
    "verified": "记下“今天核对过了”",
    "day": "一天或一段日子是放假、上班还是周末，为什么",
    "overdue": "列出该重新核对的记录",
    "hours": "看一段开放时间怎么理解，某一天开不开",
    "departures": "班车哪一天有哪几班，末班几点",
    "words": "居民打这些字会搜到什么，为什么",
    "cards": "连心卡定版送印；印出去的还对不对、要不要重印",
    "share": "一页做成图片、二维码和文字，发群、贴海报、念给人听",
    "translations": "列出还没有英文的记录",
    "schema": "生成编辑器用的 JSON Schema",
    "handbook": "重新生成编辑手册里由程序写的几页",
}


def console() -> NoReturn:
    """Run what was typed and leave at once: to free ten thousand records one by one takes longer than to build."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a Windows console that lacks a character shows ?
    code = main()
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has seen enough: lianxin check | head
        code = 1
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 0 when all is well, 1 when something must be mended, 2 when the command was not understood."""
    gc.disable()  # one short run: collecting costs a fifth of it and frees next to nothing
    # A plugin of some other package has no business in our validation, and looking for any costs time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    typed = list(sys.argv[1:] if arguments is None else arguments)
    parser = _parser(typed)
    options = parser.parse_args(typed)
    if not options.command:
        parser.print_help()
        return 2
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever reads has seen enough: lianxin check | head
        return 1
    except Exception:  # noqa: BLE001 - an editor must never meet a traceback
        return _our_fault(options.root)


def _parser(typed: Sequence[str]) -> ChineseParser:
    parser = ChineseParser(prog="lianxin", description="连心：把社区的记录和公告变成网站、连心卡和开放数据。")
    commands = parser.add_subparsers(dest="command", metavar="命令", title="命令", parser_class=ChineseParser)
    for name, about in COMMANDS.items():
        command = commands.add_parser(name, help=about, description=about + "。")
        command.add_argument(
            "--root", type=Path, default=Path(), metavar="文件夹", help="项目所在的文件夹（默认是当前文件夹）"
        )
        command.add_argument(
            "--today", type=_day, default=today(), metavar="日期", help="把哪一天当作今天（默认是北京时间的今天）"
        )
        if name in typed:
            import_module(f"build_tools.commands.{name}").prepare(command)
    return parser


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _our_fault(root: Path) -> int:
    """Keep the traceback for us, and tell the editor what to do."""
    import traceback  # noqa: PLC0415 - seldom wanted, and slow to import

    report = root / ".lianxin" / "error.txt"
    try:
        report.parent.mkdir(exist_ok=True)
        report.write_text(traceback.format_exc(), encoding="utf-8")
        where = f"详情写在 {report.as_posix()}，请发给维护的人。"
    except OSError:
        where = traceback.format_exc(limit=-1)
    print(f"错误 E900 程序自己出错了，不是您的文件有问题；原来的网站没有动。\n    怎么办：{where}", file=sys.stderr)
    return 1
