"""Hours in whichever form the editor chose."""

from __future__ import annotations

import re
from functools import lru_cache

from build_tools.values.errors import BadValue
from build_tools.values.fold import fold
from build_tools.values.hours.week import Hours

_CHINESE = re.compile("[\u4e00-\u9fff]")
_LETTERS = re.compile(r'[A-Za-z"]|24\s*/\s*7')
_SIGNS = re.compile(r"\d\+|/\d\d:\d\d(?!\s*[-~至到])|\|\||\s*(?:19|20)\d\d(?:\s*[-,]\s*\d{4}|\s+\d\d:|\s*$)")
_NOT_TELLING = re.compile(r'"[^"]*"|上学日|隔周(?=\d{4}-)|农历[初十廿二三四五六七八九一除夕正月,、]+')
_OF_THE_CLOCK = re.compile(r"(?<![A-Za-z])[AaPp][Mm](?![A-Za-z])|24\s*[Hh](?:ours?|rs)?(?![a-z])|7\s*[Xx]\s*24")
_LONGEST = 300


@lru_cache(4096)
def parse_hours(text: str) -> Hours:
    """Read OSM's opening_hours or Chinese; raise ``BadValue`` with the part not understood."""
    # Imported here: most runs read no hours anew, and the patterns take a tenth of their start.
    from build_tools.values.hours.chinese import parse_chinese  # noqa: PLC0415
    from build_tools.values.hours.osm import parse_osm  # noqa: PLC0415

    typed = text.strip()
    folded = fold(typed)
    if len(typed) > _LONGEST:
        raise BadValue(f"时间写了 {len(typed)} 个字", "只写几点到几点，其余写进“简介”。", "E206")
    has_letters = _LETTERS.search(_OF_THE_CLOCK.sub("", folded)) or _SIGNS.search(folded)
    is_osm = has_letters and not _CHINESE.search(_NOT_TELLING.sub("", folded))
    return parse_osm(folded, typed) if is_osm else parse_chinese(folded, typed)
