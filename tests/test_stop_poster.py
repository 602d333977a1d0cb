"""站牌海报: every departure of a record is read on paper, and nothing is left off."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from build_tools.derive.snapshot import take_snapshot
from build_tools.derive.stop_poster import Minute, poster_of
from build_tools.kinds.shuttle import Shuttle
from build_tools.render.stop_poster import poster_pdf, stop_posters
from build_tools.verify.posters import more_than_a_sheet, problems_of_poster
from tests.conftest import HERE, TODAY, Repository

THEME = HERE.parent / "theme"
DEMO = HERE.parent


def posters(repository):
    """The PDF of every shuttle, by id."""
    snapshot = take_snapshot(repository.check(TODAY).directory, TODAY)
    shuttles = snapshot.directory.of(Shuttle)
    outputs = stop_posters(snapshot, THEME, "")
    return {shuttle: output.draft().make().data for shuttle, output in zip(shuttles, outputs, strict=True)}


def text_of(data):
    """What another program reads, page by page, without blanks."""
    return ["".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(data)]


def starts(text):
    """Departures of the rows by hour: 8时30 45 is 8:30 and 8:45."""
    for day, hour, minutes in re.findall(r"(次日)?(\d{1,2})时((?:\d\d(?![时:])[①-⑳]?)+)", text):
        for minute in re.findall(r"\d\d", re.sub(r"[①-⑳]", "", minutes)):
            yield int(hour) * 60 + int(minute) + (1440 if day else 0)


def bus(**fields):
    lines = {"名称": "试验班车", "站点": "东门、西门", "核对": "2026-11-01 现场 居委信息员", **fields}
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


def test_every_departure_of_the_demo_is_read_on_paper():
    """With its stops, fare, headways, notes, and the day of its check, in large print on A4."""
    made = posters(Repository(DEMO))
    assert len(made) >= 3
    for shuttle, data in made.items():
        text = "".join(text_of(data))
        assert shuttle.name in text
        assert "以二维码所示为准" in text
        assert "核对" in text
        assert "演示" in text
        for direction in shuttle.directions:
            assert direction.headsign in text
            firsts = [*direction.departures, *(trip.calls[0] for trip in direction.trips if trip.calls[0])]
            wanted = [departure.clock.minutes for departure in firsts]
            assert set(wanted) <= set(starts(text))
            for end, word in ((direction.first, "首班"), (direction.last, "末班")):
                assert end is None or f"{word}{end.clock.spoken}" in text
            for wait in direction.headways:
                assert f"{wait.start.spoken}–{wait.end.spoken}约{wait.least}–{wait.most}分钟一班" in text
            for note in direction.notes:
                assert "".join(note.split()) in text
        assert sum(1 for _ in starts(text)) == sum(
            len(d.departures) + sum(trip.calls[0] is not None for trip in d.trips) for d in shuttle.directions
        )


def test_of_a_real_bus_every_departure_stands_once_in_its_order(repository):
    """A campus bus of Shanghai (zry656565/SJTU-Bus, MIT)."""
    for file in (HERE / "sites" / "campus-bus").glob("*.yml"):
        repository.write(f"directory/shuttles/{file.name}", file.read_bytes())
    for shuttle, data in posters(repository).items():
        wanted = [d.clock.minutes for direction in shuttle.directions for d in direction.departures]
        assert [*starts("".join(text_of(data)))] == wanted


def test_what_has_no_room_goes_on_overleaf(repository):
    """A bus every three minutes all day is two pages; letters stay as large, and no departure is lost."""
    times = " ".join(f"{minute // 60}:{minute % 60:02}" for minute in range(300, 1380, 3))
    directions = f"\n  - {{方向: 往西门, 开行: 每天, 发车: {times}}}"
    repository.write("directory/shuttles/often.yml", bus(时刻=directions))
    (data,) = posters(repository).values()
    pages = text_of(data)
    assert len(pages) > 1
    assert [*starts("".join(pages))] == [*range(300, 1380, 3)]
    assert all("往西门" in page and "试验班车" in page for page in pages)
    for page in pypdfium2.PdfDocument(data):
        sizes = {round(item.get_font_size()) for item in page.get_objects() if hasattr(item, "get_font_size")}
        assert min(sizes, default=18) >= 18


def test_a_bus_that_passes_stops_by_says_so(repository):
    """A bus of a matrix that begins later does not stand under the first stop."""
    trips = "\n    班次:\n      - 8:00 8:10 8:20\n      - '- 9:10 9:20'\n      - 10:00 - 10:20"
    directions = f"\n  - 方向: 往西门\n    开行: 工作日{trips}"
    repository.write("directory/shuttles/matrix.yml", bus(站点="东门、中门、西门", 时刻=directions))
    (data,) = posters(repository).values()
    text = "".join(text_of(data))
    assert [*starts(text)] == [480, 600]
    assert "9:10从中门开" in text
    assert "10:00不停中门" in text


def test_a_character_without_a_glyph_is_refused(repository):
    """Never a box in the place of a name."""
    repository.write(
        "directory/shuttles/odd.yml", bus(名称="𓀀班车", 时刻="\n  - {方向: 往西门, 开行: 每天, 发车: '8:00'}")
    )
    with pytest.raises(Exception, match="E502"):
        posters(repository)


def test_a_poster_changes_when_its_words_do(repository):
    """The key of what is kept from an earlier build is made of every word."""
    repository.write("directory/shuttles/a.yml", bus(时刻="\n  - {方向: 往西门, 开行: 每天, 发车: '8:00'}"))
    snapshot = take_snapshot(repository.check(TODAY).directory, TODAY)
    (shuttle,) = snapshot.directory.of(Shuttle)
    (before,) = (output.draft().key for output in stop_posters(snapshot, THEME, ""))
    assert poster_of(shuttle, "x.html", snapshot).ways[0].ends == ("只有一班 8:00",)
    repository.write("directory/shuttles/a.yml", bus(时刻="\n  - {方向: 往西门, 开行: 每天, 发车: '8:30'}"))
    (after,) = (o.draft().key for o in stop_posters(take_snapshot(repository.check(TODAY).directory, TODAY), THEME, ""))
    assert before != after


def changed(poster, **fields):
    """The poster with something else in its first direction."""
    return poster._replace(ways=(poster.ways[0]._replace(**fields), *poster.ways[1:]))


def test_every_difference_from_the_record_is_found():
    """The preflight of cards, and times both ways: one more, one less, another; title, numbers and code on each page."""
    snapshot = take_snapshot(Repository(DEMO).check(TODAY).directory, TODAY)
    shuttle = next(each for each in snapshot.directory.of(Shuttle) if each.id == "daju-line")
    poster = poster_of(shuttle, "shuttles/daju-line.html", snapshot)
    data = poster_pdf(poster, THEME, TODAY)
    assert [*problems_of_poster(data, poster)] == []
    first, *others = poster.ways[0].hours
    moved = first._replace(minutes=(Minute("31", strong=True),))
    faults = {
        "E517": (
            changed(poster, hours=(moved, *others)),
            changed(poster, hours=tuple(others)),
            changed(poster, ends=("首班 8:31", "末班 16:30")),
            changed(poster, waits=(("5:30–9:00", "约 8 分钟一班"),)),
        ),
        "E518": (poster._replace(address="https://example.org/shuttles/other.html"),),
        "E504": (poster._replace(facts=("票价 2元",)),),
    }
    for code, several in faults.items():
        for other in several:
            assert {problem.code for problem in problems_of_poster(data, other)} == {code}, other


def test_a_poster_that_takes_more_than_a_sheet_is_told(repository):
    times = " ".join(f"{minute // 60}:{minute % 60:02}" for minute in range(300, 1380, 2))
    directions = "".join(f"\n  - {{方向: 往{end}门, 开行: 每天, 发车: {times}}}" for end in "西东")
    repository.write("directory/shuttles/often.yml", bus(时刻=directions))
    snapshot = take_snapshot(repository.check(TODAY).directory, TODAY)
    (shuttle,) = snapshot.directory.of(Shuttle)
    files = {"shuttles/often-poster.pdf": poster_pdf(poster_of(shuttle, "", snapshot), THEME, TODAY)}
    (problem,) = more_than_a_sheet(files, files.__getitem__)
    assert (problem.code, problem.at.path) == ("W411", "shuttles/often-poster.pdf")
    assert f"有 {len(text_of(files[problem.at.path]))} 面" in problem.message
