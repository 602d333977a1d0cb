"""What a card's page offers: every form of it, to look at and to take to the printer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_tools.derive.card_format import PIXELS, Form, forms_of
from build_tools.kinds.card import Card
from build_tools.kinds.unit import Unit
from build_tools.render.addresses import card_file


class Proof(NamedTuple):
    """A picture of one side; ``height`` in pixels where it is known, the width is the same for all."""

    path: str
    height: int | None
    caption: str


class Sheet(NamedTuple):
    """One form: what to tell a printer, the files, and how it looks; of many buildings, the first one's.

    What is for telephones only has no ``press_file``.
    """

    label: str
    measure: str
    press_file: str
    spoken_file: str
    proofs: tuple[Proof, ...]


def sheets_of(card: Card, buildings: tuple[Unit, ...]) -> tuple[Sheet, ...]:
    """Every form of a card; ``buildings`` are those that have one of their own."""
    whose = f"-{buildings[0].id}" if buildings else ""
    return tuple(
        Sheet(
            form.label,
            _measure(form),
            card_file(card, form.word, "pdf") if form.sides else "",
            card_file(card, f"{form.word}-ua", "pdf"),
            tuple(_proofs(card, form, whose)),
        )
        for form in forms_of(card)
    )


def _measure(form: Form) -> str:
    if not form.sides:
        return "发群用的长图"
    fold = f"，从上边量 {form.folds[0]:g} 毫米处对折" if form.folds else ""
    return f"{form.width:g}×{form.height:g} 毫米，{'双面' if form.sides > 1 else '单面'}{fold}"


def _proofs(card: Card, form: Form, whose: str) -> Iterator[Proof]:
    height = round(PIXELS * form.height / form.width) or None
    sides: list[tuple[str, int | None]] = [("正面", height), ("反面", height)][: form.views]
    if form.folds:
        fold = round(PIXELS * form.folds[0] / form.width)
        sides = [("封面", fold), ("里面", height), ("封底", fold)]
    for number, (caption, tall) in enumerate(sides, 1):
        yield Proof(card_file(card, f"{form.word}{whose}-{number}", "png"), tall, caption)
