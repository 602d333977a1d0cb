"""One source file as a tree, whichever way it is written."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from build_tools.load.characters import problems_in_yaml
from build_tools.load.decode import decode
from build_tools.load.files import read_bytes
from build_tools.load.front_matter import read_notice
from build_tools.load.limits import NOTICE, RECORD
from build_tools.load.tree import Mapping, Sequence
from build_tools.load.yaml_tree import read_tree
from build_tools.problem import Invalid, Problem


class SourceText(NamedTuple):
    r"""The fields of a file, the Markdown below them with its first line, and a hash of it all and its name.

    ``problems`` are those that keep nobody from reading on.
    Offsets in ``tree`` count from ``offset`` in ``text``, which has ``\\n`` for every line break.
    """

    tree: Mapping | Sequence
    digest: str
    text: str
    offset: int = 0
    body: str = ""
    body_line: int = 1
    problems: tuple[Problem, ...] = ()


def read_source(root: Path, path: str) -> SourceText:
    """Read a record file or a notice; raise ``Invalid`` with everything wrong in its writing."""
    return parse_source(read_bytes(root, path), path)


def parse_source(data: bytes, path: str) -> SourceText:
    """The same of bytes that may not lie in any file yet."""
    digest = blake2b(path.encode() + b"\0" + data, digest_size=16).hexdigest()
    if path.endswith(".md"):
        text = decode(data, path, NOTICE)
        notice = read_notice(text, path, NOTICE)
        return SourceText(notice.fields, digest, text, text.index("\n") + 1, notice.body, *notice[2:])
    text = decode(data, path, RECORD)
    if characters := tuple(problems_in_yaml(text, path)):
        raise Invalid(*characters)
    return SourceText(read_tree(text, path, RECORD), digest, text)
