"""A record's words in other scripts and languages (GTFS translations.txt)."""

from __future__ import annotations

from build_tools.kinds.fields import Model, field
from build_tools.kinds.reads import Line, Paragraphs


class Translation(Model):
    """The words that are translated; numbers and times never are."""

    name: Line | None = field("名称", "译名", "Meilan Community Health Station")
    alternate_name: tuple[Line, ...] = field("又名", "其他译名", default=())
    description: Paragraphs | None = field("简介", "译文")
    address: Line | None = field("地址", "地址的译文", "88 Meiping Road")


class NoticeTranslation(Model):
    """The words of a notice; its numbers and times are those of the Chinese text."""

    name: Line | None = field("标题", "译名", "Water off in Baoxinyuan No. 3 on the night of 30 November", also="title")
    summary: Line | None = field("摘要", "列表里显示的一句话", "Buildings 1 to 8, from 22:00 to 5:00")
    text: Paragraphs | None = field("正文", "译文，和正文一样用 Markdown；号码和时间照中文写")


class NoticeTranslations(Model):
    """Of a notice; zh-Hant is derived."""

    en: NoticeTranslation | None = field("英文", "英文")


class Translations(Model):
    """One entry a language; zh-Hant is derived where it is not written."""

    zh_hant: Translation | None = field("繁体", "繁体中文；不写就由简体自动转换")
    en: Translation | None = field("英文", "英文")
