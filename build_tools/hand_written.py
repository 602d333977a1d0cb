"""The hand-written pages: rendered by the engine in a process of its own, only when they have changed."""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from build_tools.load.files import SourceFile
from build_tools.memory import code_version, recall, remember
from build_tools.output import Draft, Made, Output, key_of
from build_tools.problem import Invalid, Location, Problem

_CONFIG = "mkdocs.yml"
_MEMORY = "hand-written"
# What the engine writes besides the pages and is ours to write, or is of no use to a reader.
_NOT_TAKEN = ("404.html", "index.html", "sitemap.xml", "sitemap.xml.gz")
# Material gives its hidden checkboxes an attribute that HTML allows where something can be typed only.
_INVALID = re.compile(rb'(?<= type="checkbox" id="__(?:drawer|search)") autocomplete="off"')
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "USERPROFILE")


class Frame(NamedTuple):
    """What stands around every hand-written page: templates of ours, and a line above."""

    templates: Path
    banner: str


def hand_written_outputs(root: Path, files: Sequence[SourceFile], frame: Frame) -> list[Output]:
    """Return the pages of ``files`` and what they need; raise ``Invalid`` if the engine refuses them."""
    if not files or not (root / _CONFIG).exists():
        return []
    config = (root / _CONFIG).stat()
    key = key_of(code_version(frame.templates), tuple(files), config.st_size, config.st_mtime_ns, frame.banner)
    shelf = cache(partial(_render, root, frame))
    remembered: list[list[str]] = recall(root, _MEMORY, key)
    if remembered:
        paths = remembered[0]
    else:
        paths = sorted(shelf())
        remember(root, _MEMORY, key, [pickle.dumps(paths)])
    written = {file.path.removeprefix("content/").removesuffix(".md") + ".html": file.path for file in files}
    return [
        Output(path, partial(Draft, key, partial(_from_shelf, shelf, path, written.get(path, _CONFIG))))
        for path in paths
    ]


def _from_shelf(shelf: Callable[[], dict[str, bytes]], path: str, origin: str) -> Made:
    return Made(shelf()[path], origin=origin)


def handbook_address(root: Path, files: Sequence[SourceFile]) -> str:
    """Where the editors' handbook will lie, or nothing when there is none."""
    has_handbook = any(file.path == "content/handbook/index.md" for file in files)
    return "handbook/index.html" if has_handbook and (root / _CONFIG).exists() else ""


def _render(root: Path, frame: Frame) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as out:
        package = str(Path(__file__).parent.parent)
        command = [sys.executable, "-m", "build_tools.site.mkdocs_engine", str(root.resolve()), out]
        command += [str(frame.templates.resolve()), frame.banner]
        allowed = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        done = subprocess.run(  # noqa: S603 - our own module, with no more of the environment than it needs
            command, capture_output=True, text=True, encoding="utf-8", check=False,
            env=allowed | {"PYTHONPATH": package, "PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
        if done.returncode:
            raise Invalid(*_said(done.stderr))
        found = (file for file in Path(out).rglob("*") if file.is_file())
        taken = {path: file for file in found if _is_taken(path := file.relative_to(out).as_posix())}
        return {path: _INVALID.sub(b"", file.read_bytes()) for path, file in taken.items()}


def _is_taken(path: str) -> bool:
    return path not in _NOT_TAKEN and not path.endswith(".map") and "/workers/" not in path


def _said(text: str) -> list[Problem]:
    """The engine's warnings and errors, one problem each; its own words are all there is."""
    lines = [line for line in text.splitlines() if line.strip()]
    said = [line.partition(" - ")[2] for line in lines if line.startswith(("WARNING", "ERROR"))] or lines[-1:]
    remedy = "检查 content/ 里这一页的链接和图片，或 mkdocs.yml。"
    return [Problem(_place_in(line), "E406", f"手写的网页没有生成：{line}", remedy) for line in said]


def _place_in(line: str) -> Location:
    """The page that a message of the engine names, else its settings."""
    match = re.search(r"'([^']+\.md)'", line)
    return Location(f"content/{match[1]}" if match else _CONFIG)
