"""The whole story, in order. Read this file first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from build_tools.attachments import attachment_outputs
from build_tools.derive.snapshot import take_snapshot
from build_tools.folders import LOCK
from build_tools.hand_written import Frame, hand_written_outputs, handbook_address
from build_tools.intake import Intake, id_of
from build_tools.load.files import SourceFile, sort_out, source_files
from build_tools.locate import locate, pinned
from build_tools.lock import alone
from build_tools.memory import code_version
from build_tools.model import Directory, assemble
from build_tools.output import Closing, Output
from build_tools.printing.beside import checklists_closing
from build_tools.problem import Invalid, Problem, has_errors
from build_tools.publish import publish
from build_tools.render.closings import site_closings
from build_tools.render.site import DEMO, Given, site_outputs
from build_tools.rules import DIRECTORY_RULES
from build_tools.settings import read_settings
from build_tools.words import Words, read_words

Tell = Callable[[str], None]


class Checked(NamedTuple):
    """The directory as far as it could be read, the files that are shown as they are, and everything wrong.

    ``words`` are those that residents search with.
    """

    directory: Directory
    words: Words
    attachments: list[SourceFile]
    hand_written: list[SourceFile]
    problems: list[Problem]


class Built(NamedTuple):
    """How much there is, how much of it had to be made, and everything wrong."""

    entries: int
    total: int
    made: int
    problems: list[Problem]


def check(root: Path, today: date, intake: Intake | None = None) -> Checked:
    """Read every file, put the entries together, and ask every rule about them.

    Whoever checks again and again passes the same ``intake``, which keeps what it has read.
    """
    settings, problems = read_settings(root)
    files, misplaced = source_files(root)
    sorted_out = sort_out(files)
    taken = (intake or Intake(root)).take_in_all(sorted_out.sources, settings.area_code)
    entries = (entry for one in taken for entry in one.entries)
    read = [*zip(sorted_out.sources, taken, strict=True)]
    editions = (edition for one in taken for edition in one.editions)
    beside = {file.path for file in sorted_out.attachments}
    attachments = {file.path: one.pixels for file, one in read if file.path in beside}
    unread = (id_of(file.path) for file, one in read if one.problems and not (one.entries or one.editions))
    directory = assemble(entries, settings, attachments, unread, editions)
    findings = [finding for rule in DIRECTORY_RULES for finding in rule(directory, today)]
    words, amiss = read_words(root)
    problems += [*misplaced, *amiss, *(problem for one in taken for problem in one.problems), *locate(findings, root)]
    return Checked(directory, words, sorted_out.attachments, sorted_out.hand_written, sorted(problems))


def outputs_of(root: Path, checked: Checked, today: date) -> list[Output]:
    """What records and notices become: pages, cards, search and the files beside them."""
    theme = theme_of(root)
    handbook = handbook_address(root, checked.hand_written)
    return [
        *site_outputs(checked.directory, today, Given(theme, code_version(theme), handbook, checked.words)),
        *attachment_outputs(root, checked.attachments, checked.directory.attachments),
    ]


def hand_written_of(root: Path, checked: Checked) -> list[Output]:
    """The pages that the engine renders; raise ``Invalid`` if it refuses one."""
    banner = DEMO if checked.directory.settings.demo else ""
    return hand_written_outputs(root, checked.hand_written, Frame(theme_of(root) / "handbook", banner))


def build(root: Path, today: date, tell: Tell, also: Sequence[Closing] = ()) -> Built:
    """Check, render, verify, and swap the new site in; ``also`` makes more of it. With an error nothing changes."""
    with alone(root / LOCK, lambda: tell("另一次生成还没结束，等它一下")):
        tell("检查记录和公告")
        checked = check(root, today)
        entries = checked.directory.entries
        if has_errors(checked.problems):
            return Built(len(entries), 0, 0, checked.problems)
        tell(f"生成 {len(entries)} 条记录和公告的网页和连心卡")
        try:
            outputs = outputs_of(root, checked, today) + hand_written_of(root, checked)
            lists = checklists_closing(take_snapshot(checked.directory, today), theme_of(root))
            closings = [lists, *site_closings(checked.directory, theme_of(root), today), *also]
            total, made, faults = publish(root, outputs, closings, lambda text: any(text in str(e) for e in entries))
        except Invalid as error:
            total, made, faults = 0, 0, [*error.problems]
        found = pinned(faults, checked.directory.by_id, root)
        return Built(len(entries), total, made, sorted({*checked.problems, *found}))


def theme_of(root: Path) -> Path:
    """The repository's own theme, or the one that comes with us."""
    own = root / "theme"
    return own if own.is_dir() else Path(__file__).parent.parent / "theme"
