"""argparse that speaks Chinese."""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from typing import Any, NoReturn

_SAID = (
    (re.compile(r"the following arguments are required: (.*)"), r"缺少：\1"),
    (re.compile(r"unrecognized arguments: (.*)"), r"不认识：\1"),
    (re.compile(r"argument (\S+): expected (?:one|at least one) argument"), r"\1 后面要写内容"),
    (re.compile(r"argument (\S+): invalid \S+ value: (.*)"), r"\1 写得不对：\2"),
    (re.compile(r"argument (\S+): invalid choice: (\S+) \(choose from (.*)\)"), r"\1 没有 \2 这一项；可以写：\3"),
)


class _Formatter(argparse.HelpFormatter):
    """Headings and usage in Chinese, and room for Chinese words."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=96)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class ChineseParser(argparse.ArgumentParser):
    """A parser whose help and errors are in Chinese."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, allow_abbrev=False, **kwargs)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def error(self, message: str) -> NoReturn:
        """Say what was not understood, and exit with 2."""
        for pattern, said in _SAID:
            if pattern.search(message):
                message = pattern.sub(said, message)
                break
        self.exit(2, f"{message}{_nearest(message)}\n运行 {self.prog} --help 看用法。\n")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Leave, saying ``message`` on the error stream."""
        if message:
            sys.stderr.write(message)
        sys.exit(status)


def _nearest(message: str) -> str:
    """The command that was probably meant."""
    match = re.search(r"没有 '(\S+)' 这一项；可以写：(.*)", message)
    if not match:
        return ""
    near = difflib.get_close_matches(match[1], re.findall(r"\w+", match[2]), n=1)
    return f"。你是不是想写 {near[0]}？" if near else ""
