"""Limits that we hold ourselves to; raise one only with a reason in the commit."""

from __future__ import annotations

import ast
import re

from vulture import Vulture

from tests.conftest import HERE

CODE = HERE.parent / "build_tools"
MAX_FILE, MAX_FUNCTION, MEDIAN_FILE, MEDIAN_FUNCTION = 180, 30, 80, 8
FILES = sorted(CODE.rglob("*.py"))


def _functions():
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield f"{file.name}:{node.name}", node.end_lineno - node.lineno + 1


def test_files_and_functions_stay_small():
    """A file has one idea; a function is read at a glance."""
    lengths = {file.name: file.read_text(encoding="utf-8").count("\n") for file in FILES}
    functions = dict(_functions())
    assert {name: n for name, n in lengths.items() if n > MAX_FILE and name != "codes.py"} == {}
    assert {name: n for name, n in functions.items() if n > MAX_FUNCTION} == {}
    assert sorted(lengths.values())[len(lengths) // 2] <= MEDIAN_FILE
    assert sorted(functions.values())[len(functions) // 2] <= MEDIAN_FUNCTION


def test_the_story_fits_a_screen():
    """pipeline.py is read first, and without scrolling."""
    assert (CODE / "pipeline.py").read_text(encoding="utf-8").count("\n") <= 125


def test_one_module_imports_mkdocs():
    """A change of engine is a change of one file."""
    knowing = [
        f.name
        for f in FILES
        if re.search(r"^\s*(?:from|import) (?:mkdocs|material)\b", f.read_text("utf-8"), re.MULTILINE)
    ]
    assert knowing == ["mkdocs_engine.py"]


def test_the_middle_reads_no_clock_and_opens_no_file():
    """values, kinds, calendar, departures, rules and derive are given all that they need."""
    reaching = re.compile(
        r"\bopen\(|read_text|read_bytes|\.today\(\)|\.now\(|\bPath\(|requests|urllib\.request|os\.environ"
    )
    found = [
        f"{file.relative_to(CODE)}:{number}"
        for folder in ("values", "kinds", "calendar", "departures", "rules", "derive")
        for file in sorted((CODE / folder).rglob("*.py"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if reaching.search(line.split("#")[0])
    ]
    assert found == []


BY_LIBRARIES = {
    "jinja2": {"make_globals"},
    "mkdocs": {"DirectoryPlugin", "on_config", "on_post_build"},
    "html.parser": {"handle_starttag", "handle_endtag", "handle_data"},
    "http.server": {"do_GET", "log_message", "daemon_threads"},
    "argparse": {"add_usage", "error", "exit"},
    "python-frontmatter": {"FM_BOUNDARY", "START_DELIMITER", "END_DELIMITER"},
    "multiprocessing": {"run", "prepare"},
    "pydantic": {"model_config"},
}


def test_nothing_is_dead():
    """Every function, class and method is named somewhere: in the code, a template or by a library."""
    search = Vulture(ignore_decorators=["@model_validator"])
    search.scavenge([str(CODE)])
    templates = "\n".join(f.read_text(encoding="utf-8") for f in (HERE.parent / "theme").rglob("*.html"))
    unused = [
        f"{item.filename.name}:{item.first_lineno} {item.name}"
        for item in search.get_unused_code(min_confidence=60)
        if item.name not in set().union(*BY_LIBRARIES.values())
        and item.typ != "variable"
        and not re.search(rf"\b{item.name}\b", templates)
    ]
    assert unused == []


def test_names_of_no_idea_are_not_used():
    """No utils, helpers or managers."""
    assert [f.name for f in FILES if re.search(r"util|helper|manager|misc|common", f.name)] == []


def test_no_merge_is_left_half_done():
    """Templates and styles take the marks of a merge for text, and would show them to residents."""
    files = (f for f in (HERE.parent / "theme").rglob("*") if f.suffix in {".html", ".css", ".js", ".typ", ".yml"})
    assert [
        f.name for f in files if re.search(r"^(<{7}|>{7}|={7})( |$)", f.read_text(encoding="utf-8"), re.MULTILINE)
    ] == []
