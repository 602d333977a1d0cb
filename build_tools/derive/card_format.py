"""The papers that cards are printed on: their sizes, sides, folds and smallest letters.

Lengths are millimetres of the trimmed, unfolded sheet; letters are points (1/72 inch).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from build_tools.kinds.card import Card, CardFormat

BLEED = 3.0
"""How far colour goes beyond the cut, on every side of every format."""

SLUG = 6.0
"""The room around the bleed of a press file, for cut marks."""

PIXELS = 1080
"""The width of every picture: what chat programs show without making it smaller."""


class Form(NamedTuple):
    """One format as it is set by ``theme/cards/<template>.typ``.

    ``word`` stands in the names of files, ``label`` in sentences. A press file has ``sides`` pages
    of ``width`` by ``height`` for each card, front first, back as seen after turning the sheet
    about its vertical edge; what is for telephones only has none, and is as high as need be.
    ``folds`` are horizontal lines, measured from the top. Names, numbers and times are at least
    ``body`` high, what is said about them ``note``. ``places`` tells whether there is room for
    addresses.
    """

    word: str
    label: str
    template: str
    width: float
    height: float
    sides: int
    body: float
    note: float
    folds: tuple[float, ...] = ()
    places: bool = False
    large: bool = False

    @property
    def views(self) -> int:
        """How many pages a reader sees of it: of what folds, the outside is a cover and a back."""
        return max(1, self.sides + len(self.folds))


_SMALLEST_FIRST = (
    Form("name", "名片", "name", 90, 54, sides=2, body=12, note=8),
    Form("folded", "折页", "folded", 90, 108, sides=2, body=12, note=8, folds=(54,)),
    Form("a6", "A6", "a6", 105, 148, sides=2, body=12, note=9),
    Form("a5", "A5冰箱贴", "a5", 148, 210, sides=1, body=13, note=10, places=True),
    Form("a4", "A4楼道海报", "a4", 210, 297, sides=1, body=18, note=14, places=True),
)
_IN_LARGE_PRINT = (
    Form("a6-large", "A6大字版", "a6", 105, 148, sides=2, body=18, note=12, large=True),
    Form("a5-large", "A5冰箱贴大字版", "a5", 148, 210, sides=1, body=18, note=13, large=True),
    Form("a4-large", "A4楼道海报大字版", "a4", 210, 297, sides=1, body=25, note=18, large=True),
)

_FOR_TELEPHONES = (Form("numbers", "号码长图", "numbers", 110, 0, sides=0, body=13, note=9.5),)


def forms_of(card: Card) -> tuple[Form, ...]:
    """Every form that a card is to be made in; what folds or goes into a purse has no room for large print."""
    large = _IN_LARGE_PRINT if card.large_print else ()
    return tuple(form for form in (*_SMALLEST_FIRST, *large, *_FOR_TELEPHONES) if is_on(form, card.formats))


def is_on(form: Form, papers: Iterable[CardFormat]) -> bool:
    """Whether a form is printed on one of the papers; a paper bears its template's name."""
    return form.template in [paper.value for paper in papers]


def roomier_than(form: Form) -> tuple[Form, ...]:
    """Forms that may hold what ``form`` does not, in the order in which to try them.

    First larger papers with letters as large, then the same paper and larger ones in ordinary print.
    """
    kin = _IN_LARGE_PRINT if form.large else _SMALLEST_FIRST
    larger = tuple(other for other in kin if _area(other) > _area(form))
    ordinary = tuple(other for other in _SMALLEST_FIRST if form.large and _area(other) >= _area(form))
    return larger + ordinary


def _area(form: Form) -> float:
    return form.width * form.height * form.sides
