"""The 印刷说明单: what a small print shop asks before it prints, answered."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.derive.card_format import BLEED
from build_tools.derive.paper_words import stock_of
from build_tools.press.paper import Paper
from build_tools.printing.order import Laid, Order, sheets_to_print
from build_tools.render.printer_form import PrinterForm, Table


def ticket(order: Order, laid: Laid, files: tuple[str, str], contact: str) -> PrinterForm:
    """Put an order into a print shop's words; ``files`` are the names of the sheets and of the single card."""
    first = order.setting.contents[0]
    rows = (*_proof_rows(order), *_rows(order, laid, files, contact))
    blanks = ("交货日期", "打样确认（签字）", "印刷店")
    return PrinterForm(
        "印刷说明单", f"{first.unit}　{first.edition}", order.state, rows, tuple(_tables(order, laid)), blanks
    )


def _proof_rows(order: Order) -> Iterator[tuple[str, str]]:
    if order.state:
        why = "这一版还没有定版，或者定版以后记录又改过，只供校对和打样"
        yield "样张", f"{why}；定版以后（lianxin cards --freeze）重新拼版再印"


def _rows(order: Order, laid: Laid, files: tuple[str, str], contact: str) -> Iterator[tuple[str, str]]:
    form, grid = order.setting.form, laid.plan.grid
    duplex = form.sides > 1
    first = order.setting.contents[0]
    yield "品名", f"{first.title}（{form.label}）{'，演示数据' if first.demo else ''}"
    yield "数量", _quantity(order)
    yield (
        "成品尺寸",
        f"{form.width:g}×{form.height:g} 毫米{'（展开）' if form.folds else ''}，四边出血各 {BLEED:g} 毫米",
    )
    yield "纸张", stock_of(form)
    yield "颜色", "双面四色（4+4），没有专色" if duplex else "单面四色（4+0），没有专色"
    yield "黑字", "文字和二维码都是单色黑 K100，请不要转成四色黑"
    if form.folds:
        yield "折", "、".join(f"距上边 {fold:g} 毫米处压痕，对折一次" for fold in form.folds) + "（虚线是折线）"
    yield "裁切", "按裁切线裁成单张；线在出血以外，裁后不留"
    yield "拼版", f"{_size(grid.paper)}，每张 {grid.columns}×{grid.rows}＝{grid.per_sheet} 个"
    if duplex:
        yield "翻面", f"{grid.flip.label}；每张的正、反面相邻（第 1、2 页是第 1 张），对准十字线"
    if order.households:
        yield (
            "可变数据",
            "每张卡的二维码不同，不能只印一张去复制；裁好以后按从左到右、从上到下的次序把各摞叠起来，就是名单的次序",
        )
    yield "文件", f"{files[0]}（拼好的版）；{files[1]}（单个，店里自己拼版时用）"
    yield "文件标准", "PDF/X-4，CMYK，印刷条件 FOGRA39（铜版纸胶印），字体已嵌入；请按 100% 打印，不要“适合页面”"
    yield "开印前", "请先打样一份：号码逐个念一遍，手机扫一扫二维码"
    yield "联系人", contact


def _size(paper: Paper) -> str:
    return f"{paper.name}（{paper.width_mm:g}×{paper.height_mm:g} 毫米）"


def _quantity(order: Order) -> str:
    if order.households:
        return f"{len(order.households)} 张，每户一张，各不相同"
    kinds = len(order.setting.contents)
    return (
        f"{order.quantity} 张"
        if kinds == 1
        else f"{kinds} 栋楼，每栋 {order.quantity} 张，共 {kinds * order.quantity} 张"
    )


def _tables(order: Order, laid: Laid) -> Iterator[Table]:
    if order.households:
        return
    duplex = laid.plan.sides > 1
    rows = tuple(
        (f"第 {sheet.number} 张", f"{_pages(sheet.number, duplex)}", whose, f"{times} 张")
        for sheet, whose, times in sheets_to_print(order, laid.plan)
    )
    yield Table("每张版印多少", (2, 3, 6, 2), ("版", "文件里的页", "谁的卡", "印多少张纸"), rows)


def _pages(number: int, duplex: bool) -> str:  # noqa: FBT001 - two words for two states of paper
    return f"第 {2 * number - 1}、{2 * number} 页" if duplex else f"第 {number} 页"
