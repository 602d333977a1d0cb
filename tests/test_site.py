"""Whole sites: a small committee as people read it, and a broken one as its editor is told."""

from __future__ import annotations

import html
import re
import shutil
from functools import cache
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from build_tools.render.styles import Styles
from build_tools.render.theme import short_style, style_sheet
from build_tools.report import report
from build_tools.verify.weight import MOST, MOST_OF_A_HOME, fetched_by, packed
from tests.conftest import HERE, TODAY, Repository

SITES = HERE / "sites"


def words_of(page: str) -> str:
    """The lines that somebody reads on a page, without frame and markup."""
    main = re.search(r"<main.*?>(.*)</main>", page, re.DOTALL)[1]
    main = re.sub(r"<script.*?</script>", "", main, flags=re.DOTALL)
    text = html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"</(?:p|li|h\d|dt|dd|a|td|th|span)>|<br>", "\n", main)))
    return "\n".join(line.strip() for line in text.splitlines() if line.strip()) + "\n"


@pytest.fixture
def small(tmp_path):
    shutil.copytree(SITES / "small", tmp_path / "small", ignore=shutil.ignore_patterns("expected"))
    return Repository(tmp_path / "small")


def test_a_small_committee_reads_as_expected(small, bless):
    """Each page of a whole committee, word by word; --bless accepts a change."""
    assert small.build(TODAY).problems == []
    expected = SITES / "small" / "expected"
    found = {f.relative_to(small.root / "site").with_suffix(".txt"): words_of(f.read_text(encoding="utf-8"))
             for f in sorted((small.root / "site").rglob("*.html"))}  # fmt: skip
    if bless:
        shutil.rmtree(expected, ignore_errors=True)
        for path, text in found.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_text(text, encoding="utf-8")
    wanted = {f.relative_to(expected): f.read_text(encoding="utf-8") for f in expected.rglob("*.txt")}
    assert found.keys() == wanted.keys()
    assert {path: text for path, text in found.items() if text != wanted[path]} == {}


def test_a_broken_committee_is_told_everything(bless):
    """All problems of all files in one run, as the terminal shows them."""
    broken = Repository(SITES / "broken")
    checked = broken.check(TODAY)
    text = report(checked.problems, "text", broken.root, len(checked.directory.entries)) + "\n"
    expected = SITES / "broken" / "expected.txt"
    if bless:
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


def test_a_real_bus_is_converted_and_built(repository):
    """A campus bus of Shanghai (zry656565/SJTU-Bus, MIT): no departure lost or moved."""
    repository.write("directory/site.yml", "网站名称: 校园\n")
    for file in (SITES / "campus-bus").glob("*.yml"):
        repository.write(f"directory/shuttles/{file.name}", file.read_bytes())
    assert not [code for code in repository.codes() if code.startswith("E")]
    repository.build()
    for file in (SITES / "campus-bus").glob("*.yml"):
        times = re.findall(r"\b\d{1,2}:\d\d\b", re.search(r"发车: (.*)", file.read_text(encoding="utf-8"))[1])
        shown = re.findall(r"<li[^>]*>(\d{1,2}:\d\d)", repository.page(f"shuttles/{file.stem}.html"))
        assert shown == [time.lstrip("0") if time[:2] != "00" else time[1:] for time in times]


def test_every_page_is_reached_and_every_link_leads_somewhere(demo):
    """From the home page every page can be found, but those that only an old address needs."""
    site = demo.root / "site"
    pages = {f.relative_to(site).as_posix(): f.read_text(encoding="utf-8") for f in site.rglob("*.html")}
    reached, pending = set(), ["index.html"]
    while pending:
        page = pending.pop()
        if page in reached or page not in pages:
            continue
        reached.add(page)
        for address in re.findall(r'href="([^"#?]+)', pages[page]):
            if ":" not in address:
                target = (site / page).parent.joinpath(address).resolve()
                target = target / "index.html" if target.is_dir() else target
                assert target.exists(), (page, address)
                pending.append(target.relative_to(site.resolve()).as_posix())
    missing = {path for path in pages.keys() - reached if "http-equiv" not in pages[path]}
    assert missing <= {"404.html"}


def test_former_ids_lead_to_the_new_page(demo):
    """A link printed long ago still arrives."""
    moved = [f for f in (demo.root / "site").rglob("*.html") if 'http-equiv="refresh"' in f.read_text(encoding="utf-8")]
    assert moved
    for file in moved:
        target = re.search(r"url=([^\"]+)", file.read_text(encoding="utf-8"))[1]
        assert (file.parent / target).exists()


def _source(module: str) -> str:
    return (HERE.parent / f"build_tools/render/{module}.py").read_text(encoding="utf-8")


def test_every_icon_that_a_page_names_is_drawn_and_no_other():
    """A name without a drawing would be a black square, a drawing without a name is weight on every page."""
    theme = HERE.parent / "theme"
    pages = "".join(page.read_text(encoding="utf-8") for page in theme.rglob("*.html"))
    named = set(re.findall(r'icon\("([a-z-]+)"', pages))
    named |= set(re.findall(r'\("([a-z-]+)", "\w+"', _source("home") + _source("first_screen")))
    assert named == {icon.stem for icon in (theme / "icons").glob("*.svg")}


