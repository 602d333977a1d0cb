"""Somewhere residents can walk to."""

from __future__ import annotations

from typing import Annotated

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.reads import Day, Hours, Line, Money, Number, Time, one_of
from build_tools.values.choice import Choice
from build_tools.values.period import Period


class PlaceCategory(Choice):
    """What residents go there for."""

    SERVICE_HALL = "service_hall", "服务大厅", "综合服务中心"
    DOORSTEP_STATION = "doorstep_station", "家门口服务站"
    NEIGHBOURHOOD_CENTRE = "neighbourhood_centre", "邻里中心"
    CANTEEN = "canteen", "食堂", "社区食堂"
    DAY_CARE = "day_care", "日间照料"
    STUDY_ROOM = "study_room", "学习室", "阅览室"
    ACTIVITY_ROOM = "activity_room", "活动室"
    SCHOOL = "school", "学校"
    KINDERGARTEN = "kindergarten", "幼儿园"
    KIOSK = "kiosk", "自助终端"
    ATM = "atm", "ATM", "自动取款机"
    POST_BOX = "post_box", "邮筒"
    CHARGING = "charging", "充电"
    WASTE_STATION = "waste_station", "垃圾箱房"
    SPORTS = "sports", "运动场"
    POLICE = "police", "警务室", "派出所"
    LEGAL_AID = "legal_aid", "法律咨询"
    PROPERTY = "property", "物业"
    PARCELS = "parcels", "快递"
    TOILET = "toilet", "公厕"
    SHELTER = "shelter", "避难所"


class Meal(Model):
    """When one meal of the day is served."""

    name: Line = field("餐次", "早餐、午餐或晚餐", "午餐", REQUIRED)
    hours: Hours = field("时间", "什么时候供应", "周一至周六 11:00-12:30，节假日休息", REQUIRED)
    price: Money | None = field("价钱", "一份多少钱", "12元")


class MenuDay(Model):
    """What is cooked on one day of the week."""

    day: Line = field("日子", "星期几", "周一", REQUIRED)
    dishes: tuple[Line, ...] = field("菜", "当天的菜", "红烧肉、青菜、番茄蛋汤", REQUIRED)


class Place(Record):
    """A 网点 (HSDS location; OSM amenity)."""

    folder = "places"
    kind = "place"
    label = "网点"
    help = "办事、活动、上学、取钱、充电、扔垃圾的地方"
    review = Period(months=6)

    category: Annotated[PlaceCategory, one_of(PlaceCategory)] = field("类别", "是什么地方", "服务大厅", REQUIRED)
    opens_on: Day | None = field("启用", "预计哪天启用；配合“状态: 筹建”", "2027-03-01")
    items: tuple[Line, ...] = field("办理事项", "能办什么、能缴什么", "水费、电费、燃气费", ())
    fee: Money | None = field("收费", "免费，或多少钱", "免费")
    capacity: Number | None = field("容量", "多少座位、多少充电口", "20")
    collection_times: tuple[Time, ...] = field("开箱", "邮筒几点开箱", "9:00 15:00", ())
    meals: tuple[Meal, ...] = field("供餐", "每餐的供应时间", "", ())
    menu: tuple[MenuDay, ...] = field("菜单", "一周菜单", "", ())
    late_point: Line | None = field("误时点", "错过投放时间扔到哪里", "3 号楼东侧误时投放点，24 小时")
