"""Each rule finds what it promises, where it stands, and is silent where all is well."""

from __future__ import annotations

import pytest

from build_tools import pipeline, rules
from tests.conftest import HERE, TODAY

CASES = sorted(path.parent for path in (HERE / "rules").glob("*/*/expected.txt"))
RULES = sorted(rule.__module__.rpartition(".")[2] for rule in (*rules.ENTRY_RULES, *rules.DIRECTORY_RULES))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_tiny_directory_has_exactly_these_problems(case):
    """``expected.txt`` names every problem as ``path:line:column CODE``."""
    problems = pipeline.check(case, TODAY).problems
    expected = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(f"{problem.at} {problem.code}" for problem in problems) == sorted(expected)
    assert all(problem.remedy for problem in problems)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_case_that_it_finds_and_one_that_it_leaves_alone(rule):
    finds, silent = (HERE / "rules" / rule / name / "expected.txt" for name in ("finds", "silent"))
    assert finds.read_text(encoding="utf-8")
    assert not silent.read_text(encoding="utf-8")


def test_every_module_of_rules_is_asked():
    modules = {path.stem for path in (HERE.parent / "build_tools/rules").glob("*.py")} - {"__init__", "finding"}
    assert modules == set(RULES)
