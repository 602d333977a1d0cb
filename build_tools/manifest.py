"""What lies in the site that is shown: every output with its key and what became of it.

It is remembered in parts: a whole, then what each later build changed, so that keeping
it costs as little as the change itself.
"""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import NamedTuple

from build_tools.memory import recall, remember, remember_also
from build_tools.output import Finished

_MEMORY = "manifest"
_FORM = "2"
_MOST_PARTS = 60


class Known(NamedTuple):
    """An output as it was made, and the key of what it was made from."""

    key: str
    finished: Finished


class Manifest(NamedTuple):
    """``shown`` is the folder of the site, ``spare`` that of the build before it, both from the root.

    The spare folder holds the same as the shown one but at the paths in ``differing``.
    """

    shown: str
    spare: str
    differing: frozenset[str]
    outputs: dict[str, Known]


class _Part(NamedTuple):
    shown: str
    spare: str
    differing: frozenset[str]
    made: dict[str, Known]
    removed: tuple[str, ...]


NOTHING = Manifest("", "", frozenset(), {})


def recall_manifest(root: Path) -> Manifest:
    """Return what the last build of ``root`` left, or nothing."""
    parts: list[_Part] = recall(root, _MEMORY, _FORM)
    if not parts:
        return NOTHING
    outputs: dict[str, Known] = {}
    for part in parts:
        outputs.update(part.made)
        for path in part.removed:
            outputs.pop(path, None)
    if len(parts) > _MOST_PARTS:
        whole = parts[-1]._replace(made=outputs, removed=())
        remember(root, _MEMORY, _FORM, [_pickled(whole)])
    return Manifest(*parts[-1][:3], outputs)


def remember_manifest(root: Path, before: Manifest, now: Manifest) -> None:
    """Keep ``now``; where it grew out of ``before`` only the difference is written."""
    made = {path: known for path, known in now.outputs.items() if before.outputs.get(path) is not known}
    if len(made) * 2 > len(now.outputs):
        remember(root, _MEMORY, _FORM, [_pickled(_Part(now.shown, now.spare, now.differing, now.outputs, ()))])
    else:
        removed = tuple(path for path in before.outputs if path not in now.outputs)
        remember_also(root, _MEMORY, _pickled(_Part(now.shown, now.spare, now.differing, made, removed)))


def _pickled(part: _Part) -> bytes:
    return pickle.dumps(part, pickle.HIGHEST_PROTOCOL)
