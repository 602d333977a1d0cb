"""A question that is asked again and again, with its answer."""

from __future__ import annotations

from build_tools.kinds.base import Record
from build_tools.kinds.fields import REQUIRED, field
from build_tools.kinds.reads import Id, Line, Paragraphs
from build_tools.values.period import Period


class Faq(Record):
    """A 问答 (schema.org Question)."""

    folder = "faqs"
    kind = "faq"
    label = "问答"
    help = "居民常问的一个问题，一个说得清的回答"
    review = Period(months=12)

    question: Line = field("问", "居民是怎么问的", "楼上漏水，物业不管怎么办？", REQUIRED)
    answer: Paragraphs = field(
        "答", "先说怎么办，再说为什么；可以用 Markdown", "先打物业报修；两天没人来，打居委会。", REQUIRED
    )
    related: tuple[Id, ...] = field("相关", "和它有关的记录，写编号", "bxy3-property", ())
