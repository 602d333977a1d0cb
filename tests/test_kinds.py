"""Every file under tests/kinds/ is a case: good-* has no problem of its own, bad-* states its problems."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from itertools import pairwise

import pytest
from pydantic import ValidationError

from build_tools import pipeline
from build_tools.canonical import value_at
from build_tools.codes import CODES
from build_tools.intake import source_of, take_in
from build_tools.kinds import KIND_BY_FOLDER, KINDS
from build_tools.kinds.base import Status
from build_tools.kinds.fields import Model
from build_tools.kinds.parts.phone import PhoneType
from build_tools.load.limits import RECORD
from build_tools.load.source import read_source
from build_tools.load.yaml_tree import read_tree
from build_tools.problem import has_errors
from build_tools.render.addresses import address_of, former_address
from build_tools.validate import convert, entries_of
from build_tools.validate.shape import shape_of
from build_tools.values.clock import Clock
from build_tools.values.day import DayRange
from build_tools.values.departure import Departure, Headway
from build_tools.values.hours import Hours, sentence
from build_tools.values.phone import Phone
from tests.conftest import HERE, TODAY

AREA_CODE = "021"
GOOD = sorted((HERE / "kinds").glob("*/good-*"))
BAD = sorted((HERE / "kinds").glob("*/bad-*"))
EVERYTHING = [case for case in GOOD if "everything" in case.stem]
STATED = re.compile(r"# (\d+):(\d+) ([EW]\d{3}) (.+)")


def name_of(case):
    return f"{case.parent.name}/{case.stem}"


def path_of(case):
    return f"content/notices/{case.name}" if case.suffix == ".md" else f"directory/{case.parent.name}/{case.name}"


@pytest.mark.parametrize("case", GOOD, ids=name_of)
def test_a_good_file_has_no_problem(case, repository):
    repository.write(path_of(case), case.read_bytes())
    taken = take_in(repository.root, path_of(case), AREA_CODE)
    assert taken.problems == ()
    assert taken.entries


@pytest.mark.parametrize("case", BAD, ids=name_of)
def test_a_bad_file_has_the_problems_that_it_states(case, repository):
    repository.write(path_of(case), case.read_bytes())
    found = sorted(take_in(repository.root, path_of(case), AREA_CODE).problems)
    lines = case.read_text(encoding="utf-8").splitlines()
    stated = sorted((int(m[1]), int(m[2]), m[3], m[4]) for line in lines if (m := STATED.fullmatch(line)))
    assert [(p.at.line, p.at.column, p.code) for p in found] == [
        (line, column, code) for line, column, code, _ in stated
    ]
    for problem, (_, _, code, part) in zip(found, stated, strict=True):
        assert part in f"{problem.message} {problem.remedy}"
        assert code in CODES
        assert problem.remedy


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_every_kind_has_good_and_bad_files(kind):
    """A file that fills everything, one in English and a list (no list of notices in one file), and three bad ones."""
    good = {case.stem for case in GOOD if case.parent.name == kind.folder}
    wanted = {"everything", "english"} | ({"list"} if kind.folder != "notices" else set())
    assert good == {f"good-{kind.kind}-{word}" for word in wanted}
    assert len([case for case in BAD if case.parent.name == kind.folder]) >= 3


@pytest.mark.parametrize("case", EVERYTHING, ids=name_of)
def test_the_file_that_fills_everything_fills_every_field(case, repository):
    repository.write(path_of(case), case.read_bytes())
    written = {tuple(step for step in place if isinstance(step, str)) for place, _ in typed_in(case, repository.root)}
    assert set(fields_of(KIND_BY_FOLDER[case.parent.name])) == written


def fields_of(model):
    """Every way from ``model`` down to a field that holds a value."""
    for shape in shape_of(model).values():
        if shape.model:
            yield from ((shape.name, *rest) for rest in fields_of(shape.model))
        else:
            yield (shape.name,)


def typed_in(case, root):
    """Each place of the only entry of a file, with the value that was read there."""
    source = read_source(root, path_of(case))
    found = {"body": source.body} if source.body else {}
    ((entry,), _) = entries_of(source.tree, source_of(path_of(case), ""), AREA_CODE, found)
    _, converted = convert(source.tree, type(entry), path_of(case))
    for place in converted.nodes:
        value = value_at(entry, place)
        if not isinstance(value, Model | tuple) or hasattr(value, "_fields"):
            yield place, value


# -- nothing that is typed gets lost --

# What only editors, the search, cards and maps use; all else must stand on the record's own page.
NOT_ON_THE_PAGE = {
    "id", "reading", "former_ids", "review_in", "card", "i18n", "consent", "lat", "lon", "datum", "pick", "max",
    "resolved_on", "large_print", "per_building",
}  # fmt: skip
SHOWN_BY_NAME = {"units", "duty_roster", "operator", "parent", "affects", "target"}
USUAL = {Status.ACTIVE, PhoneType.VOICE}  # goes without saying


@pytest.fixture(scope="module")
def neighbourhood(tmp_path_factory):
    """One site with every good file on it, and the words of each of its pages."""
    root = tmp_path_factory.mktemp("neighbourhood")
    for case in GOOD:
        (root / path_of(case)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(case, root / path_of(case))
    (root / "directory/site.yml").write_text('网址: https://example.org/\n区号: "021"\n演示: 是\n', encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIANXIN_CACHE", str(tmp_path_factory.mktemp("memory")))
        built = pipeline.build(root, TODAY, lambda _: None)
        names = {entry.id: entry.name for entry in pipeline.check(root, TODAY).directory.entries}
    return root, built, names


def test_all_good_files_together_make_a_site(neighbourhood):
    _, built, _ = neighbourhood
    assert not has_errors(built.problems), "\n".join(map(str, built.problems))


@pytest.mark.parametrize("case", EVERYTHING, ids=name_of)
def test_everything_typed_stands_on_the_page(case, neighbourhood):
    root, _, names = neighbourhood
    page = words_on(root / "site" / page_of(case))
    typed = [(place, value) for place, value in typed_in(case, root) if NOT_ON_THE_PAGE.isdisjoint(place)]
    meant = [(place, value if SHOWN_BY_NAME.isdisjoint(place) else names[value]) for place, value in typed]
    lost = [(place, words) for place, value in meant for words in said(value) if words not in page]
    assert not lost


def test_a_fax_and_a_number_for_messages_are_no_buttons_to_call(neighbourhood):
    root, _, _ = neighbourhood
    hotline = (root / "site/hotlines/good-hotline-everything.html").read_text(encoding="utf-8")
    assert "tel:+862170002100" in hotline
    assert "tel:+862170002101" not in hotline
    everywhere = "".join(page.read_text(encoding="utf-8") for page in (root / "site").rglob("*.html"))
    assert "tel:+862170002300" not in everywhere


def page_of(case):
    folder, kind = case.parent.name, KIND_BY_FOLDER[case.parent.name]
    return address_of(kind.model_construct(id=case.stem, folder=folder))


def words_on(file):
    """A page's text and the texts of its attributes, with one space for any gap."""
    source = file.read_text(encoding="utf-8")
    attributes = " ".join(re.findall(r'(?:content|alt|href|aria-label)="([^"]*)"', source))
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", source) + " " + attributes))


