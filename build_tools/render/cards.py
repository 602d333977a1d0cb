"""The files of every card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

from build_tools.derive.card_content import contents_of
from build_tools.derive.card_format import Form, forms_of
from build_tools.derive.proof import is_final
from build_tools.derive.snapshot import Snapshot
from build_tools.kinds.card import Card
from build_tools.output import Draft, Made, Output, key_of
from build_tools.problem import Invalid, Problem
from build_tools.render.addresses import card_file
from build_tools.render.card_press import press_ready
from build_tools.render.card_refusals import problems_of_setting
from build_tools.render.card_setting import Setting, picture_of, tagged_pdf
from build_tools.verify.cards import problems_of, read_back
from build_tools.verify.press.finding import DIFFERS


def card_outputs(snapshot: Snapshot, theme: Path, theme_version: str) -> Iterator[Output]:
    """Yield the files of every card in every form."""
    for card in snapshot.directory.of(Card):
        for form in forms_of(card):
            setting = setting_of(card, form, snapshot, theme)
            yield from _files(card, setting, key_of(theme_version, setting.contents, form, setting.stamp))


def setting_of(card: Card, form: Form, snapshot: Snapshot, theme: Path) -> Setting:
    """Return what is set of a card in a form today; its files bear the day of its check."""
    is_proof = not is_final(card, snapshot)
    contents = tuple(content._replace(is_proof=is_proof) for content in contents_of(card, form, snapshot))
    return Setting(contents, form, theme, stamp_of_card(card, snapshot))


def stamp_of_card(card: Card, snapshot: Snapshot) -> date:
    """The day that a card's files bear: of its check, else the year's first."""
    return card.verified.on if card.verified else snapshot.today.replace(month=1, day=1)


def _files(card: Card, setting: Setting, key: str) -> Iterator[Output]:
    word, views = setting.form.word, setting.form.views
    if setting.form.sides:
        yield Output(card_file(card, word, "pdf"), partial(Draft, key, partial(_press_file, setting)))
    yield Output(card_file(card, f"{word}-ua", "pdf"), partial(Draft, key, partial(_file_for_screen_readers, setting)))
    count: Counter[str] = Counter()
    for page, content in enumerate(content for content in setting.contents for _ in range(views)):
        whose = f"{word}-{content.building}" if content.building else word
        count[whose] += 1
        yield Output(
            card_file(card, f"{whose}-{count[whose]}", "png"), partial(Draft, key, partial(_picture, setting, page))
        )


def _press_file(setting: Setting) -> Made:
    _refuse(setting)
    data = press_ready(setting)
    result = read_back(data, setting.contents, setting.form)
    if press_ready(setting) != data:
        result = result._replace(findings=(*result.findings, DIFFERS))
    if problems := tuple(problems_of(result, setting.contents)):
        raise Invalid(*problems)
    return Made(data)


def _file_for_screen_readers(setting: Setting) -> Made:
    _refuse(setting)
    return Made(tagged_pdf(setting))


def _picture(setting: Setting, page: int) -> Made:
    _refuse(setting)
    return Made(picture_of(setting, page))


def _refuse(setting: Setting) -> None:
    """Raise ``Invalid`` for what cannot be printed: every file of a card does, and the reader is told once."""
    if problems := _problems(setting):
        raise Invalid(*problems)


@lru_cache(2)
def _problems(setting: Setting) -> tuple[Problem, ...]:
    return tuple(problems_of_setting(setting))
