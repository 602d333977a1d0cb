"""A web page before it is rendered: its address, what it is made from, and what its template sees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from build_tools.derive.rides import Ride
from build_tools.kinds import Entry
from build_tools.output import nothing_to_prove
from build_tools.render.addresses import APP_PICTURE, address_of
from build_tools.render.on_duty import NOBODY_ON_DUTY, OnDuty
from build_tools.values.hours import Hours


class Page(NamedTuple):
    """``context`` is all that the template sees.

    ``prove`` tells which phone numbers and times must be read on the page, and ``head`` is
    the template of what only this page has in its head; ``hours`` are those whose state it
    shows, ``rides`` the shuttles whose next bus it tells, ``duty`` whom to call at the minute;
    ``live`` is where the tables of the last two lie if they come later than the page; ``image``
    is the picture that a chat shows beside a link to the page.
    """

    template: str
    title: str
    context: dict[str, Any]
    description: str = ""
    origin: str = ""
    prove: Callable[[], tuple[str, ...]] = nothing_to_prove
    head: str = ""
    hours: tuple[Hours, ...] = ()
    rides: tuple[Ride, ...] = ()
    duty: OnDuty = NOBODY_ON_DUTY
    live: str = ""
    image: str = APP_PICTURE


class Plan(NamedTuple):
    """Where a page will lie, what it is made from, and where what is live in it lies (``Page.live``).

    ``build`` sees nothing but ``made_from``, which holds entries and plain values; so when
    those are what they were, the page is what it was, and is not made again. What takes long
    to find is found when the page is drafted: a preview shows one page of thousands.
    """

    path: str
    build: Callable[..., Page]
    made_from: tuple[Any, ...] | Callable[[], tuple[Any, ...]] = ()
    live: str = ""

    def found(self) -> Plan:
        """The same with what it is made from found."""
        return self._replace(made_from=self.made_from()) if callable(self.made_from) else self

    def page(self) -> Page:
        """The page, of what it is made from."""
        return self.build(*(self.made_from() if callable(self.made_from) else self.made_from))


class Step(NamedTuple):
    """A link within the site: what it says and where it leads."""

    title: str
    address: str


def step_to(entry: Entry) -> Step:
    """A link to an entry's page."""
    return Step(entry.name, address_of(entry))
