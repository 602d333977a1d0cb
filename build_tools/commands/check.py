"""``lianxin check``: everything wrong with all files, in one run."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from build_tools import pipeline
from build_tools.problem import has_errors
from build_tools.report import FORMATS, report


def prepare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="给人看（text）、给程序看（json）或标在 GitHub 上（github）"
    )
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Print every problem; 1 when there is an error."""
    checked = pipeline.check(options.root, options.today)
    print(report(checked.problems, options.format, options.root, len(checked.directory.entries)))
    return 1 if has_errors(checked.problems) else 0
