"""Departures and headways as a timetable prints them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_tools.values.clock import TIME, Clock, parse_service_time
from build_tools.values.errors import BadValue
from build_tools.values.fold import fold

MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SKIPPED = {"-", "--", "/", "|", "跳过", "不停"}
_HEADWAY = re.compile(
    rf"(?P<from>{re.sub('[?]P<[a-z]+>', '?:', TIME)})\s*(?:-|~|至|到)\s*(?P<to>{re.sub('[?]P<[a-z]+>', '?:', TIME)})"
    r"\s*[:,]?\s*(?:约?每隔?|间隔|约)?\s*(?P<least>\d{1,3})\s*(?:(?:-|~|至|到)\s*(?P<most>\d{1,3}))?\s*分钟?(?:一班)?"
)


@dataclass(frozen=True)
class Departure:
    """A time on a timetable, and the mark ① that leads to its note."""

    clock: Clock
    mark: str = ""

    def __str__(self) -> str:
        return f"{self.clock}{self.mark}"

    @property
    def written(self) -> str:
        """What an editor writes: 8:30①."""
        return f"{self.clock.written}{self.mark}"


@dataclass(frozen=True)
class Headway:
    """Between two times, a bus every ``least`` to ``most`` minutes."""

    start: Clock
    end: Clock
    least: int
    most: int

    def __str__(self) -> str:
        return f"{self.start}-{self.end} {self._every}"

    @property
    def written(self) -> str:
        """What an editor writes: 5:30-9:00 每8-12分钟."""
        return f"{self.start.written}-{self.end.written} {self._every}"

    @property
    def _every(self) -> str:
        minutes = f"{self.least}" if self.least == self.most else f"{self.least}-{self.most}"
        return f"每{minutes}分钟"


def parse_departure(text: str) -> Departure:
    """Read a time such as 8:30, 24:10 or 16:30①."""
    typed = text.strip()
    mark = typed[-1:] if typed[-1:] in MARKS else ""
    return Departure(parse_service_time(typed.removesuffix(mark)), mark)


def parse_call(text: str) -> Departure | None:
    """Read one cell of a matrix of trips; a dash is a stop passed by."""
    return None if fold(text) in _SKIPPED else parse_departure(text)


def parse_headway(text: str) -> Headway:
    """Read ``5:30-9:00 每8-12分钟``; minutes run from the shortest to the longest wait."""
    match = _HEADWAY.fullmatch(fold(text))
    if not match:
        raise BadValue(f"“{text}”看不出多久一班", "写成“5:30-9:00 每8-12分钟”。", "E215")
    start, end = (parse_service_time(match[name]) for name in ("from", "to"))
    least = int(match["least"])
    most = int(match["most"] or least)
    if start >= end:
        raise BadValue(f"“{text}”的结束时间不晚于开始时间", "过了半夜写成 24:10 或“次日0:10”。", "E215")
    if not least:
        raise BadValue(f"“{text}”的间隔是 0 分钟", "写最短几分钟一班，例如“5:30-9:00 每8-12分钟”。", "E215")
    if least > most:
        raise BadValue(f"“{text}”的间隔从大到小", f"写成每{most}-{least}分钟。", "E215")
    return Headway(start, end, least, most)
