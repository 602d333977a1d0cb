"""``lianxin fmt``: every value in its canonical form; comments, order and layout stay."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from build_tools.canonical import changes_to
from build_tools.edit import Change, changed, save
from build_tools.intake import source_of
from build_tools.kinds import KIND_BY_FOLDER, Entry
from build_tools.load.files import read_bytes, sort_out, source_files
from build_tools.load.source import SourceText, parse_source, read_source
from build_tools.load.tree import Mapping, Sequence
from build_tools.problem import Invalid
from build_tools.settings import read_settings
from build_tools.validate import convert, entries_of
from build_tools.validate.frozen import card_in


def prepare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="*", type=Path, metavar="文件", help="只整理这些文件（默认是全部记录和公告）")
    parser.add_argument("--check", action="store_true", help="只列出要整理的文件，不改；有要整理的就返回 1")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Rewrite what is not canonical; a file with errors is left as it is and named."""
    area_code = read_settings(options.root)[0].area_code
    entries = sort_out(source_files(options.root)[0]).entries
    found = [file.path for file in entries if not card_in(file.path)]
    wanted = {(options.root / file).resolve() for file in options.files} | {file.resolve() for file in options.files}
    paths = [path for path in found if not wanted or (options.root / path).resolve() in wanted]
    touched = skipped = 0
    for path in paths:
        try:
            mended = formatted(options.root, path, area_code)
        except Invalid as error:
            skipped += 1
            print(f"{error.problems[0]}\n    这个文件先不整理，改好错误再运行。", file=sys.stderr)
            continue
        if mended.encode() != read_bytes(options.root, path):
            touched += 1
            print(f"{'要整理' if options.check else '整理好了'}：{path}")
            if not options.check:
                save(options.root / path, mended)
    print(f"看了 {len(paths)} 个文件，{'要整理' if options.check else '整理了'} {touched} 个，跳过 {skipped} 个。")
    return 1 if skipped or (options.check and touched) else 0


def formatted(root: Path, path: str, area_code: str) -> str:
    """Return the canonical text of a file; raise ``Invalid`` if it cannot be read as it is."""
    source = read_source(root, path)
    entries = _entries(source, path, area_code)
    text = changed(source.text, [*_changes(source, entries, path)])
    text = text if text.endswith("\n") else text + "\n"
    return text if _still_says(text, path, area_code, entries) else source.text


def _entries(source: SourceText, path: str, area_code: str) -> list[Entry]:
    entries, problems = entries_of(source.tree, source_of(path, ""), area_code)
    if problems:
        raise Invalid(*problems)
    return entries


def _changes(source: SourceText, entries: list[Entry], path: str) -> Iterator[Change]:
    tables = source.tree.items if isinstance(source.tree, Sequence) else (source.tree,)
    for entry, table in zip(entries, tables, strict=True):
        assert isinstance(table, Mapping)  # noqa: S101 - an entry was read from each
        _, converted = convert(table, KIND_BY_FOLDER[entry.folder], path)
        for start, stop, new in changes_to(entry, converted):
            yield Change(start + source.offset, stop + source.offset, new)


def _still_says(text: str, path: str, area_code: str, entries: list[Entry]) -> bool:
    """Whether the new text is read as the same entries; if not, nothing is written."""
    try:
        return _entries(parse_source(text.encode(), path), path, area_code) == entries
    except Invalid:
        return False
