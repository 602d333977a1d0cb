"""A picture for each notice that people pass on: to send to a chat group, and for the preview that WeChat shows.

Notices are many, and most are never sent again: the newest that hold have one, and whatever is
urgent or important. ``lianxin share`` makes one of any page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from build_tools.derive.snapshot import Snapshot
from build_tools.kinds.notice import Notice, Severity
from build_tools.output import Draft, Made, Output, key_of
from build_tools.render.addresses import address_of
from build_tools.render.markdown import to_html
from build_tools.render.picture import Leaflet, small_picture_of
from build_tools.render.plain import words_of
from build_tools.render.twin import Twin
from build_tools.settings import Settings

_NEWEST = 24


def pictured(snapshot: Snapshot) -> frozenset[str]:
    """The ids of the notices that have a picture; none where the site has no address to lead back to."""
    if not snapshot.directory.settings.address:
        return frozenset()
    loud = (notice for notice in snapshot.current if notice.severity is not Severity.NORMAL)
    return frozenset(notice.id for notice in (*snapshot.current[:_NEWEST], *loud))


def picture_file(notice: Notice) -> str:
    """Beside its page."""
    return f"{notice.folder}/{notice.id}.png"


def notice_pictures(
    snapshot: Snapshot, twins: Sequence[Twin], theme: Path, version: str, demo: str
) -> Iterator[Output]:
    """Yield the pictures, also in other languages; ``demo`` is what stands on each where the data are invented."""
    ids = pictured(snapshot)
    for notice in snapshot.current:
        if notice.id in ids:
            path, leaflet = picture_file(notice), _leaflet(notice, snapshot.directory.settings, demo)
            yield _output(path, leaflet, version, theme)
            yield from (
                _output(twin.folder + path, _said(leaflet, notice, twin), version, theme)
                for twin in twins
                if path in twin.files
            )


def _output(path: str, leaflet: Leaflet, version: str, theme: Path) -> Output:
    make = partial(_made, leaflet, theme)
    return Output(path, partial(Draft, key_of(version, leaflet), make))


def _made(leaflet: Leaflet, theme: Path) -> Made:
    return Made(small_picture_of(leaflet, theme))


def _leaflet(notice: Notice, settings: Settings, demo: str) -> Leaflet:
    day = notice.publish_on
    when = f"{day.year}年{day.month}月{day.day}日" + (f" · {notice.author}" if notice.author else "")
    lines = (when, *_lines_of(notice.summary, notice.body))
    return Leaflet(notice.name, lines, settings.name, f"{settings.address}{address_of(notice)}", demo)


def _lines_of(summary: str | None, text: str) -> Sequence[str]:
    return (*((summary,) if summary else ()), *words_of(to_html(text, lambda target: target)))


def _said(leaflet: Leaflet, notice: Notice, twin: Twin) -> Leaflet:
    """The same in another language: a text that somebody has translated, else every line of it said."""
    english = notice.english if twin.tag == "en" else None
    lines = (leaflet.lines[0], *_lines_of(english.summary, english.text or "")) if english else leaflet.lines
    address = leaflet.address.replace(twin.site, twin.site + twin.folder, 1)
    said = (twin.say_one(text) for text in (leaflet.title, leaflet.site, leaflet.demo, leaflet.call))
    title, site, demo, call = said
    return Leaflet(title, tuple(map(twin.say_one, lines)), site, address, demo, call, twin.tag)
