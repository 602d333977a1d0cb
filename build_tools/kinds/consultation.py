"""What residents were asked, how many were reached, and what came of it; never who said what."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated, Self

from pydantic import model_validator

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, field
from build_tools.kinds.reads import Day, Line, Number, Reads, one_of
from build_tools.values.choice import Choice
from build_tools.values.errors import BadValue
from build_tools.values.fold import fold
from build_tools.values.period import Period
from build_tools.values.share import share

_FRACTION = re.compile(r"(\d{1,3})/(\d{1,3})")


class Outcome(Choice):
    """Where it stands."""

    OPEN = "open", "正在征询", "进行中"
    PASSED = "passed", "通过"
    FAILED = "failed", "没有通过", "未通过"


def parse_threshold(text: str) -> Fraction:
    """Read 2/3 as a part of all who have a voice."""
    match = _FRACTION.fullmatch(fold(text).replace(" ", ""))
    if match and 0 < int(match[1]) <= int(match[2]):
        return Fraction(int(match[1]), int(match[2]))
    raise BadValue(f"“{text.strip()}”不是通过线", "写成分数，例如 2/3。", "E207")


class Consultation(Record):
    """A 征询 (schema.org VoteAction, counted)."""

    folder = "consultations"
    kind = "consultation"
    label = "征询"
    help = "问了大家什么、问到多少户、多少同意、过没过；只写户数，不写谁"
    review = Period(months=12)

    question: Line = field("问题", "征询的是什么", "非机动车库要不要改造？", REQUIRED)
    total: Number = field("总数", "一共该问多少户（或小区、门洞）", "20", REQUIRED)
    asked: Number = field("问到", "问到多少", "19", REQUIRED)
    in_favour: Number = field("同意", "多少同意", "18", REQUIRED, also="for")
    against: Number | None = field("不同意", "多少不同意", "1")
    threshold: Annotated[Fraction, Reads(parse_threshold)] | None = field("通过线", "总数的几分之几同意才算通过", "2/3")
    closes_on: Day | None = field("截止", "哪天截止", "2026-12-31")
    result: Annotated[Outcome, one_of(Outcome)] = field("结果", "正在征询、通过，或没有通过", "通过", REQUIRED)

    @property
    def computed(self) -> tuple[tuple[str, str], ...]:
        """Reached of all, in favour of those reached and of all."""
        return (
            ("问到的", share(self.asked, self.total)),
            ("问到的里面同意", share(self.in_favour, self.asked)),
            ("全部里面同意", share(self.in_favour, self.total)),
        )

    @model_validator(mode="after")
    def _counts_agree(self) -> Self:
        if self.asked > self.total or self.in_favour + (self.against or 0) > self.asked:
            what = f"对不上：总数 {self.total}、问到 {self.asked}、同意 {self.in_favour}、不同意 {self.against or 0}"
            raise BadValue(what, "同意加不同意不能比问到的多，问到的不能比总数多；与征询表核对。", "E219")
        if self.threshold and self.result is not Outcome.OPEN:
            has_passed = self.in_favour >= self.threshold * self.total
            if has_passed != (self.result is Outcome.PASSED):
                votes = share(self.in_favour, self.total)
                what = f"“结果”写的是{self.result}，同意的是 {votes}，通过线是 {self.threshold}"
                raise BadValue(what, "核对户数、通过线和结果。", "E219")
        return self
