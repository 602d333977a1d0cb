"""What is wrong, where it stands, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a problem matters: an error stops publication, a warning does not."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def label(self) -> str:
        """The word that an editor reads."""
        return "错误" if self is Severity.ERROR else "提醒"


class Location(NamedTuple):
    """A spot in a source file; lines and columns are counted in characters from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that an editor should change; its meaning by code is in ``codes``.

    Where whoever found it knew no line, ``place`` is an entry's id and the way to its field: see ``locate.pinned``.
    """

    at: Location
    code: str
    message: str
    remedy: str = ""
    place: tuple[str | int, ...] = field(default=(), compare=False)

    @property
    def severity(self) -> Severity:
        """The first letter of the code says it: E stops publication, W does not."""
        return Severity.ERROR if self.code.startswith("E") else Severity.WARNING

    def __str__(self) -> str:
        remedy = f"\n    怎么改：{self.remedy}" if self.remedy else ""
        return f"{self.at}: {self.severity.label} {self.code} {self.message}{remedy}"


class Invalid(Exception):
    """Everything found wrong in one source file."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether anything among ``problems`` stops publication."""
    return any(problem.severity is Severity.ERROR for problem in problems)
