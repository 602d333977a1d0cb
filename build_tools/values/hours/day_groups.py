"""Days named one after another: together they hold, or one within the other."""

from __future__ import annotations

from dataclasses import replace

from build_tools.values.errors import BadValue
from build_tools.values.hours.week import SCHOOL_HOLIDAY, Days, plain_weekdays, weekday_ranges

Group = tuple[Days, ...]


def joined(group: Group, days: Days, link: str) -> Group:
    """Add ``days`` to a group; ``link`` is 、 or ，, or empty where nothing stands between.

    7月至8月 周一至周五 is Monday to Friday within two months; 周一、1月1日 is either.
    """
    if group[-1].told or days.told:
        return _beside_told(group, days, link)
    return _joined_to_known(group, days, link)


def _joined_to_known(group: Group, days: Days, link: str) -> Group:
    last = group[-1]
    if last.fortnight != days.fortnight and last.names_days:
        if not days.fortnight:
            raise _within_or_beside(days)
        return (*group, days)
    if Days() in (last, days):
        return (*group, days) if link == "、" else (*group[:-1], last | days)
    if not link and SCHOOL_HOLIDAY in last.holidays and days.weekdays:
        raise _within_or_beside(days)
    if not last.dates and not days.dates:
        return (*group[:-1], *gathered(last | days))
    if last.dates and days.dates:
        return (*group, days) if _is_narrowed(last) else (*group[:-1], last | days)
    if link == "、" and not _is_narrowed(last):
        return (*group, days)
    if link == "，" and days.dates:
        raise _within_or_beside(days)
    return (*group[:-1], last | days)


def _beside_told(group: Group, days: Days, link: str) -> Group:
    """春节、元旦 is one group, 周一、春节 are two; in 国庆节10月1日至3日 the name is that of the dates."""
    last = group[-1]
    if (last.festivals and days.festivals) or (last.workdays and days.workdays):
        return (*group[:-1], last | days)
    if last.festivals and not link and (days.dates or days.spring):
        return (*group[:-1], days)
    if not link or Days() in (last, days):
        raise _within_or_beside(days)
    return (*group, days)


def _within_or_beside(days: Days) -> BadValue:
    what = f"“{days}”和前面的日子，是都算，还是同时满足，看不出来"
    return BadValue(what, "都算的写“、”：周一、1月1日；不然分开写，每组后面写上时间。", "E206")


def _is_narrowed(days: Days) -> bool:
    return bool(days.dates and days.names_days)


def gathered(days: Days) -> Group:
    """周六、周日 is one range; all seven weekdays restrict nothing, so what is beside them stands alone."""
    members = plain_weekdays(days)
    counted = tuple(each for each in days.weekdays if each.nth)
    if len(members) == 7 and (counted or days.holidays or days.lunar or days.spring):  # noqa: PLR2004
        return Days(days.dates), replace(days, weekdays=counted)
    return (replace(days, weekdays=(*weekday_ranges(members), *counted)),)
