"""``lianxin new KIND``: a few questions, then a commented file that passes every check."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from build_tools import pipeline
from build_tools.edit import save
from build_tools.interview import Interview, StoppedEarly
from build_tools.kinds import KINDS, Entry
from build_tools.kinds.notice import Notice
from build_tools.load.source import parse_source
from build_tools.model import Directory
from build_tools.problem import Invalid, Location, Problem, has_errors
from build_tools.rules import ENTRY_RULES
from build_tools.validate import Source, entries_of
from build_tools.values.errors import BadValue
from build_tools.values.identifier import parse_id
from build_tools.written_record import file_text, suggested_id


def prepare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    kinds = "、".join(f"{kind.label}（{kind.kind}）" for kind in KINDS)
    parser.add_argument("kind", metavar="种类", help=f"要写哪一种：{kinds}")
    parser.add_argument("--unit", default="", metavar="编号", help="只为这个辖区服务：记录放进它的文件夹")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Ask, write and say where; nothing is written before the last answer."""
    kind = next((kind for kind in KINDS if options.kind in (kind.kind, kind.label, kind.folder)), None)
    if kind is None:
        known = "、".join(f"{kind.label}（{kind.kind}）" for kind in KINDS)
        print(f"没有“{options.kind}”这一种。可以写：{known}。", file=sys.stderr)
        return 2
    directory = pipeline.check(options.root, options.today).directory
    if options.unit and not directory.unit(options.unit):
        units = "、".join(f"{unit.id}（{unit.name}）" for unit in directory.committees())
        print(f"没有编号是“{options.unit}”的辖区。可以写：{units}。", file=sys.stderr)
        return 1
    try:
        path, text = _asked(kind, options, directory)
    except StoppedEarly:
        print("\n没有写完，什么也没有保存。", file=sys.stderr)
        return 1
    except Invalid as error:
        print("\n".join(["\n写好的内容还有问题，没有保存：", *map(str, error.problems)]), file=sys.stderr)
        return 1
    file = options.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    save(file, text)
    print(f"\n写好了：{path}\n还可以打开它补上别的栏目，然后运行 lianxin check。")
    return 0


def _asked(kind: type[Entry], options: Namespace, directory: Directory) -> tuple[str, str]:
    print(f"新建{kind.label}：{kind.help}。直接按回车跳过不必填的；按 Ctrl+C 不写了。\n")
    interview = Interview(directory, options.today)
    answers = interview.about(kind)
    title = str(answers["name"])
    chosen = _ask_id(interview, suggested_id(title, kind, options.today, directory.by_id), directory)
    path = _path(kind, chosen, options.unit)
    text = file_text(kind, answers, path)
    _must_pass(kind, path, text, chosen, directory.settings.area_code)
    return path, text


def _ask_id(interview: Interview, suggestion: str, directory: Directory) -> str:
    def read(text: str) -> str:
        chosen = parse_id(text)
        if chosen in directory.by_id:
            taken = directory.by_id[chosen]
            raise BadValue(f"编号“{chosen}”已经用在“{taken.name}”", "换一个编号。", "E301")
        return chosen

    return str(interview.ask("编号", "文件名和网址，用拼音，定了就不再改", read, default=suggestion))


def _path(kind: type[Entry], chosen: str, unit: str) -> str:
    if kind is Notice:
        return f"content/notices/{chosen}.md"
    scope = f"units/{unit}/" if unit else ""
    return f"directory/{scope}{kind.folder}/{chosen}.yml"


def _must_pass(kind: type[Entry], path: str, text: str, chosen: str, area_code: str) -> None:
    """Raise ``Invalid`` for what ``lianxin check`` would find in this file alone."""
    source = parse_source(text.encode(), path)
    entries, problems = entries_of(source.tree, Source(path, kind.folder, chosen, "", ""), area_code)
    findings = [finding for entry in entries for rule in ENTRY_RULES for finding in rule(entry)]
    problems += [Problem(Location(path), f.code, f.message, f.remedy) for f in findings]
    if has_errors(problems):
        raise Invalid(*problems)
