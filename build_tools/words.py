"""``directory/words/``: what residents say, for the search."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.reads import Line
from build_tools.load.files import WORDS
from build_tools.load.source import read_source
from build_tools.load.tree import Mapping, Sequence
from build_tools.problem import Invalid, Location, Problem
from build_tools.validate import table_of

_CATEGORIES, _SYNONYMS = f"{WORDS}categories.yml", f"{WORDS}synonyms.yml"
_OURS = Path(__file__).parent.parent
_FEWEST = 2


class Category(Model):
    """A sort of place or of matter, and the words that people ask for it with."""

    name: Line = field("名称", "这一类叫什么", "药店", REQUIRED)
    used_for: tuple[Line, ...] = field(
        "用于", "种类、类别、标签、电话号码，或名称里的字；有其中一个就归这一类", "药店、药房", REQUIRED
    )
    words: tuple[Line, ...] = field("说法", "居民怎么说；前三个随网页走，常用的写前面", "买药、配药、中药", REQUIRED)


class Synonyms(Model):
    """Words that mean the same: whoever asks for one finds the others."""

    words: tuple[Line, ...] = field("同义", "意思一样的词，至少两个", "煤气、燃气、天然气", REQUIRED)


class Words(NamedTuple):
    """Everything that ``directory/words/`` says; ``digest`` changes with it."""

    categories: tuple[Category, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    digest: str = ""


M = TypeVar("M", bound=Model)


def read_words(root: Path) -> tuple[Words, list[Problem]]:
    """Return the repository's own words, or those that come with us, and what is wrong with them."""
    home = root if (root / WORDS).is_dir() else _OURS
    words, problems = _read(home, _stamp_of(home / _CATEGORIES), _stamp_of(home / _SYNONYMS))
    return words, [*problems]


def _stamp_of(file: Path) -> tuple[int, int, int] | None:
    """What changes with a file; none of one that is not there."""
    with suppress(OSError):
        facts = file.lstat()
        return facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns
    return None


@lru_cache(1)
def _read(home: Path, *_stamps: tuple[int, int, int] | None) -> tuple[Words, tuple[Problem, ...]]:
    """Read once while the files are what they were: a preview asks after each change of any other."""
    problems: list[Problem] = []
    categories, first = _tables(home, _CATEGORIES, Category, problems)
    groups, second = _tables(home, _SYNONYMS, Synonyms, problems)
    return Words(tuple(categories), tuple(group.words for group in groups), first + second), (*problems,)


def _tables(home: Path, path: str, model: type[M], problems: list[Problem]) -> tuple[list[M], str]:
    if not (home / path).is_file() or (home / path).is_symlink():
        return [], ""  # what else it may be is told with the other files
    try:
        text = read_source(home, path)
        return [*_rows(text.tree, model, path, problems)], text.digest
    except Invalid as error:
        problems += error.problems
        return [], ""


def _rows(tree: Mapping | Sequence, model: type[M], path: str, problems: list[Problem]) -> Iterator[M]:
    seen: dict[str, int] = {}
    for item in (tree,) if isinstance(tree, Mapping) else tree.items:
        at = Location(path, item.line, item.column)
        if not isinstance(item, Mapping):
            label = next(iter(model.model_fields.values())).title
            problems.append(Problem(at, "E212", "列表里的每一项都要由“栏目: 内容”组成", f"写成“- {label}: …”。"))
            continue
        try:
            row = table_of(item, model, path, {})
        except Invalid as error:
            problems += error.problems
            continue
        problems += _amiss(row, at, seen)
        yield row


def _amiss(row: Model, at: Location, seen: dict[str, int]) -> Iterator[Problem]:
    """A word twice in its row, a category twice in the file, a group of one."""
    words: tuple[str, ...] = getattr(row, "words", ())
    twice = sorted({word for word in words if words.count(word) > 1})
    if twice:
        yield Problem(at, "E120", f"“{'、'.join(twice)}”写了两次", "只留一个。")
    if isinstance(row, Synonyms) and len(set(words)) < _FEWEST:
        yield Problem(at, "E202", "这一组只有一个词", "补上意思一样的词，或删掉这一组。")
    if isinstance(row, Category) and seen.setdefault(row.name, at.line) != at.line:
        yield Problem(at, "E120", f"“{row.name}”在第 {seen[row.name]} 行已经有了", "把两处的说法并到一处。")
