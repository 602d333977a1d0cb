"""What is written about the program is what the program does."""

from __future__ import annotations

import re

from build_tools.cli import COMMANDS
from build_tools.codes import CODES
from build_tools.commands.schema import schemas
from build_tools.handbook import generated_pages
from build_tools.kinds import KINDS
from tests.conftest import HERE

ROOT = HERE.parent
HANDBOOK = ROOT / "content" / "handbook"


def test_the_generated_pages_of_the_handbook_are_current():
    """Run ``lianxin handbook`` after a change of kinds or codes."""
    for name, text in generated_pages().items():
        assert (HANDBOOK / name).read_text(encoding="utf-8") == text, name


def test_the_schemas_are_current():
    """Run ``lianxin schema`` after a change of kinds."""
    assert {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "schema").glob("*.json")} == schemas()


def test_every_code_is_explained_and_every_explanation_is_used():
    """A problem's code is in the table, and the table holds no code that nothing yields."""
    used = set()
    for file in (ROOT / "build_tools").rglob("*.py"):
        if file.name != "codes.py":
            used |= set(re.findall(r"\b([EW]\d{3})\b", file.read_text(encoding="utf-8")))
    assert used == CODES.keys()


def test_every_command_and_kind_is_in_the_handbook():
    """Whoever reads the handbook has met everything that there is."""
    text = "\n".join(file.read_text(encoding="utf-8") for file in HANDBOOK.glob("*.md")) + (
        ROOT / "README.md"
    ).read_text("utf-8")
    assert [name for name in COMMANDS if f"lianxin {name}" not in text] == []
    assert [kind.label for kind in KINDS if kind.label not in text] == []


def test_the_layers_of_the_text_are_those_that_are_checked():
    """ARCHITECTURE.md lists the layers in the order of the import contract."""
    contract = re.search(r"layers = \[(.*?)\]", (ROOT / "pyproject.toml").read_text("utf-8"), re.DOTALL)[1]
    layers = [name for line in re.findall(r'"([^"]+)"', contract) for name in line.split(" | ")]
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    listed = re.search(r"<!-- layers -->\n```text\n(.*?)```", text, re.DOTALL)[1]
    assert re.findall(r"build_tools\.\w+", listed) == layers


def test_every_safety_case_has_its_test():
    """The table of ARCHITECTURE.md names a test for each case, and the test exists."""
    wanted = {f"C-{n:02}" for n in (*range(1, 59), *range(71, 85), 85, 87, 99)}
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| (C-\d+) \| `(\w+)`", text, re.MULTILINE))
    assert listed.keys() >= wanted
    tests = "\n".join(file.read_text(encoding="utf-8") for file in HERE.rglob("test_*.py"))
    assert [name for name in listed.values() if f"def {name}(" not in tests] == []


def test_readme_names_what_exists():
    """Commands, files and pictures that README speaks of are there."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / path).exists(), path
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake (\w+)", text):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_nothing_of_our_machines_is_committed():
    """No registry's address, no machine's path, in anything but the tests' own words."""
    for name in (
        "requirements.lock",
        "requirements-dev.lock",
        "Makefile",
        "README.md",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
    ):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"--(extra-)?index-url|--find-links|/opt/|/root/|/home/\w", text), name
