"""The directory and calendar that a command goes by: those of the folder in which it is called."""

from __future__ import annotations

import sys
from argparse import Namespace

from build_tools import pipeline
from build_tools.calendar.almanac import almanac
from build_tools.calendar.day import Almanac
from build_tools.derive.almanac import almanac_of
from build_tools.kinds.calendar import Calendar
from build_tools.kinds.term import SchoolYear
from build_tools.model import Directory

_UNREADABLE = "放假安排或校历里有没写对的，这里没有算进去；运行 lianxin check 看看。"


def almanac_here(options: Namespace) -> Almanac:
    """That of the directory below ``--root`` where there is one, else the library's alone."""
    if not (options.root / "directory").is_dir():
        return almanac((), ())
    return almanac_of(directory_here(options))


def directory_here(options: Namespace) -> Directory:
    """The directory below ``--root`` as far as it can be read; says so where that leaves out a calendar."""
    checked = pipeline.check(options.root, options.today)
    folders = (f"/{Calendar.folder}/", f"/{SchoolYear.folder}/")
    if any(folder in problem.at.path for problem in checked.problems if problem.code < "W" for folder in folders):
        print(_UNREADABLE, file=sys.stderr)
    return checked.directory
