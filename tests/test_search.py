"""The search's words, index and engine: what residents type, and what must come first."""

from __future__ import annotations

import json

import pytest

from build_tools import pipeline
from build_tools.commands import words as command
from build_tools.derive.snapshot import take_snapshot
from build_tools.finding.applies import Applies
from build_tools.finding.columns import compact
from build_tools.finding.findable import Findable
from build_tools.finding.from_pypinyin import worked_out
from build_tools.finding.pack import common, further_readings, syllables_in_order
from build_tools.finding.readings import TABLE, readings_of
from build_tools.words import Category, read_words
from tests.conftest import HERE, TODAY, lianxin

UNIT = "baoxinyuan-3"
QUERIES = [
    line.split(" => ")
    for line in (HERE / "search/demo.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def engine(demo):
    """The shipped engine over one committee's area of the demo."""
    checked = pipeline.check(demo.root, TODAY)
    options = type("Options", (), {"root": demo.root, "today": TODAY})
    return command.asked(options, checked, checked.directory.unit(UNIT))


@pytest.mark.parametrize(("query", "first"), QUERIES)
def test_the_first_answer_is_the_right_one(engine, query, first):
    """Needs, colloquial words, pinyin, homophones, traditional characters, half words and numbers."""
    assert engine.find(query)[0].id == first


def test_what_has_run_out_is_never_found(engine, demo):
    """Every answer to anything is listed on the day."""
    snapshot = take_snapshot(pipeline.check(demo.root, TODAY).directory, TODAY)
    for query in ("通知", "停水", "班车", "活动", "021"):
        for hit in engine.find(query, 200):
            assert snapshot.is_listed(snapshot.directory.by_id[hit.id]), (query, hit.id)


def test_the_command_says_what_matched(demo):
    """JSON for programs, with the tier and the word."""
    done = lianxin("words", "送饭上门", "--unit", UNIT, "--json", "--root", demo.root, "--today", TODAY.isoformat())
    found = json.loads(done.stdout)
    assert found["query"] == "送饭上门"
    assert found["results"][0] == {
        "id": "programme-meals", "kind": "programme", "name": "助餐送餐", "tier": "类别", "matched": "送饭上门",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("衛生站", "daju-health-station"),
        ("衛生站 電話", "daju-health-station"),
        ("Daju Community Health Station", "daju-health-station"),
        ("health station", "daju-health-station"),
    ],
)
def test_the_command_reads_either_script_and_english_names(demo, query, first):
    """An English name is found where a record has one in its 译文."""
    done = lianxin("words", query, "--unit", UNIT, "--json", "--root", demo.root, "--today", TODAY.isoformat())
    assert json.loads(done.stdout)["results"][0]["id"] == first


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("categories", "- 名称: 药店\n  用于: 药店\n  说法: 买药、买药\n", "categories.yml:1:3: 错误 E120"),
        ("categories", "- 名称: 药店\n  用于: 药店\n", "错误 E202"),
        ("categories", "- 名称: 药店\n  用途: 药店\n  说法: 买药\n", "categories.yml:2:3: 错误 E201"),
        ("categories", "- 名称: 甲\n  用于: 乙\n  说法: 丙\n" * 2, "categories.yml:4:3: 错误 E120"),
        ("synonyms", "- 同义: 煤气\n", "synonyms.yml:1:3: 错误 E202"),
        ("synonyms", "- 煤气、燃气\n", "synonyms.yml:1:3: 错误 E212"),
        ("synonyms", "- 同义: 煤气、燃气\n\t- 同义: 水、电\n", "synonyms.yml:2"),
    ],
)
def test_words_are_read_as_strictly_as_records(tmp_path, name, text, told):
    """A message with file, line, column and code for each."""
    folder = tmp_path / "directory/words"
    folder.mkdir(parents=True)
    (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    _, problems = read_words(tmp_path)
    assert any(told in str(problem) for problem in problems), [*map(str, problems)]


def test_the_last_words_of_a_name_say_what_it_is():
    """A shuttle to a hospital is no hospital; fields and numbers go before the name."""
    applies = Applies(
        [
            Category(name="医院", used_for=("医院", "卫生服务中心"), words=("看病",)),
            Category(name="班车", used_for=("班车",), words=("车子",)),
            Category(name="火警", used_for=("119",), words=("着火",)),
        ]
    )
    assert applies.to(Findable("a", "", "社区卫生服务中心接驳班车")) == (1,)
    assert applies.to(Findable("b", "", "某处", labels=("医院",))) == (0,)
    assert applies.to(Findable("c", "", "医院", phones=("119",))) == (2,)


def test_a_character_keeps_its_readings():
    """长宁 is changning, 宝山路 is not; both readings stay, the likelier first."""
    assert readings_of("长") == ("chang", "zhang")
    assert "zhong" in readings_of("重")
    assert readings_of("·") == ()


def test_the_table_of_readings_is_what_pypinyin_gives(bless):
    """--bless writes it again: after another version of pypinyin, or another rule of ours."""
    table = {}
    for character in map(chr, range(0x4E00, 0x9FA6)):
        table.setdefault(",".join(worked_out(character)), []).append(character)
    told = "".join(f"{alike} {''.join(characters)}\n" for alike, characters in sorted(table.items()) if alike)
    if bless:
        TABLE.write_text(told, encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8") == told


def test_common_characters_are_read_by_their_place():
    """GB 2312 sorts them; what its order does not say is said besides, and no reading is lost."""
    by_place = dict(zip(common(), syllables_in_order(), strict=True))
    assert [by_place[character] for character in "啊路旅律卵略论女暖虐做"] == [
        "a", "lu", "lv", "lv", "luan", "lve", "lun", "nv", "nuan", "nve", "zuo",
    ]  # fmt: skip
    besides = {c: [] for c in common()}
    for group in further_readings().split("|"):
        reading = "".join(filter(str.isascii, group))
        for character in group[len(reading) :]:
            besides[character].append(reading)
    for character in common():
        assert set(readings_of(character)) <= {by_place[character], *besides[character]}, character
    assert sum(by_place[character] not in readings_of(character) for character in common()) < len(common()) / 300


def test_an_index_neither_ends_nor_breaks_its_script():
    """Whatever stands in a name."""
    text = compact(["</script><script>alert(1)</script>", "\u2028"])
    assert "<" not in text
    assert "\u2028" not in text
    assert json.loads(text)[0].startswith("</script>")