def said(value):
    """What a reader must find on the page for a value that an editor typed."""
    if value is None or isinstance(value, bool) or value in USUAL:
        return ()
    words = IN_WORDS.get(type(value))
    return words(value) if words else (re.sub(r"\s+", " ", str(value)),)


def day_in_words(day):
    return f"{day.year}年{day.month}月{day.day}日"


IN_WORDS = {
    Phone: lambda phone: (phone.grouped, phone.extension),
    Hours: lambda hours: (sentence(hours),),
    Clock: lambda clock: (clock.spoken,),
    Departure: lambda departure: (departure.clock.spoken + departure.mark,),
    Headway: lambda wait: (wait.start.spoken, wait.end.spoken, str(wait.least), str(wait.most)),
    DayRange: lambda days: (day_in_words(days.first), day_in_words(days.last)),
    date: lambda day: (day_in_words(day),),
}


def test_an_entry_lay_in_the_same_folder_under_its_former_id():
    """Also where the folder's name holds the id: markets/market.html."""
    market = KIND_BY_FOLDER["markets"].model_construct(id="market")
    unit = KIND_BY_FOLDER["units"].model_construct(id="c")
    assert former_address(market, "old") == "markets/old.html"
    assert former_address(unit, "old") == "c/old/index.html"


# -- the fields themselves --

