"""The short code of an edition: what its QR code leads to, and what can be typed when the QR is torn."""

from __future__ import annotations

import re
from hashlib import blake2b

# No two of these look alike in print: of 0 o, 1 i l j, 2 z, 5 s, 8 b, 6 g, 9 q, u v, m n one at most.
_LETTERS = "347acdefhkmprtwxy"
_LENGTH = 7
_GAPS = re.compile(r"\s+")


def edition_code(card_id: str, edition: str) -> str:
    """Return seven letters and digits, the same for ever for one card and one 版次.

    17 to the seventh is 410 million: of a thousand editions on one site, two share a code with a
    chance of one in eight hundred, and then ``check`` says so (E342).
    """
    said = f"{card_id}\n{_GAPS.sub('', edition)}"
    number = int.from_bytes(blake2b(said.encode(), digest_size=8, person=b"lianxin-card").digest(), "big")
    letters = []
    for _ in range(_LENGTH):
        number, rest = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[rest])
    return "".join(letters)
