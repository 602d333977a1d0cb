"""What every record and notice has, whatever its kind."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, NamedTuple, Self

from pydantic import InstanceOf, model_validator

from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.parts import (
    CardLine,
    Link,
    Location,
    PhoneEntry,
    Source,
    Translations,
    Verified,
)
from build_tools.kinds.parts.phone import PhoneType
from build_tools.kinds.reads import Day, Hours, Id, Line, Paragraphs, Period, one_of
from build_tools.values.choice import Choice
from build_tools.values.errors import BadValue
from build_tools.values.period import Period as PeriodValue


class Origin(NamedTuple):
    """The file that an entry was read from, its number in a list file, and a hash of its content."""

    path: str
    number: int | None = None
    digest: str = ""


class Entry(Model):
    """Anything with an id, an address of its own and a scope."""

    folder: ClassVar[str]
    kind: ClassVar[str]
    label: ClassVar[str]
    help: ClassVar[str]

    id: Id = field(
        "编号", "一条一个文件时不用写，文件名就是；只用小写字母、数字和减号，定了就不再改", "daju-line", REQUIRED
    )
    origin: InstanceOf[Origin] = Origin("")
    name: Line = field("名称", "招牌或文件上的正式名称", "大居卫生服务站", REQUIRED)
    former_ids: tuple[Id, ...] = field("曾用编号", "改过编号时写旧的，旧链接就不会断", "old-line", ())
    units: tuple[Id, ...] = field("适用范围", "为哪些辖区服务，写辖区的编号；不写就是所有人", "meiping", ())
    source: Source | None = field("依据", "内容从哪里来", "站内公示牌")
    tags: tuple[Line, ...] = field("标签", "便于归类的词", "老人、报修", ())

    def __repr__(self) -> str:
        """Name the entry and its content; what is made from it depends on nothing else."""
        return f"<{self.folder}/{self.id} {self.origin.digest}>"

    def __hash__(self) -> int:
        return hash((self.id, self.origin.digest))


class Status(Choice):
    """Whether a service runs (HSDS status)."""

    PLANNED = "planned", "筹建", "筹备"
    ACTIVE = "active", "正常"
    TEMPORARILY_CLOSED = "temporarily_closed", "暂停"
    INACTIVE = "inactive", "停用", "停办"


class Record(Entry):
    """One entry of ``directory/``."""

    review: ClassVar[PeriodValue] = PeriodValue(months=6)

    reading: Line | None = field("读音", "多音字的拼音，字之间空一格", "chang ning")
    alternate_name: tuple[Line, ...] = field("又名", "居民平时的叫法，搜得到", "卫生站、社区医院", ())
    description: Paragraphs | None = field("简介", "一两句话；可以用 Markdown", "家门口看病配药。")
    status: Annotated[Status, one_of(Status)] = field("状态", "不写就是正常", "筹建", Status.ACTIVE)
    valid_from: Day | None = field("生效", "从哪天起有效", "2026-12-01")
    valid_to: Day | None = field("失效", "到哪天为止（含当天）", "2027-06-30")
    verified: Verified | None = field("核对", "最近一次核对：日期、方式、岗位", "2026-11-01 电话 居委信息员")
    review_in: Period | None = field("复核周期", "多久核对一次；不写按种类", "3个月")
    phones: tuple[PhoneEntry, ...] = field("电话", "一个号码一行", "021-7000-1234", ())
    hours: Hours | None = field("时间", "什么时候开放", "周一至周五 8:30-11:00、13:30-16:30，节假日休息")
    location: Location | None = field("位置", "只写地址，或写地址、地标、坐标", "美平路 88 号")
    links: tuple[Link, ...] = field("链接", "相关网页", "https://example.org/", ())
    card: CardLine | None = field("上卡", "印不印上便民连心卡，怎么印", "是")
    i18n: Translations | None = field("译文", "繁体和英文的写法")

    @property
    def numbers_to_call(self) -> tuple[PhoneEntry, ...]:
        """Its numbers but those of fax and of text messages."""
        return tuple(phone for phone in self.phones if phone.type is PhoneType.VOICE)

    @property
    def computed(self) -> tuple[tuple[str, str], ...]:
        """What follows from its fields, caption and words; never typed."""
        return ()

    @property
    def last_day(self) -> date | None:
        """Until when it holds."""
        return self.valid_to

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise BadValue("“失效”早于“生效”", "把前后两个日期核对一遍。", "E216")
        return self
