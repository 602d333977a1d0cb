"""One clause of Chinese hours: some days, and what holds on them."""

from __future__ import annotations

from dataclasses import dataclass

from build_tools.values.hours.day_groups import Group
from build_tools.values.hours.week import Span, State


@dataclass(frozen=True)
class Clause:
    """``days`` is empty where none are written; ``pauses`` are shut spans within the day."""

    days: Group = ()
    spans: tuple[Span, ...] = ()
    pauses: tuple[Span, ...] = ()
    state: State = State.OPEN
    is_usual: bool = False
    is_for_other_days: bool = False
    names_workdays: bool = False
    excepts: Group = ()
    comments: tuple[str, ...] = ()

    @property
    def is_timed(self) -> bool:
        """Whether it says when, rather than that it is shut or must be asked."""
        return bool(self.spans)

    @property
    def says_nothing(self) -> bool:
        """Whether its days still wait for a time or a state."""
        return not (self.spans or self.pauses or self.is_usual or self.state is not State.OPEN)
