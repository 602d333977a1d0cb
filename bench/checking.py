"""``lianxin check`` of a thousand records, remembering nothing and remembering all."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import measure
import neighbourhood
from builders import LIANXIN

RECORDS = 1000


class Checks(NamedTuple):
    """Runs without and with what an earlier run remembered."""

    cold: list[measure.Run]
    warm: list[measure.Run]


def checks(folder: Path, rounds: int) -> Checks:
    """Write the records below ``folder`` and check them cold and warm in turns; the first turn is not counted."""
    neighbourhood.write(folder, 3 * RECORDS)
    shutil.rmtree(folder / "content")
    command = (LIANXIN.command[0], "check", *LIANXIN.command[2:])
    done = Checks([], [])
    for _ in range(rounds + 1):
        LIANXIN.forget(folder)
        for runs in done:
            runs.append(measure.run(command, folder, LIANXIN.env(folder)))
    return Checks(done.cold[1:], done.warm[1:])
