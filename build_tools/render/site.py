"""Every output of the site, in one list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment

from build_tools.derive.almanac import almanac_of
from build_tools.derive.hours_today import calendar_from, hours_today, is_in_force
from build_tools.derive.rides import rides_today
from build_tools.derive.snapshot import Snapshot, take_snapshot
from build_tools.memory import folder_for
from build_tools.model import Directory
from build_tools.output import Draft, Made, Output, key_of
from build_tools.render import theme
from build_tools.render.addresses import root_seen_from
from build_tools.render.app import APP_ICON, app_outputs
from build_tools.render.assets import Assets, assets_of, search_ways
from build_tools.render.cards import card_outputs
from build_tools.render.closings import twins_of
from build_tools.render.contacts import contact_outputs
from build_tools.render.days_off import days_off_outputs
from build_tools.render.editions import edition_pages
from build_tools.render.feeds import feed_outputs
from build_tools.render.home import home_pages, menu
from build_tools.render.inlined import inlined_of
from build_tools.render.languages import TAGS, languages_of
from build_tools.render.listing import listing_pages
from build_tools.render.lists import kind_pages
from build_tools.render.live import duty_data, live_address, live_script
from build_tools.render.notice_pictures import notice_pictures
from build_tools.render.notices import notice_pages
from build_tools.render.now import now_pages
from build_tools.render.page import Page, Plan
from build_tools.render.printers import printers_page
from build_tools.render.records import moved_pages, record_pages
from build_tools.render.search import Searches
from build_tools.render.shell import Filling, Shells
from build_tools.render.sitemap import robots, sitemap
from build_tools.render.stop_poster import stop_posters
from build_tools.render.styles import RICH, Styles
from build_tools.render.tables_here import LookAt, tables_here
from build_tools.render.templates import environment
from build_tools.render.tokens import tokens_of
from build_tools.render.twin import Twin
from build_tools.render.units import unit_pages
from build_tools.words import Words

_OF_THE_FRAME = ("style", "reading", "panel", "passing", "parting")
_SCRIPTS = ("now", "reader", "coming", "duty", "times")
_RICH = ("<table", "<blockquote", "<img")
DEMO = "演示数据：座机号码和时刻都是虚构的"


class Press(NamedTuple):
    """What every page is made with; ``key`` changes with whatever any page may show."""

    templates: Environment
    styles: Styles
    shells: Shells
    look_at: LookAt
    address: str | None
    key: str
    twins: tuple[Twin, ...]


class Given(NamedTuple):
    """What a site is made with besides its records.

    ``theme_version`` changes whenever a template, a script or our own code does; ``handbook``
    is the address of the editors' handbook, if there is one.
    """

    theme_folder: Path
    theme_version: str
    handbook: str
    words: Words


def site_outputs(directory: Directory, today: date, given: Given) -> list[Output]:
    """Return the pages and the files that they need; none of them is made yet."""
    theme_folder, theme_version, handbook, words = given
    snapshot, assets = take_snapshot(directory, today), assets_of(theme_folder)
    press = _press(snapshot, theme_folder, theme_version, assets, handbook)
    searches = Searches(snapshot, words, press.look_at, theme_version, search_ways(theme_folder))
    plans = [*_pages(snapshot, frozenset(press.templates.list_templates()), searches)]
    return [
        *card_outputs(snapshot, theme_folder, theme_version),
        *notice_pictures(snapshot, press.twins, theme_folder, theme_version, DEMO if directory.settings.demo else ""),
        *stop_posters(snapshot, theme_folder, theme_version),
        *days_off_outputs(snapshot, press.twins, theme_version),
        *contact_outputs(snapshot, press.twins, theme_version),
        *feed_outputs(snapshot, press.twins, theme_version),
        *app_outputs(directory.settings, press.twins, theme_folder),
        *(Output(plan.path, partial(_draft, plan, press)) for plan in plans),
        *(Output(plan.live, partial(_live_draft, plan, press)) for plan in plans if plan.live),
        *(Output(asset.path, partial(Draft, asset.path, partial(Made, asset.data))) for asset in assets),
        *searches.outputs(),
        *_for_finding(directory.settings.address, [plan.path for plan in plans]),
    ]


def _press(snapshot: Snapshot, theme_folder: Path, theme_version: str, assets: Assets, handbook: str) -> Press:
    settings, today = snapshot.directory.settings, snapshot.today
    almanac = cache(almanac_of(snapshot.directory))
    templates = environment(theme_folder, folder_for("templates"))
    inlined = inlined_of(theme_folder)
    templates.globals |= {"site": settings, "inlined": inlined, "search_style": assets.finding.path}
    templates.globals |= {f"{name}_script": getattr(assets, name).path for name in _SCRIPTS}
    templates.filters |= {"in_force": partial(is_in_force, today=today), "duty_data": duty_data}
    around = {"demo": DEMO, "built_on": today, "menu": menu(), "handbook": handbook}
    around |= {name: getattr(assets, name).path for name in _OF_THE_FRAME}
    around |= {"picture": assets.mark.path, "boot": theme.inline_script(theme_folder, "boot")}
    around |= {"app_icon": APP_ICON, "theme_colour": tokens_of(theme_folder).screen["brand"]}
    shells = Shells(templates, {"site": settings, **around}, inlined)
    key = key_of(
        theme_version, str(settings), today, calendar_from(almanac, today), *(asset.path for asset in assets), handbook
    )
    look_at = LookAt(hours_today(almanac, today), rides_today(almanac, today))
    twins = tuple(twins_of(snapshot, theme_folder))
    return Press(templates, Styles(theme_folder), shells, look_at, settings.address, key, twins)


def _for_finding(address: str | None, paths: list[str]) -> Iterator[Output]:
    if address:
        key = key_of(address, tuple(paths))
        yield Output("sitemap.xml", lambda: Draft(key, lambda: Made(sitemap(address, paths))))
        yield Output("robots.txt", lambda: Draft(address, lambda: Made(robots(address))))


def _pages(snapshot: Snapshot, templates: frozenset[str], searches: Searches) -> Iterator[Plan]:
    yield from home_pages(snapshot, searches)
    yield from listing_pages(searches)
    yield from kind_pages(snapshot)
    yield from unit_pages(snapshot, searches)
    yield from now_pages(snapshot)
    yield from record_pages(snapshot, templates)
    yield from notice_pages(snapshot)
    yield from edition_pages(snapshot)
    yield from printers_page(snapshot)
    yield from moved_pages(snapshot.directory)


def _draft(plan: Plan, press: Press) -> Draft:
    found = plan.found()
    return Draft(key_of(press.key, plan.path, _tags(plan.path, press), found.made_from), partial(_made, found, press))


def _made(plan: Plan, press: Press) -> Made:
    page = plan.page()
    return Made(_render(plan.path, page, press), page.prove(), page.origin)


def _live_draft(plan: Plan, press: Press) -> Draft:
    found = plan.found()
    return Draft(key_of(press.key, plan.live, found.made_from), lambda: Made(live_script(found.page(), press.look_at)))


def _render(path: str, page: Page, press: Press) -> bytes:
    root, live = root_seen_from(path, press.address), live_address(page, press.look_at)
    here = tables_here((*page.hours, *(() if live else page.duty.hours)), page.rides, press.look_at)
    context = {**page.context, "root": root, "title": page.title, "here": here, "live": live, "duty": page.duty}
    scripts = "heads/now.html" if here.of or here.rides or live else "heads/reader.html"
    heads = [name for name in (page.head, scripts) if name]
    head = "".join(press.templates.get_template(name).render(context) for name in heads)
    body = press.templates.get_template(page.template).render(context)
    languages = languages_of(path, _tags(path, press), TAGS[0], press.address or "")
    style = press.styles.of(page.template, *([RICH] if any(tag in body for tag in _RICH) else ()))
    description = page.description or page.title
    filling = Filling(page.title, description, path, root, style, head, body, languages, page.image)
    return press.shells.fill(filling)


def _tags(path: str, press: Press) -> tuple[str, ...]:
    return tuple(twin.tag for twin in press.twins if twin.is_there(path))
