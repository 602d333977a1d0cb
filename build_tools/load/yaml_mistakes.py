"""What an editor did when YAML does not parse, said in an editor's words.

libyaml reports where it gave up, often a line after the mistake; the usual slips are looked
for by their shape on that line and the ones before it.
"""

from __future__ import annotations

import re
from dataclasses import replace

import yaml

from build_tools.load.yaml_beside import indent_of, slips_beside
from build_tools.load.yaml_lines import (
    FALSE_DASHES,
    LOOKS,
    WIDE_COLONS,
    bad_colon,
    no_colon,
    tight_dash,
    wide_dash,
    wide_indent,
    wide_space,
)
from build_tools.problem import Location, Problem

_LINES_BEFORE = 2
_SWALLOWED = re.compile(
    rf"\n(?P<indent> *)(?:(?P<wide>\u3000)|(?P<dash>[-{FALSE_DASHES}])[ \u3000]*(?P<item>\S.*)"
    rf"|(?P<key>\w{{1,12}})[ \u3000]*(?P<colon>[:{WIDE_COLONS}])(?P<value>.*))"
)
_STRAY_BACKSLASH = "双引号里的反斜杠“\\”会改变后面的字"


def explain(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> tuple[Problem, ...]:
    """Return the likeliest mistake near the place where libyaml gave up, and what is like it elsewhere."""
    lines = text.split("\n")
    found = _within(_likeliest(error, lines, path, first_line), lines, first_line)
    return found, *slips_beside(found, lines, first_line)


def _within(found: Problem, lines: list[str], first_line: int) -> Problem:
    """A parser may stop on a line that the file does not have."""
    last = first_line + len(lines) - 1
    return (
        found if found.at.line <= last else replace(found, at=found.at._replace(line=last, column=len(lines[-1]) + 1))
    )


def _likeliest(error: yaml.MarkedYAMLError, lines: list[str], path: str, first_line: int) -> Problem:
    mark = error.problem_mark or error.context_mark
    number, column = (mark.line, mark.column) if mark else (0, 0)
    context = error.context_mark.line if error.context_mark else number
    if found := _escape(error, path, first_line):
        return found
    near = _near(number, context, len(lines))
    for look in LOOKS:
        for index in sorted(near) if look is wide_indent else near:
            if found := look(lines[index], Location(path, first_line + index)):
                return found
    at = Location(path, first_line + min(number, len(lines) - 1), column + 1)
    return (
        _without_colon(error, lines, path, first_line)
        or _unclosed(error, path, first_line)
        or _out_of_line(error, lines, path, first_line)
        or Problem(at, "E139", "这里的写法不对", "对照示例检查：缩进是否对齐、冒号后有没有空格、引号和括号是否成对。")
    )


def no_mapping(text: str, path: str, first_line: int) -> tuple[Problem, ...]:
    """Say why a file is one piece of text instead of fields."""
    lines = text.split("\n")
    index = next((number for number, line in enumerate(lines) if line.strip()), 0)
    what = Problem(
        Location(path, first_line + index), "E141", "文件要由“栏目: 内容”组成", "一行一个栏目，例如“名称: 物业服务处”。"
    )
    for number, line in enumerate(lines):
        for look in LOOKS:
            if found := look(line, Location(path, first_line + number)):
                return found, *slips_beside(found, lines, first_line)
    return (what,)


def swallowed(text: str, start: int, stop: int, place: Location) -> Problem | None:
    """A line that was meant as a field or an item must not vanish into the text above it.

    ``place`` is where the first line of ``text`` stands.
    """
    match = _SWALLOWED.search(text, start, stop)
    if not match:
        return None
    group = "wide" if match["wide"] else "dash" if match["dash"] else "colon"
    line = place.line + text.count("\n", 0, match.end("indent"))
    column = match.start(group) - text.rfind("\n", 0, match.start(group))
    at = place._replace(line=line, column=column)
    if group == "colon":
        return bad_colon(match["key"], match["colon"], match["value"].strip(), at)
    whole = text[match.start() + 1 : match.end()]
    return next(found for look in (wide_indent, wide_space, wide_dash, tight_dash, _dash) if (found := look(whole, at)))


def _dash(line: str, at: Location) -> Problem:
    what = f"“{line.strip()[:20]}”没有对齐，会被当成上一行的内容"
    return Problem(at, "E138", what, "各项的“- ”左边要对齐；列表上面一行的冒号后面不写内容。")


def _near(number: int, context: int, count: int) -> list[int]:
    """Where the parser stopped, then the lines before it, then where its block began."""
    lines = [*range(number, number - _LINES_BEFORE - 1, -1), context]
    return [line for line in dict.fromkeys(lines) if 0 <= line < count]


def _escape(error: yaml.MarkedYAMLError, path: str, first_line: int) -> Problem | None:
    """A Windows path in double quotes, or half of a character."""
    problem, mark = error.problem or "", error.context_mark
    if not mark or not ("escape" in problem or "hexdecimal" in problem):
        return None
    at = Location(path, first_line + mark.line, mark.column + 1)
    if "invalid Unicode" in problem:
        return Problem(at, "E114", "引号里的反斜杠写法是不允许的控制字符", "删掉反斜杠写法的控制字符。")
    return Problem(at, "E129", _STRAY_BACKSLASH, "把双引号换成单引号，或把 \\ 写成 \\\\。")


def _without_colon(error: yaml.MarkedYAMLError, lines: list[str], path: str, first_line: int) -> Problem | None:
    """A line without its colon: libyaml stops on the next one that has it, or at the end."""
    problem, mark = error.problem or "", error.problem_mark
    if "expected ':'" in problem and error.context_mark:
        index = error.context_mark.line
        above = lines[_before(lines, index)]
        if index and above.rstrip().endswith(":") and indent_of(above) == indent_of(lines[index]):
            at = Location(path, first_line + index, indent_of(above) + 1)
            mended = f"{above.strip()} {lines[index].strip()}"
            return Problem(at, "E138", "内容和上一行的栏目名对齐了", f"写在冒号后面：{mended}")
        return no_colon(lines[index], Location(path, first_line + index))
    if "mapping values" not in problem or not mark:
        return None
    index = _before(lines, mark.line)
    if indent_of(lines[index]) == indent_of(lines[mark.line]) and ":" not in lines[index]:
        return no_colon(lines[index], Location(path, first_line + index))
    return None


def _unclosed(error: yaml.MarkedYAMLError, path: str, first_line: int) -> Problem | None:
    """A quotation mark or a bracket may be closed, by accident, far below where it began."""
    context = error.context or ""
    mark = error.context_mark
    if not mark:
        return None
    at = Location(path, first_line + mark.line, mark.column + 1)
    if "quoted scalar" in context:
        return Problem(at, "E136", "引号没有成对", "在这段内容的末尾补上同样的引号。")
    if "flow" in context:
        return Problem(at, "E137", "括号没有成对，或两项之间少了逗号", "补上另一半括号；各项之间用半角逗号隔开。")
    return None


def _out_of_line(error: yaml.MarkedYAMLError, lines: list[str], path: str, first_line: int) -> Problem | None:
    """A field that is deeper or less deep than its neighbours."""
    problem, mark = error.problem or "", error.problem_mark
    if not mark:
        return None
    index = min(mark.line, len(lines) - 1)
    if "<document start>" in problem:
        index = next(i for i, line in enumerate(lines) if line.strip())
    context = error.context or ""
    known = "mapping values" in problem or "block" in context or "key" in context
    if not known and not lines[index].startswith(" "):
        return None
    at = Location(path, first_line + index, indent_of(lines[index]) + 1)
    return Problem(at, "E138", "缩进没有对齐", "同一级的栏目左边要对齐，下一级多缩进两个半角空格。")


def _before(lines: list[str], index: int) -> int:
    """The line before ``index`` that says something."""
    said = (i for i in range(index - 1, -1, -1) if lines[i].strip() and not lines[i].lstrip().startswith("#"))
    return next(said, index)
