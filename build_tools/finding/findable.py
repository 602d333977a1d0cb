"""One thing that can be found, as the search sees it, whatever it was in the directory."""

from __future__ import annotations

from typing import NamedTuple


class Findable(NamedTuple):
    """``name`` and ``others`` are matched.

    ``unit`` is the name of the unit that it belongs to, ``labels`` are what it is by its fields, ``date``
    is a notice's day, ``hours`` and ``ride`` are the numbers of its tables or -1, ``readings`` are syllables,
    one for each character of the name. ``body`` is plain text. Empty stands for unknown everywhere.
    """

    id: str
    kind: str
    name: str
    others: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    address: str = ""
    unit: str = ""
    labels: tuple[str, ...] = ()
    date: str = ""
    hours: int = -1
    ride: int = -1
    is_overdue: bool = False
    readings: tuple[str, ...] = ()
    body: str = ""
