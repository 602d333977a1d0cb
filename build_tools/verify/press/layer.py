"""What only one card of a job has, its code and its line, told apart from all that it shares with others.

Two sides whose operators are the same but for these are the same picture but for these: the same forms at the same
places, the same marks, black codes and black lines that begin at the same points. So everything is looked at on one
side of each kind, and on every other side what differs: that a code's shape stays within its place and is large
enough, that each letter of a line is in the font; that the code is read and the line found where it should be is
asked of every card in any case (``codes``, ``words``). An operator that does not belong makes a side a kind of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from hashlib import blake2b
from itertools import count
from typing import NamedTuple

from build_tools.verify.press import fonts
from build_tools.verify.press.finding import OURS, Finding
from build_tools.verify.press.opened import Page
from build_tools.verify.press.wanted import LEAST_MODULE_MM, MM, Side

_NUMBER = rb"-?\d+(?:\.\d+)?"
_CODE = re.compile(rb"q (%b) 0 0 \1 (%b %b) cm 0 0 0 1 k\n((?:\d+ \d+ \d+ 1 re )+)f Q\n" % (_NUMBER, _NUMBER, _NUMBER))
_LINE = re.compile(rb"(BT 0 0 0 1 k /L %b Tf %b %b Td )<([0-9A-F]+)> Tj ET\n" % (_NUMBER, _NUMBER, _NUMBER))
_RUN = re.compile(rb"(\d+) (\d+) (\d+) 1 re ")
_FONT = "/L"
_HAIR = 0.01  # points


class Code(NamedTuple):
    """The shape of a code: the side of its squares in points, and how many of them it is wide or high."""

    module: float
    reach: int


class Layer(NamedTuple):
    """What only a side has: its codes, and the codes of its letters."""

    codes: tuple[Code, ...]
    lines: tuple[bytes, ...]


def kind_of(page: Page) -> bytes:
    """What a side has in common with those of its kind, as a hash."""
    told = _operators(page)
    rest = _LINE.sub(rb"\1", _CODE.sub(rb"\2", told))
    resources = page.objects.raw_get("/Resources") if "/Resources" in page.objects else None
    # Resources of a page's own may be anything: such a page is like no other.
    shared = getattr(resources, "idnum", f"page {page.number}")
    return blake2b(f"{shared}\n".encode() + rest, digest_size=16).digest()


def layer_of(page: Page) -> Layer:
    """What a side does not share."""
    told = _operators(page)
    return Layer(
        tuple(Code(float(code[1]), _reach(code[3])) for code in _CODE.finditer(told)),
        tuple(bytes.fromhex(line[2].decode()) for line in _LINE.finditer(told)),
    )


def _operators(page: Page) -> bytes:
    content = page.objects.get_contents()
    return b"" if content is None else bytes(content.get_data())


def _reach(runs: bytes) -> int:
    found = [tuple(map(int, run)) for run in _RUN.findall(runs)]
    return max(max(left + wide, bottom + 1) for left, bottom, wide in found)


def check(page: Page, side: Side) -> Iterator[Finding]:
    """Yield what is wrong with the codes and lines of a side that is otherwise like one that was looked at closely."""
    layer = layer_of(page)
    say = partial(Finding, "E518", page.number, 0, 0, remedy=OURS)
    room = max((cell.code_mm[2] - cell.code_mm[0] for cell in side.cells if cell.code_mm), default=0.0) * MM
    for number, code in zip(count(1), layer.codes, strict=False):
        if code.module < LEAST_MODULE_MM * MM:
            yield say(what=f"第 {number} 个二维码太小：每格 {code.module / MM:.2f} 毫米，至少 {LEAST_MODULE_MM} 毫米")
        if code.module * code.reach > room + _HAIR:
            yield say(what=f"第 {number} 个二维码伸出了留给它的位置")
    yield from fonts.check_codes(page, page.objects["/Resources"]["/Font"][_FONT], layer.lines)
