"""The whole story, in order. Read this file first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from build_tools.folders import LOCK
from build_tools.intake import NOTICES, take_in_all
from build_tools.load.files import source_files
from build_tools.locate import locate
from build_tools.lock import alone
from build_tools.memory import code_version
from build_tools.model import Directory, assemble
from build_tools.problem import Problem, has_errors
from build_tools.publish import publish
from build_tools.render.site import site_outputs
from build_tools.rules import DIRECTORY_RULES
from build_tools.settings import PATH as SETTINGS
from build_tools.settings import read_settings

Tell = Callable[[str], None]


class Checked(NamedTuple):
    """The directory as far as it could be read, and everything wrong with it."""

    directory: Directory
    problems: list[Problem]


class Built(NamedTuple):
    """How much there is, how much of it had to be made, and everything wrong."""

    entries: int
    total: int
    made: int
    cards: int
    problems: list[Problem]


def check(root: Path, today: date) -> Checked:
    """Read every file, put the entries together, and ask every rule about them."""
    settings, problems = read_settings(root)
    files, misplaced = source_files(root)
    sources = [file for file in files if file.path.startswith((NOTICES, "directory/")) and file.path != SETTINGS]
    taken = take_in_all(root, sources, settings.area_code)
    attachments = [file.path for file in sources if file.suffix not in (".yml", ".md")]
    directory = assemble((entry for one in taken for entry in one.entries), settings, attachments)
    findings = [finding for rule in DIRECTORY_RULES for finding in rule(directory, today)]
    problems += [*misplaced, *(problem for one in taken for problem in one.problems), *locate(findings, root)]
    return Checked(directory, sorted(problems))


def build(root: Path, today: date, tell: Tell) -> Built:
    """Check, render, make the cards, verify, and swap the new site in; with an error nothing changes."""
    with alone(root / LOCK, lambda: tell("另一次生成还没结束，等它一下")):
        tell("检查记录和公告")
        directory, problems = check(root, today)
        count = len(directory.entries)
        if has_errors(problems):
            return Built(count, 0, 0, 0, problems)
        tell(f"生成 {count} 条记录和公告的网页")
        theme = theme_of(root)
        outputs = site_outputs(directory, theme, code_version(theme), today)
        total, made, faults = publish(root, outputs, lambda text: any(text in str(e) for e in directory.entries))
        return Built(count, total, made, 0, sorted(problems + faults))


def theme_of(root: Path) -> Path:
    """The repository's own theme, or the one that comes with us."""
    own = root / "theme"
    return own if own.is_dir() else Path(__file__).parent.parent / "theme"
