"""What doors use for what others write plainly (signs, traditional characters, orders), put into the plain form.

Text and what was typed are changed alike, so that a remark is still quoted as it was written.
"""

from __future__ import annotations

import re

from build_tools.values.clock import DAY_PART

_SIGNS = str.maketrans(
    "【】[]「」&|週節時點開閉館間營業雙農曆診務辦號無電詢預約關門國慶對",
    "()()()、,周节时点开闭馆间营业双农历诊务办号无电询预约关门国庆对",
)
_HALF_DAY_AFTER = re.compile(r"(\d{1,2}(?:[:.]\d\d)?)(\s*)([AaPp][Mm])(?![A-Za-z])")
_HALF_DAY_FIRST = re.compile(r"[^\d]*[AaPp][Mm]")
_PART_BEFORE_BRACKET = re.compile(rf"({DAY_PART})[:\s]?\((\s*\d[^()]*)\)")
# (上午)8:30-11:30 (下午)1:30-5:00; in 8:30-11:30(上午) they stand behind.
_PART_IN_BRACKETS = re.compile(rf"[^\d]*\((?:{DAY_PART})\)")
_SEASON = r"(?:[春夏秋冬]{1,2}季?|[夏冬]令|[夏冬]时|[旺淡]季|[暑寒]假|暑期)(?:时间?|制)?(?:作息)?(?:时间|期间)?"
# 5.1 is a time of day too: it is a date only right behind the name of a season.
_SEASON_DATES = re.compile(
    rf"({_SEASON}[:\s]*\(?\s*)(\d{{1,2}})[./](\d{{1,2}})(\s*[-~至到]+\s*(?:次年|翌年)?)(\d{{1,2}})[./](\d{{1,2}})(?![\d:点时])"
)
# 平时 beside 周末 leaves the days off open; beside 农历初一 it is every other day.
_NOT_AT_WEEKENDS = re.compile(rf"平[时日](?:时间)?(?=[:\s]*(?:{DAY_PART})?\s*\d)")
# After 春节 a 初一 is of the new year.
_SPRING_DAYS = re.compile(r"(春节(?:假期|放假|期间)*\s*\()(?=初)")
_SPRING_RANGE = re.compile(r"((?:除夕|春节|年三十).*?[,;。\s])(?=初[一二三四五六七八九十]\s*(?:至|到|-+|~)\s*初)")
_WEEKEND = re.compile("周末|双休日|周六")


def respelled(text: str, typed: str) -> tuple[str, str]:
    """Return both as a plain writer would have written them."""
    text = text.translate(_SIGNS)
    if not _HALF_DAY_FIRST.match(text):
        text = _HALF_DAY_AFTER.sub(r"\3\2\1", text)
    text = _PART_BEFORE_BRACKET.sub(r"\1 \2 ", text) if len(text) == len(typed) else text
    if _PART_IN_BRACKETS.match(text):
        text = re.sub(rf"\(({DAY_PART})\)", r" \1 ", text)
    if _WEEKEND.search(text):
        text, typed = _replaced(_NOT_AT_WEEKENDS, "周一至周五", text, typed)
    for pattern in (_SPRING_DAYS, _SPRING_RANGE):
        text, typed = _replaced(pattern, r"\1正月", text, typed)
    return _replaced(_SEASON_DATES, r"\1\2月\3日\4\5月\6日", text, typed)


def _replaced(pattern: re.Pattern[str], plain: str, text: str, typed: str) -> tuple[str, str]:
    """Both texts with ``plain`` in place of what the pattern finds."""
    while match := pattern.search(text):
        start, end = match.span()
        said = match.expand(plain)
        text, typed = text[:start] + said + text[end:], typed[:start] + said + typed[end:]
    return text, typed
