"""All that may answer near a unit, for a script that knows the minute."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from build_tools.derive.answering import Answering
from build_tools.derive.candidates import Candidate, turns
from build_tools.kinds.unit import Unit
from build_tools.values.hours import Hours


class OnDuty(NamedTuple):
    """Who may answer, and the rosters as JSON by id."""

    candidates: tuple[Candidate, ...]
    rosters: str

    @property
    def hours(self) -> tuple[Hours, ...]:
        """Those whose tables the script must have."""
        return tuple(candidate.hours for candidate in self.candidates if candidate.hours)


NOBODY_ON_DUTY = OnDuty((), "{}")


def on_duty_near(unit: Unit, answering: Answering, today: date) -> OnDuty:
    """See who may answer."""
    candidates = answering.candidates(unit)
    named = {candidate.roster for candidate in candidates}
    rosters = [f'"{roster.id}":{turns(roster, today)}' for roster in answering.rosters(named)]
    return OnDuty(candidates, "{" + ",".join(rosters) + "}")
