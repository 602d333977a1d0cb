"""Pictures and papers that notices show; pictures are drawn anew, in sizes, and no place or camera stays in them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from build_tools.load.files import SourceFile, read_bytes
from build_tools.output import Draft, Made, Output, key_of
from build_tools.problem import Invalid, Location, Problem
from build_tools.render.addresses import published_at
from build_tools.render.pictures import Pixels, sizes_of

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_PIXELS = 25_000_000
_A_PALETTE = 256  # colours
_WAY = 2  # of drawing: another number, and all pictures are drawn again
_WIDEST = 1600
_TALLEST = 4 * _WIDEST
_PDF = b"%PDF-"
_FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
_ORIENTATION = 0x0112
_ON_ITS_SIDE = 5  # EXIF: from here on width and height are exchanged
_PLAIN_MODES = frozenset({"1", "L", "LA", "RGB", "RGBA"})


def attachment_outputs(
    root: Path, files: Iterable[SourceFile], pixels: Mapping[str, Pixels | None]
) -> Iterator[Output]:
    """Yield the pictures and papers of notices, which lie beside the notices' pages; each picture in every size too."""
    for file in files:
        there, size = published_at(file.path), pixels[file.path]
        yield Output(there, partial(Draft, key_of(_WAY, file), partial(_published, root, file.path, size)))
        for width, path in sizes_of(there, size) if size else ():
            yield Output(path, partial(Draft, key_of(_WAY, file, width), partial(_in_size, root, file.path, width)))


def pixels_of(data: bytes, path: str) -> Pixels | None:
    """The width and height at which a picture is published, None for a paper.

    Raise ``Invalid`` (E170, E171) for what is not what its name says, and for what is too large.
    """
    suffix = path[path.rindex(".") :].lower()
    if suffix != ".pdf":
        with _opened(data, path, _FORMATS[suffix]) as picture:
            picture.load()
            return _fitted(picture)
    if data.startswith(_PDF):
        return None
    raise Invalid(Problem(Location(path), "E170", "这不是 PDF 文件", "重新导出 PDF，或删掉它。"))


def _published(root: Path, path: str, size: Pixels | None) -> Made:
    """A paper as it is, a picture in the form that its name says: for links to it, and for old browsers."""
    data = read_bytes(root, path)
    if not size:
        return Made(data, origin=path)
    image_format = _FORMATS[path[path.rindex(".") :].lower()]
    with _opened(data, path, image_format) as picture:
        bare = _bare(picture, size[0])
        if image_format == "JPEG":
            bare = bare.convert("RGB")
        elif image_format == "PNG" and bare.mode == "RGB" and bare.getcolors(_A_PALETTE):
            bare = bare.quantize(_A_PALETTE)
        return Made(_saved(bare, image_format, quality=82, optimize=True), origin=path)


def _in_size(root: Path, path: str, width: int) -> Made:
    """A picture as WebP, of so many pixels across; what was drawn is kept as drawn where that is smaller."""
    image_format = _FORMATS[path[path.rindex(".") :].lower()]
    with _opened(read_bytes(root, path), path, image_format) as picture:
        bare = _bare(picture, width)
        made = [_saved(bare, "WEBP", quality=80, method=4)]
        if image_format == "PNG":
            made.append(_saved(bare, "WEBP", lossless=True, method=4))
        return Made(min(made, key=len), origin=path)


@contextmanager
def _opened(data: bytes, path: str, image_format: str) -> Iterator[Image]:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - most runs meet no picture

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=[image_format]) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                what = f"图片太大（{picture.width} 乘 {picture.height}）"
                raise Invalid(Problem(Location(path), "E171", what, "缩小到宽 1600 像素以内再放进来。"))
            yield picture
    except Image.DecompressionBombError:
        what = "图片太大，打不开"
        raise Invalid(Problem(Location(path), "E171", what, "缩小到宽 1600 像素以内再放进来。")) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        what = f"打不开这张图片，或它不是 {image_format} 格式"
        raise Invalid(Problem(Location(path), "E170", what, "用看图软件另存一份再放进来。")) from None


def _fitted(picture: Image) -> Pixels:
    width, height = picture.size
    if picture.getexif().get(_ORIENTATION, 1) >= _ON_ITS_SIDE:
        width, height = height, width
    scale = min(1, _WIDEST / width, _TALLEST / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _bare(picture: Image, width: int) -> Image:
    """The picture upright, so many pixels across, with nothing in it but its pixels."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - most runs meet no picture

    whole, tall = _fitted(picture)
    upright = ImageOps.exif_transpose(picture)
    if upright.mode not in _PLAIN_MODES:
        upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    size = (width, max(1, round(tall * width / whole)))
    bare = Image.new(upright.mode, size)
    bare.paste(upright.resize(size, Image.Resampling.LANCZOS) if size != upright.size else upright)
    return bare


def _saved(picture: Image, image_format: str, **how: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, image_format, **how)
    return buffer.getvalue()
