"""The one way in which each value is written, when ``lianxin fmt`` writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from build_tools.edit import Change, written
from build_tools.kinds import Entry
from build_tools.kinds.fields import Model
from build_tools.load.tree import Scalar
from build_tools.validate.convert import Converted, FieldPath
from build_tools.values.choice import Choice
from build_tools.values.clock import Clock
from build_tools.values.departure import Departure, Headway
from build_tools.values.errors import BadValue
from build_tools.values.hours import Hours, parse_hours, sentence
from build_tools.values.phone import Phone
from build_tools.values.service_days import ServiceDays, parse_service_days

_CHINESE = re.compile("[\u4e00-\u9fff]")
_UNSAID = "，节假日请先电询"


def changes_to(entry: Entry, converted: Converted) -> Iterator[Change]:
    """Yield what must change in the text of ``entry`` for every value to be in canonical form."""
    written_as = [(place, node) for place, node in converted.nodes.items() if isinstance(node, Scalar)]
    by_start = sorted(written_as, key=lambda pair: pair[1].start)
    for _, group in groupby(by_start, lambda pair: pair[1].start):
        places = list(group)
        whole = max((node for _, node in places), key=lambda node: len(node.text))
        leaves = [(place, node) for place, node in places if _is_leaf(value_at(entry, place))]
        mended = _mended(entry, whole, leaves)
        if mended != whole.text:
            yield Change(whole.start, whole.stop, written(mended, in_flow=True))


def value_at(entry: Entry, place: FieldPath) -> object:
    """Follow ``place`` from an entry to the value that was read there."""
    value: object = entry
    for step in place:
        if isinstance(step, str):
            value = getattr(value, step, None)
        else:
            value = value[step] if isinstance(value, tuple) and step < len(value) else None
    return value


def canonical(value: object, typed: str) -> str:
    """Return how ``value``, which an editor wrote as ``typed``, is to be written."""
    text = typed.strip()
    if isinstance(value, bool):
        return text if text in ("true", "false") else "是" if value else "否"
    if isinstance(value, Hours):
        return _hours(value, text)
    if isinstance(value, ServiceDays):
        return str(value) if parse_service_days(str(value)) == value else text
    if isinstance(value, Clock | Departure | Headway):
        return value.written
    if value is None or isinstance(value, str | float | Choice):
        return text
    return value.isoformat() if isinstance(value, date) else str(value)


def _mended(entry: Entry, whole: Scalar, leaves: Sequence[tuple[FieldPath, Scalar]]) -> str:
    """One scalar may hold several values: 8:30 10:00, 2026-11-01 电话, or 一岗 021-7000-3011、二岗 021-7000-3012."""
    if len(leaves) == 1 and leaves[0][1].text == whole.text:
        return canonical(value_at(entry, leaves[0][0]), whole.text)
    if not leaves or "".join(node.text for _, node in leaves) == whole.text:
        return whole.text
    is_words = any(isinstance(value_at(entry, place), Departure | Phone | date | int) for place, _ in leaves)
    rows = (
        (" " if is_words else "、").join(canonical(value_at(entry, place), node.text) for place, node in row)
        for _, row in groupby(leaves, lambda leaf: _row_of(leaf[0]))
    )
    joined = "、".join(rows)
    return joined if len(joined) or not whole.text else whole.text


def _row_of(place: FieldPath) -> FieldPath:
    """The table of a list in which a value stands; values that are themselves listed are one row."""
    numbers = [at for at, step in enumerate(place) if isinstance(step, int)]
    return place[: numbers[-1] + 1] if numbers and numbers[-1] < len(place) - 1 else ()


def _is_leaf(value: object) -> bool:
    return not isinstance(value, Model) and (not isinstance(value, tuple) or hasattr(value, "_fields"))


def _hours(value: Hours, typed: str) -> str:
    """Chinese stays Chinese, OSM stays OSM; where the round trip would not hold, what was typed stays."""
    form = sentence(value).removesuffix(_UNSAID).replace("–", "-") if _CHINESE.search(typed) else str(value)
    try:
        return form if parse_hours(form) == value else typed
    except BadValue:
        return typed
