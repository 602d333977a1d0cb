"""On no date of the next year do two services of one direction run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from build_tools.calendar.day import Almanac, CalendarDay, DayKind
from build_tools.departures.service import services_on
from build_tools.derive.almanac import almanac_of
from build_tools.kinds.shuttle import Shuttle
from build_tools.model import Directory
from build_tools.rules.finding import Finding
from build_tools.values.service_days import ServiceDays

_A_YEAR = 366
# New Year's Day, Labour Day and National Day are days off by law, before the year's notice is out.
_BY_LAW = {(1, 1), (5, 1), (10, 1)}
_Services = tuple[ServiceDays, ...]
_Clash = tuple[date, int, int]


def check(directory: Directory, today: date) -> Iterator[Finding]:
    """Yield the first date of each two services that speak of it equally nearly."""
    almanac = _with_lawful_holidays(almanac_of(directory))
    # Whole fleets share a few sets of days, and a year of dates is asked of each set only once.
    found: dict[_Services, list[_Clash]] = {}
    for shuttle in directory.of(Shuttle):
        for numbers in _by_headsign(shuttle):
            services = tuple(shuttle.directions[number].days for number in numbers)
            if len({str(days) for days in services}) > 1:
                if services not in found:
                    found[services] = [*_clashes(services, today, almanac)]
                yield from (_finding(shuttle, numbers, clash) for clash in found[services])


def _with_lawful_holidays(announced: Almanac) -> Almanac:
    def almanac(on: date) -> CalendarDay:
        day = announced(on)
        is_off = day.kind is DayKind.UNKNOWN and (on.month, on.day) in _BY_LAW
        return replace(day, kind=DayKind.HOLIDAY) if is_off else day

    return almanac


def _by_headsign(shuttle: Shuttle) -> Iterator[list[int]]:
    places: dict[str, list[int]] = {}
    for number, direction in enumerate(shuttle.directions):
        places.setdefault(direction.headsign, []).append(number)
    yield from places.values()


def _clashes(services: _Services, today: date, almanac: Almanac) -> Iterator[_Clash]:
    seen = set()
    for ahead in range(_A_YEAR):
        on = today + timedelta(ahead)
        numbers = services_on(on, services, almanac).numbers
        first = numbers[:1]
        for second in numbers[1:]:
            # The same words twice are the other rule's business: E320.
            if (*first, second) not in seen and str(services[first[0]]) != str(services[second]):
                seen.add((*first, second))
                yield on, first[0], second


def _finding(shuttle: Shuttle, numbers: list[int], clash: _Clash) -> Finding:
    on, first, second = clash
    earlier, later = (shuttle.directions[numbers[place]] for place in (first, second))
    day = f"{on.year}年{on.month}月{on.day}日"
    what = f"“{later.headsign}”的“{earlier.days}”和“{later.days}”在{day}都开行，不知道照哪一组"
    remedy = "改其中一组的“开行”，让每一天只有一组；只是这几天不同的，把这几天写成日期，日期优先。"
    return Finding(shuttle, ("directions", numbers[second], "days"), "E340", what, remedy)
