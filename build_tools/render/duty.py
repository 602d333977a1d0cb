"""现在打谁的电话: a block on each unit's page, and a page of its own where people look for help.

A page cannot know the minute, so it says what holds at night and by day of the day on which it is built;
and it carries all rows that may come, for js/now.js to choose from.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import NamedTuple

from build_tools.derive.answering import ALWAYS, Answering
from build_tools.derive.lines import Line, Reach
from build_tools.duty import Watch
from build_tools.kinds.roster import Roster
from build_tools.kinds.unit import Unit, UnitType
from build_tools.model import Directory
from build_tools.render.addresses import duty_of, index_of
from build_tools.render.on_duty import OnDuty, on_duty_near
from build_tools.render.page import Page, Plan, Step, step_to
from build_tools.values.hours.week import State

_HOURS = (("晚上", time(23)), ("白天", time(10)))
_WITH_PAGE = (UnitType.TOWN, UnitType.COMMITTEE, UnitType.COMPOUND)
_MOST_NEAR = 3
_WEEK = timedelta(7)


class Board(NamedTuple):
    """What to call at one hour of the day on which the site is built."""

    words: str
    at: datetime
    lines: tuple[Line, ...]


class Week(NamedTuple):
    """Who is on duty by one roster in the next seven days."""

    roster: Roster
    watches: tuple[Watch, ...]


def boards_of(unit: Unit, answering: Answering, today: date) -> tuple[Board, ...]:
    """All that can be called at night and by day."""
    moments = ((words, datetime.combine(today, hour)) for words, hour in _HOURS)
    return tuple(Board(words, at, answering.lines(unit, at)) for words, at in moments)


def nearest_in(boards: tuple[Board, ...]) -> tuple[Board, ...]:
    """The few that a unit's own page has room for: near, and answering."""
    return tuple(board._replace(lines=tuple(_near(board.lines)[:_MOST_NEAR])) for board in boards)


def duty_page_of(unit: Unit, directory: Directory) -> str:
    """Where the whole list stands: on the unit's own page, else on that of the nearest above; empty if none has one."""
    with_page = (above for above in directory.lineage(unit.id) if above.type in _WITH_PAGE)
    return next(map(duty_of, with_page), "")


def duty_plan(unit: Unit, answering: Answering, today: date) -> Iterator[Plan]:
    """Yield the page of a town, a committee or a compound."""
    if unit.type in _WITH_PAGE:
        yield Plan(duty_of(unit), _duty_page, partial(_duties, unit, answering, today))


def _duties(unit: Unit, answering: Answering, today: date) -> tuple[Unit, tuple[Board, ...], tuple[Week, ...], OnDuty]:
    morning = datetime.combine(today, time())
    weeks = tuple(Week(duty.roster, tuple(duty.course(morning, morning + _WEEK))) for duty in answering.duties(unit))
    return unit, boards_of(unit, answering, today), weeks, on_duty_near(unit, answering, today)


def _duty_page(unit: Unit, boards: tuple[Board, ...], weeks: tuple[Week, ...], duty: OnDuty) -> Page:
    return Page(
        template="duty.html",
        title=f"{unit.name}：现在打谁的电话",
        context={
            "crumbs": (Step("我的小区", index_of(Unit)), step_to(unit)),
            "unit": unit,
            "always": ALWAYS,
            "boards": [_in_view(board) for board in boards],
            "weeks": [(step_to(week.roster), week.roster, [*_on_duty(week)]) for week in weeks],
        },
        origin=unit.origin.path,
        prove=partial(_numbers, boards),
        duty=duty,
    )


def _in_view(board: Board) -> dict[str, object]:
    city = [line for line in board.lines if line.reach is Reach.CITY]
    return {
        "words": board.words,
        "at": board.at,
        "near": _near(board.lines),
        "city": [line for line in city if line.state is State.OPEN],
        "unsure": [line for line in city if line.state is State.UNKNOWN],
        "closed": [line for line in board.lines if line.state is State.OFF],
    }


def _near(lines: tuple[Line, ...]) -> list[Line]:
    return [line for line in lines if line.reach is not Reach.CITY and line.state is not State.OFF]


def _on_duty(week: Week) -> Iterator[Watch]:
    """Hours outside the roster's own go without saying; a day that nobody was planned for does not."""
    for watch in week.watches:
        if watch.post or week.roster.hours is None:
            yield watch


def _numbers(boards: tuple[Board, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.phone.number.grouped for board in boards for line in board.lines))
