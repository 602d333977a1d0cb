"""Work is shared among processes only where that is safe."""

from __future__ import annotations

import subprocess
import sys

SETS_BEFORE_AND_AFTER = """
import pathlib, sys
import typst
from build_tools.workers import spread

page = pathlib.Path(sys.argv[1])
page.write_text("#lorem(300)", encoding="utf-8")
typst.compile(page)
print(sum(spread(lambda share: [len(share), len(typst.compile(page))][0], range(1000))))
"""


def test_who_has_set_a_card_is_not_forked(tmp_path):
    """Typst's threads are not there in a fork, which would wait for them for ever, and the build with it."""
    arguments = [sys.executable, "-c", SETS_BEFORE_AND_AFTER, str(tmp_path / "page.typ")]
    done = subprocess.run(arguments, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert done.stdout.strip() == "1000", done.stderr
