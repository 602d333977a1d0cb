"""What a file says, as text, and where each piece of it stands.

No scalar is given a type here: YAML would turn ``6:30`` into 390 and the telephone
number ``02170005000`` into another number, so only ``values`` may read meaning into text.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Scalar(NamedTuple):
    """One piece of text as the editor wrote it.

    ``line`` and ``column`` count from 1; ``start`` and ``stop`` are the character
    offsets in the file of what was written, quotes included.
    """

    text: str
    line: int
    column: int
    start: int
    stop: int
    plain: bool = True
    comment: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was filled in: ``key:`` and ``key: ~`` mean the same to an editor."""
        return self.plain and self.text in _BLANK


class Sequence(NamedTuple):
    """A YAML list; ``flow`` is the form in brackets, which ends at ``stop``."""

    items: tuple[Node, ...]
    line: int
    column: int
    flow: bool
    start: int
    stop: int


class Mapping(NamedTuple):
    """A YAML mapping, in file order; ``flow`` is the form in braces, which ends at ``stop``."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int
    flow: bool
    start: int
    stop: int


Node: TypeAlias = Scalar | Sequence | Mapping

_BLANK = {"", "~", "null"}
