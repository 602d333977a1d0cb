"""Places on the earth, kept in WGS-84 whatever datum they were read off in.

Chinese maps shift coordinates by up to 700 m (GCJ-02: 高德, 腾讯) and again (BD-09: 百度).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import prcoords

from build_tools.values.choice import Choice
from build_tools.values.errors import BadValue
from build_tools.values.fold import fold

_DEGREES = re.compile(r"-?\d{1,3}(?:\.\d{1,20})?")
_LATITUDES, _LONGITUDES = (3.0, 54.0), (73.0, 136.0)


class Datum(Choice):
    """Which grid a latitude and a longitude were read off."""

    WGS84 = "wgs84", "wgs84", "WGS-84", "GPS", "卫星"
    GCJ02 = "gcj02", "gcj02", "GCJ-02", "高德", "腾讯", "火星"
    BD09 = "bd09", "bd09", "BD-09", "百度"


@dataclass(frozen=True)
class Coordinates:
    """Degrees north and east, WGS-84."""

    latitude: float
    longitude: float


def parse_latitude(text: str) -> float:
    """Read degrees north within China."""
    return _degrees(text, _LATITUDES, "纬度")


def parse_longitude(text: str) -> float:
    """Read degrees east within China."""
    return _degrees(text, _LONGITUDES, "经度")


def to_wgs84(latitude: float, longitude: float, datum: Datum) -> Coordinates:
    """Convert from ``datum``, to about a decimetre."""
    point = prcoords.Coords(latitude, longitude)
    if datum is Datum.GCJ02:
        point = prcoords.gcj_wgs_bored(point)
    elif datum is Datum.BD09:
        point = prcoords.bd_wgs_bored(point)
    return Coordinates(round(point.lat, 6), round(point.lon, 6))


def to_gcj02(place: Coordinates) -> tuple[float, float]:
    """Latitude and longitude as 高德 and 腾讯 draw them."""
    point = prcoords.wgs_gcj(prcoords.Coords(place.latitude, place.longitude))
    return round(point.lat, 6), round(point.lon, 6)


def _degrees(text: str, bounds: tuple[float, float], name: str) -> float:
    typed = fold(text).removesuffix("°").strip()
    low, high = bounds
    if not _DEGREES.fullmatch(typed):
        remedy = f"写成带小数的度数，{name}在 {low:g} 到 {high:g} 之间；经度、纬度分两行写。"
        raise BadValue(f"“{text}”不是{name}", remedy, "E211")
    degrees = float(typed)
    if not low <= degrees <= high:
        other_low, other_high = _LATITUDES if bounds is _LONGITUDES else _LONGITUDES
        swapped = "；经度和纬度是不是写反了？" if other_low <= degrees <= other_high else "。"
        raise BadValue(f"{name} {typed} 不在中国境内", f"{name}在 {low:g} 到 {high:g} 之间{swapped}", "E211")
    return degrees


def to_bd09(place: Coordinates) -> tuple[float, float]:
    """Latitude and longitude as 百度 draws them."""
    point = prcoords.wgs_bd(prcoords.Coords(place.latitude, place.longitude))
    return round(point.lat, 6), round(point.lon, 6)
