"""Everything that a page paints, in order, with the ink and the place: its operators followed one by one.

Operators and their operands: ISO 32000-2, annex A.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from build_tools.verify.press.graphics import SAME, Inks, Mark, State, Walk, joined, matrix_of
from build_tools.verify.press.operators import INLINE_IMAGE, operations_in

_CMYK = {"k": "fill", "K": "stroke"}
_OTHER = {"g": "灰度", "G": "灰度", "rg": "RGB", "RG": "RGB"}
_CHOSEN = {"sc": "fill", "scn": "fill", "SC": "stroke", "SCN": "stroke"}
_FILLS = {"f", "F", "f*"}
_STROKES = {"S", "s"}
_BOTH = {"B", "B*", "b", "b*"}
_SHOWS = {"Tj", "TJ", "'", '"'}
_INVISIBLE = 3  # text rendering mode


def marks_on(page: Any) -> Iterator[Mark]:
    """Yield what a page of pypdf paints, its forms included."""
    content = page.get_contents()
    yield from _followed(b"" if content is None else content.get_data(), page["/Resources"], State(SAME))


def _followed(content: bytes, resources: Any, state: State) -> Iterator[Mark]:
    walk = Walk(resources, state)
    for name, operands in operations_in(content):
        step = _STEPS.get(name)
        if step:
            step(walk, name, operands)
        elif found := _PAINTERS.get(name):
            yield from found(walk, name, operands)


def _concat(walk: Walk, _name: str, operands: Any) -> None:
    walk.state.matrix = joined(matrix_of(operands), walk.state.matrix)


def _ink(walk: Walk, name: str, operands: Any) -> None:
    shares = tuple(round(x, 3) for x in operands)
    space = "CMYK" if name in _CMYK else _OTHER[name]
    setattr(walk.state, "stroke" if name.isupper() else "fill", Inks(space, shares))


def _space(walk: Walk, name: str, operands: Any) -> None:
    chosen = walk.named("/ColorSpace", operands[0])
    told = str(operands[0]) if chosen is None else str(chosen[0] if isinstance(chosen, list) else chosen)
    walk.state.spaces["stroke" if name == "CS" else "fill"] = told.removeprefix("/Device").removeprefix("/")


def _chosen_ink(walk: Walk, name: str, operands: Any) -> None:
    which = _CHOSEN[name]
    shares = tuple(round(x, 3) for x in operands if isinstance(x, float))
    setattr(walk.state, which, Inks(walk.state.spaces.get(which, "没有说明的颜色"), shares))


def _point(walk: Walk, name: str, operands: Any) -> None:
    if name == "m" or not walk.paths:
        walk.paths.append([])
    walk.paths[-1] += zip(operands[::2], operands[1::2], strict=True)


def _rectangle(walk: Walk, _name: str, operands: Any) -> None:
    x, y, width, height = operands
    walk.paths.append([(x, y), (x + width, y), (x, y + height), (x + width, y + height)])


def _end_path(walk: Walk, _name: str, _operands: Any) -> None:
    walk.paths.clear()


def _begin_text(walk: Walk, _name: str, _operands: Any) -> None:
    walk.text = walk.line = SAME


def _font(walk: Walk, _name: str, operands: Any) -> None:
    walk.state.font, walk.state.size = walk.named("/Font", operands[0]), operands[1]


def _mode(walk: Walk, _name: str, operands: Any) -> None:
    walk.state.mode = int(operands[0])


def _leading(walk: Walk, _name: str, operands: Any) -> None:
    walk.state.leading = operands[0]


def _place_text(walk: Walk, _name: str, operands: Any) -> None:
    walk.text = walk.line = matrix_of(operands)


def _next_line(walk: Walk, name: str, operands: Any) -> None:
    x, y = (0.0, -walk.state.leading) if name == "T*" else operands
    if name == "TD":
        walk.state.leading = -y
    walk.text = walk.line = joined((1, 0, 0, 1, x, y), walk.line)


def _show(walk: Walk, name: str, operands: Any) -> Iterator[Mark]:
    if name in ("'", '"'):
        _next_line(walk, "T*", ())
    parts = operands[0] if name == "TJ" else operands[-1:]
    codes = b"".join(part for part in parts if isinstance(part, bytes))
    placed = joined(walk.text, walk.state.matrix)
    inks = Inks("看不见的", ()) if walk.state.mode == _INVISIBLE else walk.state.fill
    size = abs(walk.state.size) * (placed[2] ** 2 + placed[3] ** 2) ** 0.5
    yield Mark("text", inks, (placed[4], placed[5], placed[4], placed[5]), walk.state.font, codes, size)


def _paint(walk: Walk, name: str, _operands: Any) -> Iterator[Mark]:
    """A fill is one mark, lines are one each: a cut mark is to be found where it stands."""
    if name in _FILLS or name in _BOTH:
        yield Mark("fill", walk.state.fill, walk.box(*walk.paths))
    if name in _STROKES or name in _BOTH:
        yield from (Mark("stroke", walk.state.stroke, walk.box(path)) for path in walk.paths)
    walk.paths.clear()


def _shade(walk: Walk, _name: str, _operands: Any) -> Iterator[Mark]:
    yield Mark("shading", Inks("渐变", ()), walk.box())


def _inline_image(walk: Walk, _name: str, _operands: Any) -> Iterator[Mark]:
    yield Mark("image", Inks("图片", ()), walk.box())


def _state_named(walk: Walk, _name: str, operands: Any) -> Iterator[Mark]:
    yield Mark("state", walk.state.fill, walk.box(), font=walk.named("/ExtGState", operands[0]))


def _do(walk: Walk, _name: str, operands: Any) -> Iterator[Mark]:
    form = walk.named("/XObject", operands[0])
    if form is None or form.get("/Subtype") != "/Form":
        yield Mark("image", Inks("图片", ()), walk.box())
        return
    matrix = joined(matrix_of(form.get("/Matrix", SAME)), walk.state.matrix)
    within = replace(walk.state, matrix=matrix, spaces=dict(walk.state.spaces))
    yield from _followed(form.get_data(), form.get("/Resources", walk.resources), within)


_STEPS: dict[str, Any] = {
    "q": Walk.save,
    "Q": Walk.restore,
    "cm": _concat,
    "re": _rectangle,
    "n": _end_path,
    **dict.fromkeys((*_CMYK, *_OTHER), _ink),
    **dict.fromkeys(_CHOSEN, _chosen_ink),
    **dict.fromkeys(("m", "l", "c", "v", "y"), _point),
    "BT": _begin_text,
    "Tf": _font,
    "Tr": _mode,
    "TL": _leading,
    "Tm": _place_text,
    **dict.fromkeys(("cs", "CS"), _space),
    **dict.fromkeys(("Td", "TD", "T*"), _next_line),
}
_PAINTERS: dict[str, Any] = {
    **dict.fromkeys(_SHOWS, _show),
    **dict.fromkeys(_FILLS | _STROKES | _BOTH, _paint),
    "sh": _shade,
    INLINE_IMAGE: _inline_image,
    "gs": _state_named,
    "Do": _do,
}
