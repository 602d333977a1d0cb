"""Somewhere to see a doctor."""

from __future__ import annotations

from build_tools.kinds.base import Record
from build_tools.kinds.fields import field
from build_tools.kinds.reads import Flag, Line
from build_tools.values.period import Period


class Clinic(Record):
    """A 医疗 place (HSDS location; schema.org MedicalClinic)."""

    folder = "clinics"
    kind = "clinic"
    label = "医疗"
    help = "卫生服务站、医院、药店"
    review = Period(months=6)

    departments: tuple[Line, ...] = field("科室", "有哪些科", "全科、中医科、口腔科", ())
    services: tuple[Line, ...] = field("服务项目", "能做什么", "配药、打针、量血压", ())
    insurance: Flag | None = field("医保", "能不能用医保", "是")
    appointment: Line | None = field("预约", "怎么预约", "电话预约，或到窗口取号")
    emergency: Flag | None = field("急诊", "有没有急诊", "否")