MODELS = [*KINDS]
for model in MODELS:
    MODELS += [shape.model for shape in shape_of(model).values() if shape.model and shape.model not in MODELS]
FIELDS = [
    pytest.param(model, shape, id=f"{model.__name__}.{name}")
    for model in MODELS
    for name, shape in shape_of(model).items()
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_labels_within_a_kind_are_unique(model):
    labels = sorted(shape.label for shape in shape_of(model).values())
    assert not [label for label, following in pairwise(labels) if label == following]


@pytest.mark.parametrize(("model", "shape"), FIELDS)
def test_every_field_has_a_chinese_label_and_help(model, shape):
    assert re.search("[\u4e00-\u9fff]", shape.label)
    assert shape.help


@pytest.mark.parametrize(("model", "shape"), [field for field in FIELDS if field.values[1].example])
def test_every_example_can_be_copied_behind_its_label(model, shape):
    tree = read_tree(f"{shape.label}: {shape.example}", "example.yml", RECORD)
    data, converted = convert(tree, model, "example.yml")
    assert not converted.problems
    try:
        model.model_validate(data, context=AREA_CODE)
    except ValidationError as refused:
        assert shape.name not in {error["loc"][0] for error in refused.errors(include_context=False) if error["loc"]}


# -- a new kind --

BENCH = '''"""A bench in the shade."""

from __future__ import annotations

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, field
from build_tools.kinds.reads import Number


class Bench(Record):
    """Somewhere to sit down."""

    folder = "benches"
    kind = "bench"
    label = "长椅"
    help = "路边能坐下歇脚的地方"

    seats: Number = field("座位", "能坐几个人", "4", REQUIRED)
'''


def test_a_new_kind_costs_one_file_and_one_line(repository, tmp_path):
    """Its records are checked, listed and shown, value and all, before anybody writes a template."""
    package = tmp_path / "build_tools"
    shutil.copytree(HERE.parent / "build_tools", package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(HERE.parent / "theme", tmp_path / "theme")
    (package / "kinds/bench_kind.py").write_text(BENCH, encoding="utf-8")
    kinds = package / "kinds/__init__.py"
    with_import = "from build_tools.kinds.bench_kind import Bench\nfrom build_tools.kinds.calendar import Calendar\n"
    text = kinds.read_text(encoding="utf-8").replace("from build_tools.kinds.calendar import Calendar\n", with_import)
    kinds.write_text(text.replace("    Notice,\n)", "    Notice,\n    Bench,\n)"), encoding="utf-8")

    repository.write("directory/benches/lime-tree.yml", "名称: 菩提树下的长椅\n座位: 4\n核对: 2026-11-01 现场\n")
    repository.write("directory/benches/pond.yml", "名称: 池塘边\n座位: 很多\n")
    wrong = lianxin("check", repository.root, tmp_path)
    assert wrong.returncode == 1
    assert "directory/benches/pond.yml:2:5: 错误 E207 座位" in wrong.stdout

    (repository.root / "directory/benches/pond.yml").unlink()
    built = lianxin("build", repository.root, tmp_path)
    assert built.returncode == 0, built.stdout + built.stderr
    assert "座位 4 " in words_on(repository.root / "site/benches/lime-tree.html")
    assert "菩提树下的长椅" in words_on(repository.root / "site/benches/index.html")


def lianxin(command, root, package):
    """Run a command with a package that lies elsewhere, as an editor would."""
    arguments = [sys.executable, "-m", "build_tools", command, "--root", str(root), "--today", TODAY.isoformat()]
    environment = {**os.environ, "PYTHONPATH": str(package), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(arguments, env=environment, cwd=root, capture_output=True, encoding="utf-8", check=False)
