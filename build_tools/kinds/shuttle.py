"""A bus that residents take: stops, directions and times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Self

from pydantic import model_validator

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.parts import Location
from build_tools.kinds.reads import (
    BETWEEN_NAMES,
    Call,
    Day,
    DepartureTime,
    Flag,
    Frequency,
    Id,
    Line,
    Minutes,
    Money,
    ServiceDays,
)
from build_tools.values.day import split_after_day
from build_tools.values.errors import BadValue
from build_tools.values.period import Period

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")


class Stop(Model):
    """Where it stops; a line is the stop's name, or the id of a record with a location."""

    between = BETWEEN_NAMES

    name: Line = field("站名", "站牌上的名称，或有位置的记录的编号", "美平苑", REQUIRED)
    location: Location | None = field("位置", "在哪里", "美平路 88 号门口")

    @classmethod
    def from_short(cls, text: str) -> dict[str, str]:
        """A line is the name."""
        return {"name": text}

    @property
    def names_a_record(self) -> bool:
        """Whether the name is the id of another record, such as ``daju-station``."""
        return bool(_ID.fullmatch(self.name))


class Trip(Model):
    """One row of a matrix: a time for each stop, a dash where it does not stop."""

    calls: tuple[Call, ...] = field("各站", "每一站的时刻，不停的写 -", "8:30 8:34 - 8:48", REQUIRED)

    @classmethod
    def from_short(cls, text: str) -> dict[str, str]:
        """A line is the row."""
        return {"calls": text}


class Change(Model):
    """One step of a line's history; a line is the day, then what changed."""

    on: Day = field("日期", "从哪天起", "2026-12-01", REQUIRED)
    text: Line = field("内容", "改了什么，原来怎样", "末班延至 21:00（原 20:00）", REQUIRED)

    @classmethod
    def from_short(cls, text: str) -> dict[str, str]:
        """The day comes first, the rest after a space."""
        day, change = split_after_day(text)
        return {"on": day, "text": change} if change else {"on": text}


class Direction(Model):
    """Where to, on which days, at what times; in one of four forms."""

    headsign: Line = field("方向", "开往哪里", "往大润发", REQUIRED)
    days: ServiceDays = field("开行", "哪些天开", "每天", REQUIRED)
    departures: tuple[DepartureTime, ...] = field("发车", "起点站的发车时刻", "8:30 10:00 12:30", ())
    running_times: tuple[Minutes, ...] = field("运行", "从起点到每一站的分钟数，起点写 0", "0 4 18", ())
    trips: tuple[Trip, ...] = field("班次", "每班车到各站的时刻", "8:30 8:34 8:48", ())
    headways: tuple[Frequency, ...] = field("间隔", "什么时段、多久一班", "5:30-9:00 每8-12分钟", ())
    first: DepartureTime | None = field("首班", "第一班", "5:30")
    last: DepartureTime | None = field("末班", "最后一班", "21:00")
    stops: tuple[Stop, ...] = field("站点", "这个方向的站；不写就用上面的站点", "", ())
    reverse: Flag = field("反向", "站点倒过来走时写“是”", "是", default=False)
    notes: tuple[Line, ...] = field("备注", "①②对应的说明", "① 寒暑假停开", ())

    @model_validator(mode="after")
    def _has_times(self) -> Self:
        if not (self.departures or self.trips or self.headways or (self.first and self.last)):
            raise BadValue(f"“{self.headsign}”没有时刻", "写“发车”、“班次”、“间隔”，或写“首班”和“末班”。", "E215")
        return self


class Shuttle(Record):
    """A 班车 or bus line (GTFS route; schema.org BusTrip)."""

    folder = "shuttles"
    kind = "shuttle"
    label = "班车"
    help = "班车和公交：站点、时刻、首末班"
    review = Period(months=3)

    route: Line | None = field("线路", "短名称", "1606 路")
    operator: Id | None = field("运营", "运营单位的编号", "rt-mart")
    fare: Money | None = field("票价", "免费，或多少钱", "免费")
    stops: tuple[Stop, ...] = field("站点", "按顺序写站名", "宝欣苑三村北门、美平苑、大润发", REQUIRED)
    directions: tuple[Direction, ...] = field("时刻", "每个方向、每种日子一组", "", REQUIRED)
    history: tuple[Change, ...] = field("沿革", "改过什么", "2026-12-01 末班延至 21:00（原 20:00）", ())

    def stop_ids(self) -> Iterator[str]:
        """The stops that are named by the id of another record."""
        for stop in (*self.stops, *(stop for direction in self.directions for stop in direction.stops)):
            if stop.names_a_record:
                yield stop.name

    @property
    def located_stops(self) -> tuple[Stop, ...]:
        """The stops of which it is said where they are, each once."""
        stops = (*self.stops, *(stop for direction in self.directions for stop in direction.stops))
        return tuple(dict.fromkeys(stop for stop in stops if stop.location))

    def stops_of(self, direction: Direction) -> tuple[Stop, ...]:
        """The stops of one direction, in the order in which it serves them."""
        stops = direction.stops or self.stops
        return stops[::-1] if direction.reverse else stops
