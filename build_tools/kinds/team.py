"""People who help, or sing together: what they do and how to reach them, never who they are."""

from __future__ import annotations

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, field
from build_tools.kinds.reads import Line, Number
from build_tools.values.period import Period


class Team(Record):
    """A 队伍 (HSDS organization)."""

    folder = "teams"
    kind = "team"
    label = "队伍"
    help = "志愿者、舞蹈队、书画班：做什么、什么时候、怎么参加；不写姓名"
    review = Period(months=6)

    skills: tuple[Line, ...] = field("做什么", "会什么、帮什么", "修小家电、磨刀、理发", REQUIRED)
    leader_role: Line | None = field("联系岗位", "找哪个岗位，不写姓名", "居委会文体委员")
    members_count: Number | None = field("人数", "多少人", "26")
    meets: Line | None = field("活动时间", "什么时候、在哪里碰头", "每周二下午，七村活动室")
    how_to_join: Line | None = field("怎么参加", "想参加的怎么办", "打居委会电话报名")
