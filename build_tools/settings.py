"""``directory/site.yml``: what holds for the whole site."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from pydantic import create_model

from build_tools.kinds import KINDS, Record
from build_tools.kinds.fields import Model, field
from build_tools.kinds.reads import Flag, Line, Paragraphs, Period, Phone, Reads
from build_tools.load.files import SETTINGS as PATH
from build_tools.load.source import read_source
from build_tools.load.tree import Mapping
from build_tools.problem import Invalid, Location, Problem
from build_tools.validate import table_of
from build_tools.values.errors import BadValue
from build_tools.values.fold import fold
from build_tools.values.link import parse_https
from build_tools.values.period import Period as PeriodValue

_AREA = re.compile(r"010|02\d|0[3-9]\d{2}")


def _parse_area_code(text: str) -> str:
    if _AREA.fullmatch(fold(text)):
        return fold(text)
    raise BadValue(f"“{text}”不是区号", "写 3 或 4 位区号，例如 021。", "E203")


def _parse_address(text: str) -> str:
    """Read the folder in which the site lies: everything is appended to it, so it ends with a slash."""
    address = parse_https(text)
    return address if address.endswith("/") else f"{address}/"


_RECORD_KINDS = [kind for kind in KINDS if issubclass(kind, Record)]
Intervals = create_model(  # type: ignore[call-overload]
    "Intervals",
    __base__=Model,
    __doc__="How often each kind is checked, where a site wants it otherwise.",
    **{kind.kind: (Period | None, field(kind.label, "多久核对一次", "3个月")) for kind in _RECORD_KINDS},
)


class Settings(Model):
    """The site's name, address and habits; every field has a default."""

    name: Line = field("网站名称", "显示在每一页上方", "罗店大居便民网", "便民服务网")
    address: Annotated[str, Reads(_parse_address)] | None = field(
        "网址", "网站放在哪里，https:// 开头", "https://example.org/"
    )
    area_code: Annotated[str, Reads(_parse_area_code)] = field("区号", "座机没写区号时用这个", "021", "")
    demo: Flag = field("演示", "是演示数据就写“是”，每一页都会标明", "是", default=False)
    about: Paragraphs | None = field("关于", "谁办的、怎么联系，可以用 Markdown", "本站由……维护。")
    contact: Phone | None = field("纠错电话", "居民发现错误时打的电话", "021-7000-1234")
    offline: Flag = field("离线", "居民的手机留一份，没有网也能看；要让手机把留的都删掉，就写“否”", "否", default=True)
    hant: Flag = field("繁体", "另做一份繁体字的网页，就写“是”", "是", default=False)
    hant_words: tuple[Line, ...] = field("繁体用词", "自动转换不合意的词，写“简体=繁体”", "面包车=麵包車", ())
    english_name: Line | None = field(
        "英文名称", "网站的英文名字；写了就另做一份英文的网页", "Luodian Community Directory"
    )
    intervals: Intervals | None = field("复核周期", "各种类多久核对一次", "")

    @property
    def hant_pairs(self) -> tuple[tuple[str, str], ...]:
        """Each of 繁体用词 in two; a word without ``=`` stays as it is."""
        return tuple((word.partition("=")[0], word.partition("=")[2] or word) for word in self.hant_words)

    def interval_of(self, record: Record) -> PeriodValue:
        """How long a check of ``record`` holds: its own word, the site's, then its kind's."""
        chosen = getattr(self.intervals, record.kind, None)
        return record.review_in or chosen or record.review


def read_settings(root: Path) -> tuple[Settings, list[Problem]]:
    """Return the settings, or the defaults and what is wrong with the file."""
    if (root / PATH).parent.is_symlink() or (root / PATH).is_symlink() or not (root / PATH).is_file():
        return Settings(), []  # what else it may be is told with the other files
    try:
        tree = read_source(root, PATH).tree
        if isinstance(tree, Mapping):
            return table_of(tree, Settings, PATH, {}), []
    except Invalid as error:
        return Settings(), list(error.problems)
    return Settings(), [Problem(Location(PATH), "E141", "文件要由“栏目: 内容”组成", "一行一个栏目。")]
