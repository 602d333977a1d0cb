"""A number and what it is for (HSDS phone, vCard TEL, schema.org ContactPoint)."""

from __future__ import annotations

from typing import Annotated

from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.reads import Day, Flag, Hours, Line, Phone, one_of
from build_tools.values.choice import Choice


class PhoneType(Choice):
    """What answers."""

    VOICE = "voice", "语音", "电话"
    FAX = "fax", "传真"
    TEXT = "text", "短信"


class PhoneEntry(Model):
    """One line of 电话; a bare number is its short form."""

    number: Phone = field("号码", "座机写区号；分机写“转801”", "021-7000-1234", REQUIRED)
    label: Line | None = field("用途", "什么事打这个号码", "报修")
    hours: Hours | None = field("时间", "什么时候有人接", "周一至周五 8:30-17:00，节假日休息")
    type: Annotated[PhoneType, one_of(PhoneType)] = field("类型", "不写就是语音电话", "传真", PhoneType.VOICE)
    role_number: Flag = field("岗位号码", "手机号属于岗位、不属于个人时写“是”", "是", default=False)
    shared: Flag = field("共用", "几条记录共用这一部电话时写“是”", "是", default=False)
    on_card: Flag = field("上卡", "这个号码不想印上连心卡就写“否”", "否", default=True)
    consent: Day | None = field("同意公开", "手机号本人书面同意公开的日期", "2026-05-01")

    @classmethod
    def from_short(cls, text: str) -> dict[str, str]:
        """A line is the number."""
        return {"number": text}
