"""What is made of the finished pages and files: their twins in other languages, headers, what a phone keeps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from build_tools.derive.snapshot import Snapshot, take_snapshot
from build_tools.kinds.calendar import Calendar
from build_tools.kinds.reception import Reception
from build_tools.kinds.shuttle import Shuttle
from build_tools.memory import code_version
from build_tools.model import Directory
from build_tools.output import Closing, key_of
from build_tools.render.addresses import address_of, all_contacts_of, contact_file_of, feed_address
from build_tools.render.app import MANIFEST
from build_tools.render.days_off import PATH as DAYS_OFF
from build_tools.render.english import english_twin
from build_tools.render.hant import hant_twin
from build_tools.render.headers import headers_closing
from build_tools.render.inlined import inlined_of
from build_tools.render.notice_pictures import picture_file, pictured
from build_tools.render.offline import offline_closing
from build_tools.render.styles import Styles
from build_tools.render.twin import Twin
from build_tools.render.twins import twins_closing


def site_closings(directory: Directory, theme_folder: Path, today: date) -> list[Closing]:
    """Return what is made of the finished pages and files, in this order."""
    snapshot = take_snapshot(directory, today)
    return [
        *twin_closings(snapshot, theme_folder),
        partial(headers_closing, [*Styles(theme_folder).all(), *inlined_of(theme_folder)]),
        offline_closing(snapshot, theme_folder),
    ]


def twin_closings(snapshot: Snapshot, theme_folder: Path) -> list[Closing]:
    """Return what makes the pages in other scripts and languages, each of one page."""
    twins = twins_of(snapshot, theme_folder)
    others = {twin.tag: twin.is_there for twin in twins}
    return [twins_closing(twin, others) for twin in twins]


def twins_of(snapshot: Snapshot, theme_folder: Path) -> list[Twin]:
    """The other scripts and languages that the site wants."""
    directory, settings = snapshot.directory, snapshot.directory.settings
    hant = [hant_twin(directory, theme_folder)] if settings.hant else []
    twins = [*hant, *([english_twin(directory, theme_folder)] if settings.english_name else [])]
    version = code_version(theme_folder)
    return [
        twin._replace(files=frozenset(_files_in(twin, snapshot)), digest=key_of(version, twin.digest)) for twin in twins
    ]


def _files_in(twin: Twin, snapshot: Snapshot) -> Iterator[str]:
    """What is saved, subscribed to or passed on from pages that there are in a language."""
    directory, ids = snapshot.directory, pictured(snapshot)
    there = [record for record in directory.records if twin.is_there(address_of(record))]
    yield MANIFEST
    yield from (picture_file(n) for n in snapshot.current if n.id in ids and twin.is_there(address_of(n)))
    yield from (contact_file_of(each) for each in there if each.numbers_to_call and snapshot.is_listed(each))
    yield from map(all_contacts_of, directory.committees())
    yield from (feed_address(each) for each in there if isinstance(each, Shuttle | Reception))
    yield from (DAYS_OFF,) if directory.of(Calendar) else ()
