"""The operators of a page with their operands, as they stand in its content (ISO 32000-2, 7.2 to 7.3 and 7.8).

pypdf takes as long for them as Typst for setting the page, and qpdf (through pikepdf) twice as long as this.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

INLINE_IMAGE = "INLINE IMAGE"
"""The operator that stands for a whole inline image."""

_PIECE = re.compile(
    rb"""[\s\0]*((?:[-+]?[\d.]+[\s\0]+)*)         # numbers
    (?:([A-Za-z'"][\w*'"]*)                       # an operator
    |([-+]?[\d.]+)                                # a number with nothing between it and what follows
    |/([^\s\0()<>\[\]{}/%]*)                      # a name
    |(\()                                         # the beginning of a text
    |<([\dA-Fa-f\s]*)>                            # a text in hexadecimal
    |(\[|\]|<<|>>)
    |%[^\r\n]*|.|$)""",
    re.VERBOSE | re.DOTALL,
)
_OPERATOR, _NUMBER, _NAME, _TEXT, _HEX, _BRACKET = range(2, 8)
_IN_TEXT = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_ESCAPED |= {b"%03o" % code: bytes([code]) for code in range(256)}
_HASHED = re.compile(rb"#([\dA-Fa-f]{2})")
_END_OF_IMAGE = re.compile(rb"[\s\0]EI(?=[\s\0]|$)")


def operations_in(content: bytes) -> Iterator[tuple[str, list[Any]]]:
    """Yield each operator and its operands: numbers, names as ``/Name``, texts as bytes, arrays as lists of these.

    Of dictionaries, which no operator that paints takes, the pieces stand in a list.
    """
    operands: list[Any] = []
    outer: list[list[Any]] = []
    at = 0
    while at < len(content) and (found := _PIECE.match(content, at)):
        at = found.end()
        if found[1]:
            operands += map(float, found[1].split())
        kind = found.lastindex or 0
        if kind == _OPERATOR and not outer:
            name = found[2].decode("latin-1")
            if name == "BI":
                name, at = INLINE_IMAGE, _behind_image(content, at)
            yield name, operands
            operands = []
        elif kind == _TEXT:
            text, at = _text(content, at)
            operands.append(text)
        elif kind == _BRACKET and found[7] in (b"[", b"<<"):
            outer.append(operands)
            operands = []
        elif kind == _BRACKET and outer:
            operands = [*outer.pop(), operands]
        elif kind in _READ:
            operands.append(_READ[kind](found[kind]))


def _name(written: bytes) -> str:
    return "/" + _HASHED.sub(lambda code: bytes.fromhex(code[1].decode()), written).decode("utf-8", "replace")


def _hexadecimal(written: bytes) -> bytes:
    digits = b"".join(written.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


_READ: dict[int, Callable[[bytes], Any]] = {_NUMBER: float, _NAME: _name, _HEX: _hexadecimal}


def _text(content: bytes, at: int) -> tuple[bytes, int]:
    """Read what stands within parentheses, of which the first is before ``at``; return where it goes on behind them."""
    depth = 1
    for found in _IN_TEXT.finditer(content, at):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if not depth:
            return _ESCAPE.sub(_unescaped, content[at : found.start()]), found.end()
    return content[at:], len(content)


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return _ESCAPED.get(code) or (bytes([int(code, 8) & 0xFF]) if code.isdigit() else _ESCAPED.get(code, code))


def _behind_image(content: bytes, at: int) -> int:
    end = _END_OF_IMAGE.search(content, at)
    return end.end() if end else len(content)
