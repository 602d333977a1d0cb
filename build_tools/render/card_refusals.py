"""What keeps a card from being printed: characters without a glyph, and rows without room."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.derive.card_format import roomier_than
from build_tools.problem import Location, Problem
from build_tools.render.card_fonts import without_glyph
from build_tools.render.card_setting import LeftOver, Setting, left_over, tagged_pdf


def problems_of_setting(setting: Setting) -> Iterator[Problem]:
    """Yield what cannot be printed as it is set; nothing is made smaller, cut off, or printed as a box."""
    at = Location(setting.contents[0].origin)
    if unknown := _unknown(setting):
        what = f"字库里没有这些字：{'、'.join(unknown)}"
        yield Problem(at, "E502", what, "换一个写法，或请维护的人加字库。")
    elif not any(content.sections for content in setting.contents):
        what = f"{setting.form.label}上一条记录也没有"
        yield Problem(at, "E503", what, "看看各栏的“选取”“只上”“大字版”，或先把记录核对一遍。")
    elif left := left_over(_frozen(setting)) or left_over(setting):
        names = "、".join(dict.fromkeys(row.name for row in left))
        place = (setting.contents[0].id, "sections", _first_section(setting, left), "title")
        yield Problem(at, "E501", f"{setting.form.label}上放不下：{names}", _remedy(setting, left), place)


def _first_section(setting: Setting, left: tuple[LeftOver, ...]) -> int:
    """The number of the 栏目 from which the first row is left over."""
    ids = {row.id for row in left}
    sections = (section for content in setting.contents for section in content.sections)
    return min(section.number for section in sections if any(row.id in ids for row in section.rows))


def _frozen(setting: Setting) -> Setting:
    """What a proof becomes; its check may take a line more, and that is no day to find out."""
    return setting._replace(contents=tuple(content._replace(is_proof=False) for content in setting.contents))


def _unknown(setting: Setting) -> list[str]:
    """Return characters that cannot be printed; Typst tells of the first only, and fonts take long to read."""
    import typst  # noqa: PLC0415 - most builds set no card

    try:
        tagged_pdf(setting)
    except typst.TypstError:
        if unknown := without_glyph("".join(content.words for content in setting.contents)):
            return unknown
        raise
    return []


def _remedy(setting: Setting, left: tuple[LeftOver, ...]) -> str:
    """Say what to take off, and which other form holds all of it; that was tried."""
    holds = next((form for form in roomier_than(setting.form) if not left_over(setting._replace(form=form))), None)
    other = f"改用“{holds.label}”就放得下；" if holds else "再大的规格也放不下；"
    fewer = "“大字版”写“否”" if setting.form.large else "“只上”写别的规格"
    return f"{other}要印这一种，就少印 {len(left)} 条：给“最多”写小一些，或给哪一栏的{fewer}。字不会缩小。"
