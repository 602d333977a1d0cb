"""A post that somebody holds for the people of a unit: whom to turn to, by what they do."""

from __future__ import annotations

from typing import Annotated

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, field
from build_tools.kinds.reads import Day, Id, Line, one_of
from build_tools.values.choice import Choice
from build_tools.values.period import Period


class RoleTitle(Choice):
    """From those who are nearest to a door to those who serve a whole 居委."""

    BUILDING_HEAD = "building_head", "楼组长", "楼栋长", "楼长", "单元长"
    GRID_WORKER = "grid_worker", "网格员", "网格长"
    SOCIAL_WORKER = "social_worker", "社工", "社区工作者"
    PROPERTY_KEEPER = "property_keeper", "物业管家", "管家"
    POLICE_OFFICER = "police_officer", "社区民警", "民警"
    FAMILY_DOCTOR = "family_doctor", "家庭医生"
    MEDIATOR = "mediator", "调解员", "人民调解员"
    LEGAL_ADVISER = "legal_adviser", "法律顾问", "驻点律师"
    COMMITTEE_HEAD = "committee_head", "居委负责人", "书记", "主任"
    COMMITTEE_MEMBER = "committee_member", "居委委员", "委员"
    OWNERS_COMMITTEE = "owners_committee", "业委会"
    VOLUNTEER_LEAD = "volunteer_lead", "志愿者队长"
    INFORMATION_WORKER = "information_worker", "信息员", "居委信息员"
    OTHER = "other", "其他岗位", "其他"


class Role(Record):
    """A 岗位 (HSDS contact; schema.org ContactPoint)."""

    folder = "roles"
    kind = "role"
    label = "岗位"
    help = "网格员、楼组长、社工：哪栋楼、哪个网格的事找谁"
    review = Period(months=3)

    units: tuple[Id, ...] = field("适用范围", "管哪里：网格、楼栋或居委的编号", "bxy3-wangge-1", REQUIRED)
    title: Annotated[RoleTitle, one_of(RoleTitle)] = field("岗位", "做什么的", "网格员", REQUIRED)
    duties: tuple[Line, ...] = field("职责", "什么事找这个岗位", "邻里纠纷、楼道堆物、居住登记", ())
    person_name: Line | None = field("姓名", "可以不写；本人书面同意才写，同时写“同意公开”", "王某某")
    consent: Day | None = field("同意公开", "本人书面同意公开姓名的日期", "2026-05-01")
