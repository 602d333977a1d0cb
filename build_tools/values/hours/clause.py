"""One clause of Chinese hours: some days, and what holds on them."""

from __future__ import annotations

from dataclasses import dataclass

from build_tools.values.hours.day_groups import Group
from build_tools.values.hours.week import Days, Span, State


@dataclass(frozen=True)
class Clause:
    """``days`` is empty where none are written; ``pauses`` are shut spans within the day.

    ``half_off`` is 上午休息 or 下午休息, as it was written; ``until`` ends the last of the usual times.
    """

    days: Group = ()
    spans: tuple[Span, ...] = ()
    pauses: tuple[Span, ...] = ()
    half_off: str = ""
    until: int | None = None
    state: State = State.OPEN
    is_usual: bool = False
    is_for_other_days: bool = False
    names_workdays: bool = False
    excepts: Group = ()
    comments: tuple[str, ...] = ()

    @property
    def is_rest_of_days(self) -> bool:
        """Whether it speaks of 其余时间 without naming days."""
        return self.is_for_other_days and self.days == (Days(),)

    @property
    def is_timed(self) -> bool:
        """Whether it says when, rather than that it is shut or must be asked."""
        return bool(self.spans)

    @property
    def says_nothing(self) -> bool:
        """Whether its days still wait for a time or a state."""
        has_times = self.spans or self.pauses or self.half_off or self.until is not None
        return not (has_times or self.is_usual or self.state is not State.OPEN)
