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
from build_tools.values.text import parse_line

_NUMBER = re.compile(r"\d+(?:[:-]\d+)*")
_LONG = 3  # 第一 is 1st
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


def _parse_english_word(text: str) -> str:
    """Read 中文=English: a number that one of the two has not would mislead."""
    line = parse_line(text)
    chinese, _, english = line.partition("=")
    mine, theirs = ({*_NUMBER.findall(fold(each))} for each in (chinese, english))
    other = sorted({*(mine - theirs), *(each for each in theirs - mine if len(each) >= _LONG)}) if english else []
    if other:
        what = f"英文里的号码或时间和中文对不上：{'、'.join(other)}"
        raise BadValue(what, "号码和时间照中文写，例如 22:00，不写成 10 pm。", "E335")
    return line


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
    english_about: Paragraphs | None = field("英文关于", "“关于”的英文", "This site is kept by volunteers.")
    english_words: tuple[Annotated[str, Reads(_parse_english_word)], ...] = field(
        "英文用词", "记录里常用的词、句子英文怎么说，写“中文=英文”，一行一个", "手机支付=mobile payment", ()
    )
    intervals: Intervals | None = field("复核周期", "各种类多久核对一次", "")

    @property
    def hant_pairs(self) -> tuple[tuple[str, str], ...]:
        """Each of 繁体用词 in two; a word without ``=`` stays as it is."""
        return _pairs(self.hant_words)

    @property
    def english_pairs(self) -> tuple[tuple[str, str], ...]:
        """Each of 英文用词 in two; a word without ``=`` stays as it is, on purpose."""
        return _pairs(self.english_words)

    def interval_of(self, record: Record) -> PeriodValue:
        """How long a check of ``record`` holds: its own word, the site's, then its kind's."""
        chosen = getattr(self.intervals, record.kind, None)
        return record.review_in or chosen or record.review


def _pairs(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((word.partition("=")[0].strip(), word.partition("=")[2].strip() or word) for word in words)


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
