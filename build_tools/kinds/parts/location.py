"""Where something is (HSDS location; coordinates are kept in WGS-84)."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import model_validator

from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.reads import Address, Flag, Latitude, Line, Longitude, one_of
from build_tools.values.coordinates import Coordinates, Datum, to_wgs84
from build_tools.values.errors import BadValue


class Location(Model):
    """An address, and the words by which people find it; a line is the address."""

    address: Address = field("地址", "路名和门牌号", "美平路 88 号", REQUIRED)
    landmark: Line | None = field("地标", "附近大家都认得的地方", "菜场对面")
    floor: Line | None = field("楼层", "几楼、哪个窗口", "2 楼")
    lat: Latitude | None = field("纬度", "北纬度数", "31.4000")
    lon: Longitude | None = field("经度", "东经度数", "121.3000")
    datum: Annotated[Datum | None, one_of(Datum)] = field("坐标系", "从哪个地图读的坐标", "高德")
    step_free: Flag | None = field("无障碍", "轮椅能不能到", "是")

    @classmethod
    def from_short(cls, text: str) -> dict[str, str]:
        """A line is the address."""
        return {"address": text}

    @model_validator(mode="after")
    def _coordinates_are_complete(self) -> Self:
        written = [self.lat is not None, self.lon is not None, self.datum is not None]
        if any(written) and not all(written):
            raise BadValue("坐标不完整", "纬度、经度、坐标系三项要一起写，或者都不写。", "E211")
        return self

    @property
    def coordinates(self) -> Coordinates | None:
        """Degrees in WGS-84, when the record gives any."""
        if self.lat is None or self.lon is None or self.datum is None:
            return None
        return to_wgs84(self.lat, self.lon, self.datum)
