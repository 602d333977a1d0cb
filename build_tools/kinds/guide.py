"""How to get something done at a counter: what to bring, where to go, how long it takes."""

from __future__ import annotations

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, Model, field
from build_tools.kinds.parts import Link
from build_tools.kinds.reads import Flag, Id, Line, Money, Number, Paragraphs
from build_tools.values.period import Period


class Document(Model):
    """One paper to bring; a line is its name."""

    name: Line = field("材料", "证件或表格的名称", "身份证", REQUIRED)
    original: Flag | None = field("原件", "要不要带原件", "是")
    copies: Number | None = field("复印件", "要几份复印件", "1")
    optional: Flag = field("容缺", "一时拿不出可以先办、后补，就写“是”", "是", default=False)
    where_from: Line | None = field("哪里拿", "没有的话到哪里开", "居委会开具")

    @classmethod
    def from_short(cls, text: str) -> dict[str, str]:
        """A line is the paper's name."""
        return {"name": text}

    @property
    def in_which_form(self) -> str:
        """原件和复印件 1 份; what may come later is said."""
        forms = [*(["原件"] if self.original else []), *([f"复印件 {self.copies} 份"] if self.copies else [])]
        return "，".join(filter(None, ("和".join(forms), "可以后补" if self.optional else "")))


class Question(Model):
    """What people ask at the counter."""

    question: Line = field("问", "居民常问的", "可以代办吗？", REQUIRED)
    answer: Paragraphs = field("答", "怎么回答", "可以，带两个人的身份证。", REQUIRED)


class Guide(Record):
    """A 办事指南 (HSDS service and required_document; schema.org GovernmentService)."""

    folder = "guides"
    kind = "guide"
    label = "办事"
    help = "办一件事要带什么、到哪里、几天办好"
    review = Period(months=12)

    audience: Line = field("给谁办", "什么人来办", "在本居委租房、还没有登记的人", REQUIRED)
    eligibility: tuple[Line, ...] = field("条件", "要符合哪些条件", "本市户籍、年满 65 周岁", ())
    documents: tuple[Document, ...] = field("材料", "一样一行：名称、原件、复印件、能不能后补", "", ())
    steps: tuple[Line, ...] = field("步骤", "先做什么、后做什么", "居委会领表、窗口交材料、等通知", ())
    window: Id | None = field("窗口", "到哪里办，写网点的编号", "daju-service-centre")
    channels: tuple[Line, ...] = field("渠道", "还能怎么办", "网上、自助终端、邮寄", ())
    fee: Money | None = field("收费", "免费，或多少钱", "免费")
    working_days: Number | None = field("办结", "材料齐了几个工作日办好；当场办好写 0", "5")
    basis: Line | None = field("政策依据", "照哪个文件办", "《居住证暂行条例》")
    forms: tuple[Link, ...] = field("表格", "可以先下载的表格", "", ())
    questions: tuple[Question, ...] = field("常见问题", "居民常问的和怎么回答", "", ())

    @property
    def how_long(self) -> str:
        """In working days, counted from when all papers are there."""
        if self.working_days is None:
            return ""
        return f"材料齐了，{self.working_days} 个工作日办好" if self.working_days else "材料齐了，当场办好"
