"""Pages drawn as pictures for chat groups: small files of a few dozen colours."""

from __future__ import annotations

import io
from functools import cache, lru_cache
from itertools import starmap
from typing import Any

from build_tools.derive.card_format import PIXELS

# Letters and the grounds they stand on; between each pair lie the greys of their edges. Sixteen
# colours in all are four bits a dot: half the size of more, and no eye tells the difference.
_PAIRS = (
    ("surface", "ink", 6),
    ("on-brand", "brand", 5),
    ("tint", "ink", 4),
    ("surface", "ink-soft", 3),
    ("surface", "line", 2),
)
# zlib's Z_RLE: level ground beside level ground, as on a card; smaller here than any level, in half the time.
_RUNS = 3


def picture(pdf: bytes, page: int, screen: dict[str, str]) -> bytes:
    """Draw a page of ``pdf``, from 0, as a PNG of ``PIXELS`` width in the colours of ``screen`` (hex by name)."""
    from PIL import Image  # noqa: PLC0415 - most builds set no card

    drawn = _opened(pdf)[page]
    bitmap = drawn.render(scale=PIXELS / drawn.get_width(), rev_byteorder=True)
    image = bitmap.to_pil().quantize(palette=_palette(tuple(screen.items())), dither=Image.Dither.NONE)
    file = io.BytesIO()
    image.save(file, "png", compress_type=_RUNS)
    return file.getvalue()


@lru_cache(1)
def _opened(pdf: bytes) -> Any:
    """Keep the file open for its next page: its letters have been drawn already."""
    import pypdfium2  # noqa: PLC0415

    return pypdfium2.PdfDocument(pdf)


@cache
def _palette(screen: tuple[tuple[str, str], ...]) -> Any:
    from PIL import Image  # noqa: PLC0415

    colours = {name: _rgb(value) for name, value in screen}
    steps = (step for ground, letters, count in _PAIRS for step in _between(colours[ground], colours[letters], count))
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for step in dict.fromkeys(steps) for part in step])
    return palette


def _rgb(value: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(value.removeprefix("#")))


def _between(ground: tuple[int, ...], letters: tuple[int, ...], count: int) -> list[tuple[int, ...]]:
    def mixed(share: float) -> tuple[int, ...]:
        return tuple(starmap(lambda a, b: round(a + (b - a) * share), zip(ground, letters, strict=True)))

    return [mixed(step / (count - 1)) for step in range(count)]
