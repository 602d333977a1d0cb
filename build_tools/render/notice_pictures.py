"""A picture for each notice that people pass on: to send to a chat group, and for the preview that WeChat shows.

Notices are many, and most are never sent again: the newest that hold have one, and whatever is
urgent or important. ``lianxin share`` makes one of any page.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from build_tools.derive.snapshot import Snapshot
from build_tools.kinds.notice import Notice, Severity
from build_tools.output import Draft, Made, Output, key_of
from build_tools.render.addresses import address_of
from build_tools.render.markdown import to_html
from build_tools.render.picture import Leaflet, small_picture_of
from build_tools.render.plain import words_of

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


def notice_pictures(snapshot: Snapshot, theme: Path, version: str, demo: str) -> Iterator[Output]:
    """Yield the pictures; ``demo`` is what stands on each where the data are invented."""
    ids = pictured(snapshot)
    settings = snapshot.directory.settings
    for notice in snapshot.current:
        if notice.id in ids:
            key = key_of(version, notice, settings.name, settings.address, demo)
            make = partial(_made, notice, settings.name, f"{settings.address}{address_of(notice)}", demo, theme)
            yield Output(picture_file(notice), partial(Draft, key, make))


def _made(notice: Notice, site: str, address: str, demo: str, theme: Path) -> Made:
    day = notice.publish_on
    when = f"{day.year}年{day.month}月{day.day}日" + (f" · {notice.author}" if notice.author else "")
    body = words_of(to_html(notice.body, lambda target: target))
    first = [notice.summary] if notice.summary else []
    return Made(small_picture_of(Leaflet(notice.name, [when, *first, *body], site, address, demo), theme))
