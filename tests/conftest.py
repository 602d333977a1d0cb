"""What every test may use: a repository in a folder of its own, and tables of examples."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from build_tools import pipeline
from build_tools.problem import has_errors

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)

os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"


def pytest_addoption(parser):
    parser.addoption("--bless", action="store_true", help="accept the output as expected")


@pytest.fixture
def bless(request):
    return request.config.getoption("--bless")


@pytest.fixture(autouse=True)
def own_memory(tmp_path_factory, monkeypatch):
    """Nothing remembered from one test may help or mislead another."""
    monkeypatch.setenv("LIANXIN_CACHE", str(tmp_path_factory.mktemp("memory")))


class Repository:
    """A small repository: files by path, then what the checks say of them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "directory").mkdir(parents=True, exist_ok=True)

    def write(self, path: str, text: str | bytes) -> Repository:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def check(self, today: date = TODAY):
        return pipeline.check(self.root, today)

    def problems(self, today: date = TODAY) -> list[str]:
        """Each problem as ``path:line:column code message`` in one line."""
        return [f"{p.at} {p.code} {p.message} | {p.remedy}" for p in self.check(today).problems]

    def codes(self, today: date = TODAY) -> list[str]:
        return [problem.code for problem in self.check(today).problems]

    def build(self, today: date = TODAY):
        return pipeline.build(self.root, today, lambda _: None)

    def page(self, path: str) -> str:
        return (self.root / "site" / path).read_text(encoding="utf-8")


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path / "repository")


def table(path: str):
    """Read ``typed => expected`` lines; ``!`` begins a part of an error's message."""
    lines = (HERE / path).read_text(encoding="utf-8").splitlines()
    rows = [line.split(" => ") for line in lines if line.strip() and not line.startswith("#")]
    return [pytest.param(typed.strip(), expected.strip(), id=typed.strip()) for typed, expected in rows]


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo neighbourhood in all its languages, copied and built once on TODAY; tests only read it."""
    root = tmp_path_factory.mktemp("demo")
    for name in ("directory", "content", "theme", "mkdocs.yml"):
        source = HERE.parent / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    with (root / "directory/site.yml").open("a", encoding="utf-8") as settings:
        settings.write("繁体: 是\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIANXIN_CACHE", str(tmp_path_factory.mktemp("demo-memory")))
        built = pipeline.build(root, TODAY, lambda _: None)
    assert not has_errors(built.problems), built.problems
    return Repository(root)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def lianxin(*arguments: str | Path, **more) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "build_tools", *map(str, arguments)],
        cwd=HERE.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        **more,
    )
