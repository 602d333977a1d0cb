"""Pictures and papers that notices show; pictures are drawn anew, so that no place or camera stays in them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from build_tools.load.files import SourceFile, read_bytes
from build_tools.output import Draft, Made, Output, key_of
from build_tools.problem import Invalid, Location, Problem

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_PIXELS = 25_000_000
_WIDEST = 1600
_PDF = b"%PDF-"
_FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}


def attachment_outputs(root: Path, files: Iterable[SourceFile]) -> Iterator[Output]:
    """Yield the pictures and papers of notices, which lie beside the notices' pages."""
    for file in files:
        key = key_of(file)
        make = partial(_published, root, file.path)
        yield Output(file.path.removeprefix("content/"), partial(Draft, key, make))


def _published(root: Path, path: str) -> Made:
    return Made(clean_attachment(read_bytes(root, path), path), origin=path)


def clean_attachment(data: bytes, path: str) -> bytes:
    """Return a file fit to publish, without EXIF; raise ``Invalid`` when it is not what its name says."""
    suffix = path[path.rindex(".") :].lower()
    if suffix != ".pdf":
        return _clean_picture(data, path, _FORMATS[suffix])
    if data.startswith(_PDF):
        return data
    raise Invalid(Problem(Location(path), "E170", "这不是 PDF 文件", "重新导出 PDF，或删掉它。"))


def _clean_picture(data: bytes, path: str, image_format: str) -> bytes:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - most runs meet no picture

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=[image_format]) as picture:
            if picture.width * picture.height <= _MOST_PIXELS:
                return _drawn_anew(picture, image_format)
            what = f"图片太大（{picture.width} 乘 {picture.height}）"
            raise Invalid(Problem(Location(path), "E171", what, "缩小到宽 1600 像素以内再放进来。"))
    except Image.DecompressionBombError:
        what = "图片太大，打不开"
        raise Invalid(Problem(Location(path), "E171", what, "缩小到宽 1600 像素以内再放进来。")) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        what = f"打不开这张图片，或它不是 {image_format} 格式"
        raise Invalid(Problem(Location(path), "E170", what, "用看图软件另存一份再放进来。")) from None


def _drawn_anew(picture: Image, image_format: str) -> bytes:
    from PIL import Image, ImageOps  # noqa: PLC0415 - most runs meet no picture

    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((_WIDEST, _WIDEST * 4))
    mode = "RGB" if image_format == "JPEG" else upright.mode
    bare = Image.new(mode, upright.size)
    bare.paste(upright.convert(mode))
    buffer = io.BytesIO()
    bare.save(buffer, image_format, quality=82, optimize=True)
    return buffer.getvalue()
