"""``lianxin handbook``: write again the pages of the handbook that follow from the code."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from build_tools.edit import save
from build_tools.handbook import generated_pages


def prepare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Write the generated pages below ``content/handbook/``."""
    folder = options.root / "content" / "handbook"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in generated_pages().items():
        save(folder / name, text)
        print(f"写好了：{(folder / name).as_posix()}")
    return 0
