"""The one Jinja environment: everything escaped, and a misspelt name is an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from datetime import date, datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from posixpath import normpath
from types import MappingProxyType
from typing import Any

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
)
from markupsafe import Markup

from build_tools.departures.run import by_hour, ends_of, is_told, written_runs
from build_tools.departures.words import alteration_in_words, wait_in_words
from build_tools.derive.facts import facts_of, heading_of, summary_of
from build_tools.kinds import Record
from build_tools.kinds.card import Card
from build_tools.kinds.edition_code import edition_code
from build_tools.kinds.shuttle import Shuttle, Stop
from build_tools.render.addresses import contact_file_of, edition_page, maps_of, stop_poster_file
from build_tools.render.markdown import to_html
from build_tools.render.page import Step
from build_tools.render.pictures import Pixels, with_sizes
from build_tools.values.clock import Clock
from build_tools.values.hours import Hours, sentence
from build_tools.values.money import Money
from build_tools.values.phone import Phone

_WEEKDAYS = "一二三四五六日"
_NONE: Mapping[str, Step] = MappingProxyType({})
_NO_PICTURES: Mapping[str, Pixels] = MappingProxyType({})


class _Templates(Environment):
    """Globals are set before a template is loaded, so that one dictionary holds them: each page copies it."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


def environment(theme: Path, compiled: Path) -> Environment:
    """Return the environment over the theme's templates; templates use filters, not methods.

    ``compiled`` is a folder of ours in which compiled templates are kept from run to run.
    """
    templates = _Templates(
        loader=FileSystemLoader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=FileSystemBytecodeCache(str(compiled)),
    )
    templates.filters.update(_FILTERS)
    # Every page copies the globals, so there are only those that a page's body may use.
    templates.globals.clear()
    templates.globals["icon"] = _icon
    return templates


def _day(value: date) -> str:
    """2026年12月1日（周二）."""
    return f"{value.year}年{value.month}月{value.day}日（周{_WEEKDAYS[value.weekday()]}）"


def _moment(value: datetime) -> str:
    """12月1日（周二）8:30."""
    return f"{value.month}月{value.day}日（周{_WEEKDAYS[value.weekday()]}）{value.hour}:{value.minute:02}"


def _spoken(value: Clock | Hours | Money) -> str:
    return value.spoken if isinstance(value, Clock) else str(value)


def markdown(
    text: str,
    root: str,
    links: Mapping[str, Step] = _NONE,
    files: str = "",
    pictures: Mapping[str, Pixels] = _NO_PICTURES,
) -> Markup:
    """Markdown as HTML; a link to an id leads to that entry, one to a file to where it is published."""

    def resolve(target: str) -> str:
        if target.startswith(("https:", "tel:", "mailto:", "#")) or not target:
            return target
        step = links.get(target.removesuffix(".md"))
        return root + (step.address if step else normpath(f"{files}/{target}"))

    html = to_html(text, resolve)
    return Markup(with_sizes(html, root, pictures) if pictures else html)  # noqa: S704 - cleaned by nh3


def _by_heading(items: Iterable[tuple[Record, str, str]]) -> list[tuple[str, list[tuple[Record, str, str]]]]:
    """Rows under the label of their category, where the kind has any."""
    return [(heading, [*rows]) for heading, rows in groupby(items, lambda item: _heading(item[0]))]


def _heading(record: Record) -> str:
    heading = heading_of(record)
    return str(heading) if heading else ""


def _behind_its_code(card: Card) -> str:
    """What the QR code of a card's present 版次 opens."""
    return edition_page(edition_code(card.id, card.edition))


def digits(number: str | Phone) -> str:
    """Digits apart, for screen readers that would read 12345 as twelve thousand; of a telephone its extension too."""
    if isinstance(number, Phone):
        return " 转 ".join(map(digits, filter(None, (number.number, number.extension))))
    return " ".join(re.sub(r"\D", "", number))


@cache
def _icon(name: str) -> Markup:
    """A picture drawn by the style sheet; it always stands beside words that say the same."""
    return Markup('<i class="icon i-{}"></i>').format(name)


def _names(stops: Iterable[Stop], links: Mapping[str, Step]) -> list[str]:
    """Stops as residents know them."""
    return [links[stop.name].title if stop.name in links else stop.name for stop in stops]


_FILTERS: Mapping[str, Callable[..., object]] = MappingProxyType(
    {
        "day": _day,
        "moment": _moment,
        "hours": sentence,
        "spoken": _spoken,
        "digits": digits,
        "facts": facts_of,
        "summary": summary_of,
        "maps": maps_of,
        "stop_poster": stop_poster_file,
        "contact_file": contact_file_of,
        "behind_its_code": _behind_its_code,
        "stops": Shuttle.stops_of,
        "by_heading": _by_heading,
        "markdown": markdown,
        "runs": written_runs,
        "ends": ends_of,
        "by_hour": by_hour,
        "is_told": is_told,
        "names": _names,
        "altered": alteration_in_words,
        "wait": wait_in_words,
    }
)
