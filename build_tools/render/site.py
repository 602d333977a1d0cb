"""Every output of the site, in one list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from jinja2 import Environment

from build_tools.derive.snapshot import Snapshot, take_snapshot
from build_tools.memory import folder_for
from build_tools.model import Directory
from build_tools.output import Draft, Made, Output, key_of
from build_tools.render import theme
from build_tools.render.addresses import way_up
from build_tools.render.cards import card_outputs
from build_tools.render.days_off import days_off_outputs
from build_tools.render.home import further, home_pages, menu
from build_tools.render.lists import kind_pages
from build_tools.render.notices import notice_pages
from build_tools.render.page import Page, Plan
from build_tools.render.records import moved_pages, record_pages
from build_tools.render.search import search_table, table_version
from build_tools.render.shell import Filling, Shells
from build_tools.render.sitemap import robots, sitemap
from build_tools.render.templates import environment
from build_tools.render.units import unit_pages

DEMO = "演示数据：座机号码和时刻都是虚构的"


def site_outputs(
    directory: Directory, theme_folder: Path, theme_version: str, today: date, handbook: str
) -> list[Output]:
    """Return the pages and the files that they need; none of them is made yet.

    ``theme_version`` changes whenever a template, a script or our own code does; ``handbook``
    is the address of the editors' handbook, if there is one.
    """
    snapshot = take_snapshot(directory, today)
    style, search = theme.style_sheet(theme_folder), theme.script(theme_folder, "search")
    mark = theme.mark(theme_folder)
    table = f"a/search-table.{table_version(snapshot)}.js"
    templates = environment(theme_folder, folder_for("templates"))
    templates.globals["site"] = directory.settings
    around = {"demo": DEMO, "built_on": today, "menu": menu(), "further": further(), "handbook": handbook}
    shells = Shells(templates, {"site": directory.settings, "style": style.path, "picture": mark.path, **around})
    everywhere = key_of(theme_version, str(directory.settings), today, style.path, handbook)
    plans = [*_pages(snapshot, frozenset(templates.list_templates()), (table, search.path))]
    return [
        *card_outputs(snapshot, theme_folder, theme_version),
        *days_off_outputs(snapshot, theme_version),
        *(Output(plan.path, partial(_draft, plan, templates, shells, everywhere)) for plan in plans),
        *(Output(asset.path, partial(Draft, asset.path, partial(Made, asset.data))) for asset in (style, search, mark)),
        Output(table, partial(Draft, table, lambda: Made(search_table(snapshot)))),
        *_for_finding(directory.settings.address, [plan.path for plan in plans]),
    ]


def _for_finding(address: str | None, paths: list[str]) -> Iterator[Output]:
    if address:
        key = key_of(address, tuple(paths))
        yield Output("sitemap.xml", lambda: Draft(key, lambda: Made(sitemap(address, paths))))
        yield Output("robots.txt", lambda: Draft(address, lambda: Made(robots(address))))


def _pages(snapshot: Snapshot, templates: frozenset[str], search_scripts: tuple[str, ...]) -> Iterator[Plan]:
    yield from home_pages(snapshot, search_scripts)
    yield from kind_pages(snapshot)
    yield from unit_pages(snapshot)
    yield from record_pages(snapshot, templates)
    yield from notice_pages(snapshot)
    yield from moved_pages(snapshot.directory)


def _draft(plan: Plan, templates: Environment, shells: Shells, everywhere: str) -> Draft:
    return Draft(key_of(everywhere, plan.path, plan.made_from), partial(_made, plan, templates, shells))


def _made(plan: Plan, templates: Environment, shells: Shells) -> Made:
    page = plan.build(*plan.made_from)
    return Made(_render(plan.path, page, templates, shells), page.prove(), page.origin)


def _render(path: str, page: Page, templates: Environment, shells: Shells) -> bytes:
    context = {**page.context, "root": way_up(path), "title": page.title}
    head = templates.get_template(page.head).render(context) if page.head else ""
    body = templates.get_template(page.template).render(context)
    return shells.fill(Filling(page.title, page.description or page.title, path, head, body)).encode()
