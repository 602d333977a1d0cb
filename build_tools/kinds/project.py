"""Work that takes months: what comes when, what is done, how far it is."""

from __future__ import annotations

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.reads import Day, Line, Number
from build_tools.values.period import Period
from build_tools.values.share import share


class Stage(Model):
    """One step, with the day it was planned for and the day it was done."""

    name: Line = field("阶段", "这一步叫什么", "开工", REQUIRED)
    planned: Day | None = field("计划", "计划哪天", "2027-03-01")
    done: Day | None = field("完成", "实际哪天；没做完不写", "2027-03-08")


class Counter(Model):
    """How many there are so far, as of a day."""

    name: Line = field("项目", "数的是什么", "竣工的门洞", REQUIRED)
    value: Number = field("数", "多少", "72", REQUIRED)
    total: Number | None = field("总数", "一共多少；写了就显示“几分之几”", "1406")
    as_of: Day = field("截至", "哪一天的数", "2026-10-31", REQUIRED)

    @property
    def so_far(self) -> str:
        """72/1406（5.1%）, or 72."""
        return share(self.value, self.total) if self.total is not None else str(self.value)


class Project(Record):
    """A 项目: what the public may know of it, never which household."""

    folder = "projects"
    kind = "project"
    label = "项目"
    help = "加装电梯、老房改造这样的事：分几步、哪天做完、做到多少了"
    review = Period(months=3)

    stages: tuple[Stage, ...] = field("进度", "分几步，计划哪天，哪天做完", "", REQUIRED)
    counters: tuple[Counter, ...] = field("数字", "做到多少了", "", ())
