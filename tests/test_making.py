"""Outputs are shared among processes only where that is safe."""

from __future__ import annotations

import subprocess
import sys

SETS_BEFORE_AND_AFTER = """
import pathlib, sys
import typst
from build_tools.making import make_all
from build_tools.output import Draft, Made, Output

page = pathlib.Path(sys.argv[1]) / "page.typ"
page.write_text("#lorem(300)", encoding="utf-8")
typst.compile(page)
outputs = [Output(f"{n}.pdf", lambda: Draft("key", lambda: Made(typst.compile(page)))) for n in range(400)]
print(len(make_all(outputs, page.parent / "site", lambda text: False)[0]))
"""


def test_who_has_set_a_card_is_not_forked(tmp_path):
    """Typst's threads are not there in a fork, which would wait for them for ever, and the build with it."""
    (tmp_path / "site").mkdir()
    arguments = [sys.executable, "-c", SETS_BEFORE_AND_AFTER, str(tmp_path)]
    done = subprocess.run(arguments, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert done.stdout.strip() == "400", done.stderr
