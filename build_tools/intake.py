"""One source file to its entries and its problems; what it yields depends on nothing else."""

from __future__ import annotations

import difflib
import pickle
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from build_tools.attachments import pixels_of
from build_tools.derive.prose import targets_in
from build_tools.kinds import KIND_BY_FOLDER, Entry
from build_tools.kinds.edition import Edition
from build_tools.load.files import NOTICES, SourceFile, read_bytes
from build_tools.load.page import check_page
from build_tools.load.recover import read_on
from build_tools.load.source import parse_source
from build_tools.locate import locate
from build_tools.memory import code_version, recall, remember, remember_also
from build_tools.problem import Invalid, Location, Problem
from build_tools.rules import ENTRY_RULES
from build_tools.validate import Source, entries_of
from build_tools.validate.frozen import card_in, edition_in
from build_tools.workers import spread

_MEMORY = "intake"
_MOST_PARTS = 40
# Missing fields, times and coordinates: they may stand in the lines that could not be read.
_OF_ABSENCE = frozenset({"E202", "E211", "E215"})


class Taken(NamedTuple):
    """What one file gave; ``pixels`` are a picture's width and height."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    editions: tuple[Edition, ...] = ()
    pixels: tuple[int, int] | None = None


_Known = dict[str, tuple[object, Taken]]


class _Share(NamedTuple):
    """What one worker took in, and the same pickled: so it comes from the worker, and so it is remembered."""

    taken: _Known
    pickled: bytes

    @classmethod
    def of(cls, taken: _Known) -> _Share:
        return cls(taken, pickle.dumps(taken, pickle.HIGHEST_PROTOCOL))

    def __reduce__(self) -> tuple[Callable[[bytes], _Share], tuple[bytes]]:
        return _arrived, (self.pickled,)


def _arrived(pickled: bytes) -> _Share:
    return _Share(pickle.loads(pickled), pickled)  # noqa: S301 - pickled a moment ago, by ourselves


class Intake:
    """Everything taken in from one repository so far, in this run or an earlier one."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._key = ""
        self._known: _Known = {}

    def take_in_all(self, files: Sequence[SourceFile], area_code: str) -> list[Taken]:
        """Return what each file gave, in order; only those that have changed are read again."""
        parts = self._recall(area_code)
        changed = [file for file in files if self._known.get(file.path, (None,))[0] != file.stamp]

        def work(share: Sequence[SourceFile]) -> _Share:
            return _Share.of({file.path: (file.stamp, take_in(self._root, file.path, area_code)) for file in share})

        shares = spread(work, changed) if changed else []
        for share in shares:
            self._known.update(share.taken)
        if parts == 0 or parts > _MOST_PARTS:
            whole = shares if parts == 0 else [_Share.of(self._known)]
            remember(self._root, _MEMORY, self._key, [share.pickled for share in whole])
        elif shares:
            remember_also(self._root, _MEMORY, shares[0].pickled)
        return [self._known[file.path][1] for file in files]

    def _recall(self, area_code: str) -> int:
        """Fill ``_known`` from earlier runs, unless it holds what fits; return of how many parts."""
        key = f"{code_version()} {area_code}"
        if key == self._key:
            return 1
        parts: list[_Known] = recall(self._root, _MEMORY, key)
        self._key = key
        self._known = {path: taken for part in parts for path, taken in part.items()}
        return len(parts)


def take_in(root: Path, path: str, area_code: str) -> Taken:
    """Read, validate and check one file by itself; nothing wrong in it is raised."""
    try:
        if not path.endswith((".yml", ".md")):
            return Taken((), (), pixels=pixels_of(read_bytes(root, path), path))
        if not path.startswith(("directory/", NOTICES)):
            check_page(read_bytes(root, path), path)
            return Taken((), ())
        data = read_bytes(root, path)
        if card_in(path):
            text = parse_source(data, path)
            return Taken((), text.problems, (edition_in(text.tree, path, text.digest),))
        source = source_of(path, "")
        try:
            text = parse_source(data, path)
        except Invalid as error:
            return Taken((), _in_the_rest(data, source, area_code, error.problems))
        source = source._replace(digest=text.digest)
        entries, problems = entries_of(text.tree, source, area_code, _found_in(text.body))
    except Invalid as error:
        return Taken((), error.problems)
    findings = [finding for entry in entries for rule in ENTRY_RULES for finding in rule(entry)]
    return Taken(tuple(entries), (*text.problems, *problems, *locate(findings, root)))


def _in_the_rest(data: bytes, source: Source, area_code: str, first: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """What is wrong with a file's writing, and with its other lines; what those lack may stand in the wrong ones."""
    problems, rest = read_on(data, source.path, first)
    if rest is None:
        return problems
    _, further = entries_of(rest.tree, source, area_code, _found_in(rest.body))
    return (*problems, *rest.problems, *(problem for problem in further if problem.code not in _OF_ABSENCE))


def source_of(path: str, digest: str) -> Source:
    """What a path says of its entries; raise ``Invalid`` where no entry may lie."""
    folder, unit = _place_of(path)
    return Source(path, folder, id_of(path), unit, digest)


def _found_in(body: str) -> dict[str, object]:
    return {"body": body, "targets": tuple(targets_in(body))} if body else {}


def id_of(path: str) -> str:
    """The id that a file's name gives to what stands in it."""
    return path.rpartition("/")[2].rpartition(".")[0]


def _place_of(path: str) -> tuple[str, str]:
    """The kind's folder and the unit that a path speaks of; raise ``Invalid`` for any other place."""
    if path.startswith(NOTICES):
        return "notices", ""
    parts = path.split("/")[1:-1]
    folder, unit = (parts[2], parts[1]) if len(parts) == 3 and parts[0] == "units" else ("/".join(parts), "")  # noqa: PLR2004
    if folder in KIND_BY_FOLDER and folder != "notices":
        return folder, unit
    raise Invalid(_wrong_place(path, folder))


def _wrong_place(path: str, folder: str) -> Problem:
    folders = [name for name in KIND_BY_FOLDER if name != "notices"]
    near = difflib.get_close_matches(folder, folders, n=1, cutoff=0.5)
    guess = f"你是不是想放进 directory/{near[0]}/？" if near else ""
    listed = "、".join(f"{name}（{KIND_BY_FOLDER[name].label}）" for name in folders)
    where = f"没有“{folder}”这一类记录" if folder else "记录要放在种类的文件夹里"
    return Problem(Location(path), "E200", where, f"{guess}可以用的文件夹：{listed}。")