def test_every_icon_is_drawn_at_its_place_as_its_author_drew_it():
    """All stand in one picture, 24 units below each other, their numbers short by at most a twentieth of a unit."""
    paths = sorted((HERE.parent / "theme/icons").glob("*.svg"))
    sheet = style_sheet(HERE.parent / "theme").data.decode()
    strip = ET.fromstring(unquote(re.search(r'url\("data:image/svg\+xml,(.*?)"\)', sheet)[1]))
    assert strip.get("viewBox") == f"0 0 24 {24 * len(paths)}"
    for path, drawn in zip(paths, strip, strict=True):
        place = float(re.search(rf"\.i-{path.stem}\{{--at:([\d.]+)%?\}}", sheet)[1]) / 100
        assert drawn.get("transform") == f"translate(0 {24 * round(place * (len(paths) - 1))})", path.stem
        drawing = path.read_text(encoding="utf-8")
        assert svgpath(drawn.get("d")) == pytest.approx(svgpath(re.search(' d="(.*?)"', drawing)[1]), abs=0.051), (
            path.stem
        )


def svgpath(drawn):
    """The numbers of a path as browsers part them: at a second point, at a sign, at white space, never elsewhere."""
    return [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", drawn)]


def test_a_page_carries_the_style_of_what_it_shows(demo):
    """Every class that has rules in theme/css/parts, of elements and of what scripts add to the search."""
    parts = (HERE.parent / "theme/css/parts").glob("*.css")
    ruled = {
        part.stem: {*re.findall(r"^\.([a-z-]+)", part.read_text(encoding="utf-8"), re.MULTILINE)} for part in parts
    }
    assert len(ruled) > 10
    styled = {*set.union(*ruled.values())}
    for file in (demo.root / "site").rglob("*.html"):
        page = file.read_text(encoding="utf-8")
        if "/handbook/" in file.as_posix():
            continue
        shown = {name for names in re.findall(r' class="([^"]*)"', page) for name in names.split()}
        style = re.search("<style>(.*?)</style>", page, re.DOTALL)[1]
        missing = {name for name in shown & styled if f".{name}" not in style}
        assert not missing, (file, missing)
        assert ("<table" in page) <= ("data-label" in style or "by-hour" in page), file
        assert ('class="searched"' in page) <= (".state{" in style), file  # which only the script shows


def weights(demo):
    """Each page of the demo: what its first view weighs, and what it weighs itself, in bytes over the air."""
    site = demo.root / "site"
    of_asset = cache(lambda path: packed((site / path).read_bytes()))
    for file in site.rglob("*.html"):
        path, html = file.relative_to(site).as_posix(), file.read_bytes()
        if not path.startswith(("handbook/", "assets/", "404")):
            own = packed(html)
            yield path, own + sum(map(of_asset, fetched_by(path, html))), own


# The page of the 居委 with the most on it: eight places, four posts, a roster, an emergency, a card and a poster.
FIRST_VIEWS = ((r"(?:zh-hant/)?c/baoxinyuan-3/index.html", MOST_OF_A_HOME), (r".*", MOST))
MOST_OF_A_FURTHER_PAGE = 8_000


def _most(limits, path: str) -> int:
    return next(most for pattern, most in limits if re.fullmatch(pattern, path))


def test_a_first_view_fits_one_window_of_the_network(demo):
    """With its style and the scripts that it fetches by itself."""
    over = {path: first for path, first, _ in weights(demo) if first > _most(FIRST_VIEWS, path)}
    assert over == {}


def test_a_further_page_is_light(demo):
    """Style sheet and scripts are there by then; who opens a neighbourhood's home opens a first view."""
    homes = {file for file in (demo.root / "site").rglob("*.html") if b'class="index"' in file.read_bytes()}
    further = [(path, own) for path, _, own in weights(demo) if demo.root / "site" / path not in homes]
    assert len(further) > 300
    assert {path: own for path, own in further if own > MOST_OF_A_FURTHER_PAGE} == {}


def test_no_part_of_the_style_is_left_unused(demo):
    """What no template names would be on no page."""
    styles = Styles(HERE.parent / "theme")
    every = "".join(styles.all())
    for part in (HERE.parent / "theme/css/parts").glob("*.css"):
        assert short_style([part.read_text(encoding="utf-8")]) in every, part


def test_the_demo_says_that_it_is_one(demo):
    """演示 stands on every page, the handbook's included, in the page's own language."""
    pages = [*(demo.root / "site").rglob("*.html")]
    assert len(pages) > 150
    said = re.compile("演示数据|演示數據|Demonstration data")
    assert [page.name for page in pages if not said.search(page.read_text(encoding="utf-8"))] == []


def test_a_notice_that_is_not_due_is_nowhere(demo):
    """A notice of next month has no page, no row and no entry in the search."""
    site = demo.root / "site"
    assert not (site / "notices/2026-12-07-daxue.html").exists()
    for file in (*site.rglob("*.html"), *site.rglob("*.js")):
        assert "2026-12-07-daxue" not in file.read_text(encoding="utf-8"), file


def test_no_page_says_what_python_says_for_nothing(demo):
    """What an editor left out is left out on every page."""
    pages = [*(demo.root / "site").rglob("*.html")]
    assert pages
    assert [page.name for page in pages if ">None<" in page.read_text(encoding="utf-8")] == []
