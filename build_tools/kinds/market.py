"""Somewhere to buy food and daily goods."""

from __future__ import annotations

from typing import Annotated

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, field
from build_tools.kinds.reads import Line, Number, one_of
from build_tools.values.choice import Choice
from build_tools.values.period import Period


class MarketCategory(Choice):
    """What sort of selling place it is."""

    MARKET = "market", "菜场", "菜市场", "标准化菜场"
    SUPERMARKET = "supermarket", "超市"
    VENDOR_POINT = "vendor_point", "临时疏导点", "疏导点"
    CORNER = "corner", "便民点", "便民亭"


class Market(Record):
    """A 买菜 place (HSDS location; OSM amenity=marketplace, shop)."""

    folder = "markets"
    kind = "market"
    label = "买菜"
    help = "菜场、超市、临时疏导点"
    review = Period(months=6)

    category: Annotated[MarketCategory, one_of(MarketCategory)] = field(
        "类别", "菜场、超市、临时疏导点或便民点", "菜场", REQUIRED
    )
    goods: tuple[Line, ...] = field("卖什么", "主要卖的东西", "蔬菜、水产、豆制品", ())
    forbidden: tuple[Line, ...] = field("不许卖", "这里不让卖的东西", "活禽、明火小吃", ())
    stalls: Number | None = field("摊位", "多少个摊位", "120")
    payment: tuple[Line, ...] = field("付款", "能怎么付钱", "现金、手机支付", ())
