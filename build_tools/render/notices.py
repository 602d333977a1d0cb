"""Notices: a page for each, the list of those that hold, one list a category, and the archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from posixpath import dirname, normpath
from typing import NamedTuple

from build_tools.derive.prose import numbers_in, targets_in
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds import Entry
from build_tools.kinds.notice import Category, Notice, Target
from build_tools.model import Directory
from build_tools.render.addresses import APP_PICTURE, address_of, published_at, root_seen_from
from build_tools.render.lists import in_sheets, sheet_steps
from build_tools.render.notice_pictures import picture_file, pictured
from build_tools.render.page import Page, Plan, Step, step_to
from build_tools.render.pictures import Pixels
from build_tools.render.templates import markdown

_ALL = Step("通知", "notices/index.html")
_PAST = Step("历史通知", "notices/archive/index.html")


class State(NamedTuple):
    """A notice on the day of the build: whether it holds, and where its picture lies, if it has one."""

    is_current: bool
    picture: str


def notice_pages(snapshot: Snapshot) -> Iterator[Plan]:
    """Yield every page about notices; one whose day has not come has none."""
    by_id, with_picture = snapshot.directory.by_id, pictured(snapshot)

    def needed_by(notice: Notice) -> tuple[Notice, tuple[Entry, ...], tuple[tuple[str, Pixels], ...], State]:
        named = (*notice.affects, *(effect.target for effect in notice.effects), *notice.units)
        linked = (target.address.removesuffix(".md") for target in _targets_of(notice))
        entries = tuple(by_id[name] for name in dict.fromkeys((*named, *linked)) if name in by_id)
        shown = tuple(_pictures_in(notice, snapshot.directory))
        card = picture_file(notice) if notice.id in with_picture else ""
        return notice, entries, shown, State(notice.id in snapshot.current_ids, card)

    for notice in snapshot.published:
        yield Plan(address_of(notice), _notice_page, partial(needed_by, notice))
    yield from _lists(_ALL, snapshot.current)
    for category in Category:
        yield from _lists(_category_step(category), [n for n in snapshot.current if n.category is category])
    yield from _archive(snapshot)


def bodies_of(notice: Notice, directory: Directory) -> tuple[str, str]:
    """The HTML of a notice's text as it stands on its page, and of the same in English."""
    links = {entry.id: step_to(entry) for target in _targets_of(notice) if (entry := _entry_of(target, directory))}
    around = (
        root_seen_from(address_of(notice), None),
        links,
        _folder_of(notice),
        dict(_pictures_in(notice, directory)),
    )
    return str(markdown(notice.body, *around)), str(markdown(notice.english.text or "", *around))


def _targets_of(notice: Notice) -> tuple[Target, ...]:
    return (*notice.targets, *targets_in(notice.english.text or ""))


def _entry_of(target: Target, directory: Directory) -> Entry | None:
    return directory.by_id.get(target.address.removesuffix(".md"))


def _folder_of(notice: Notice) -> str:
    return notice.origin.path.rpartition("/")[0].removeprefix("content/")


def _pictures_in(notice: Notice, directory: Directory) -> Iterator[tuple[str, Pixels]]:
    """Where the pictures of a notice lie on the site, and how large they are."""
    for target in _targets_of(notice):
        beside = normpath(f"{dirname(notice.origin.path)}/{target.address}")
        if pixels := directory.attachments.get(beside):
            yield published_at(beside), pixels


def _notice_page(
    notice: Notice,
    named: tuple[Entry, ...],
    pictures: tuple[tuple[str, Pixels], ...],
    state: State,
) -> Page:
    return Page(
        template="notice.html",
        title=notice.name,
        context={
            "crumbs": (_ALL, _category_step(notice.category)),
            "notice": notice,
            "is_current": state.is_current,
            "picture": state.picture,
            "links": {entry.id: step_to(entry) for entry in named},
            "pictures": dict(pictures),
            "files": _folder_of(notice),
        },
        description=notice.summary or "",
        origin=notice.origin.path,
        prove=partial(numbers_in, notice.body),
        image=state.picture or APP_PICTURE,
    )


def _category_step(category: Category) -> Step:
    return Step(category.label, f"notices/{category.value}/index.html")


def _lists(step: Step, notices: Sequence[Notice]) -> Iterator[Plan]:
    sheets = in_sheets(notices)
    for number, sheet in enumerate(sheets, 1):
        yield Plan(_sheet(step.address, number), _list_page, (step, tuple(sheet), number, len(sheets)))


def _sheet(address: str, number: int) -> str:
    return address if number == 1 else address.replace(".html", f"-{number}.html")


def _list_page(step: Step, notices: tuple[Notice, ...], number: int, count: int) -> Page:
    context = {
        "crumbs": () if step == _ALL else (_ALL,),
        "notices": [(notice, address_of(notice)) for notice in notices],
        "categories": [_category_step(category) for category in Category],
        "sheets": sheet_steps(count, number, partial(_sheet, step.address)),
    }
    return Page("notices.html", step.title, context)


def _archive(snapshot: Snapshot) -> Iterator[Plan]:
    """All that was ever published, by month."""
    newest_first = sorted(snapshot.published, key=lambda notice: (notice.publish_on, notice.id), reverse=True)
    months = [(month, tuple(notices)) for month, notices in groupby(newest_first, _month_of)]
    yield Plan(_PAST.address, _archive_page, tuple((month, len(notices)) for month, notices in months))
    for month, notices in months:
        ended = tuple(notice.id not in snapshot.current_ids for notice in notices)
        yield Plan(_archive_address(month), _month_page, (month, notices, ended))


def _month_of(notice: Notice) -> str:
    return notice.publish_on.isoformat()[:7]


def _archive_address(month: str) -> str:
    return f"notices/archive/{month}.html"


def _archive_page(*months: tuple[str, int]) -> Page:
    steps = [(Step(_month_name(month), _archive_address(month)), count) for month, count in months]
    return Page("archive.html", _PAST.title, {"crumbs": (_ALL,), "months": steps})


def _month_page(month: str, notices: tuple[Notice, ...], ended: tuple[bool, ...]) -> Page:
    rows = [(notice, address_of(notice), over) for notice, over in zip(notices, ended, strict=True)]
    return Page("archive_month.html", _month_name(month), {"crumbs": (_ALL, _PAST), "notices": rows})


def _month_name(month: str) -> str:
    year, number = month.split("-")
    return f"{year}年{int(number)}月"
