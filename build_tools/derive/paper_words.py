"""What a small print shop asks about a form, answered in its words."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.derive.card_format import BLEED, Form

_STOCK = {"a4": "157 克铜版纸", "a5": "200 克铜版纸，背面可贴软磁片", "folded": "200 克铜版纸"}
_USUAL_STOCK = "250 克铜版纸或白卡纸"


def stock_of(form: Form) -> str:
    """The paper that suits it; the shop may know better."""
    return f"{_STOCK.get(form.template, _USUAL_STOCK)}（建议，可商量）"


def specification_of(form: Form) -> Iterator[tuple[str, str]]:
    """Yield caption and words: size, bleed, colours, stock, folds."""
    yield "成品尺寸", f"{form.width:g}\N{MULTIPLICATION SIGN}{form.height:g} 毫米{'（展开）' if form.folds else ''}"
    yield "出血", f"四边各 {BLEED:g} 毫米"
    yield "颜色", "双面四色（4+4）" if form.sides > 1 else "单面四色（4+0）"
    yield "黑字", "单色黑 K100，不要转成四色黑"
    yield "纸张", stock_of(form)
    if form.folds:
        yield "折", "、".join(f"距上边 {fold:g} 毫米压痕，对折一次" for fold in form.folds)
    if form.sides > 1:
        yield "翻面", "正、反面相邻，沿左右翻"
