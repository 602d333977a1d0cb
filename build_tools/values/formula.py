"""A sum that anybody can check: 1834+883=2717."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_tools.values.errors import BadValue
from build_tools.values.fold import fold

_FORMULA = re.compile(r"(\d+(?:[+-]\d+)+)=(\d+)")
_TERM = re.compile(r"[+-]?\d+")


@dataclass(frozen=True)
class Formula:
    """The terms with their signs, and what they are said to make."""

    terms: tuple[int, ...]
    total: int

    def __str__(self) -> str:
        first, *others = self.terms
        return f"{first}{''.join(f'{term:+d}' for term in others)}={self.total}"


def parse_formula(text: str) -> Formula:
    """Read a sum of whole numbers; raise ``BadValue`` where it is no sum or does not add up."""
    typed = fold(text).replace(" ", "").replace("＋", "+").replace("－", "-").replace("−", "-").replace(",", "")
    match = _FORMULA.fullmatch(typed)
    if not match:
        raise BadValue(f"“{text.strip()}”不是算式", "写成 1834+883=2717。", "E207")
    formula = Formula(tuple(map(int, _TERM.findall(match[1]))), int(match[2]))
    if sum(formula.terms) != formula.total:
        what = f"算式不对：{match[1]} 是 {sum(formula.terms)}，不是 {formula.total}"
        raise BadValue(what, "与来源核对每一个数。", "E219")
    return formula
