"""A notice's pictures: in sizes, with room kept for them, as they were drawn, and with nothing in them but pixels."""

from __future__ import annotations

import io
import re
import shutil

import pytest
from PIL import Image

from tests.conftest import TODAY, tree

NOTICE = "content/notices/2026-11-20-map.md"
PAGE = "notices/2026-11-20-map.html"
SIDE = (2000, 1000)


def drawn(image_format, mode="RGB", size=SIDE, **how) -> bytes:
    """A red picture with a green right half."""
    picture = Image.new("RGB", size, (200, 20, 20))
    picture.paste((20, 120, 20), (size[0] // 2, 0, *size))
    buffer = io.BytesIO()
    (picture.quantize(2) if mode == "P" else picture.convert(mode)).save(buffer, image_format, **how)
    return buffer.getvalue()


@pytest.fixture
def shown(repository):
    """What a picture of some name and content becomes: its files by path, and the page."""

    def build(name, data):
        repository.write(f"content/notices/{name}", data)
        repository.write(
            NOTICE, f"---\n标题: 图\n类别: 温馨提示\n发布: 2026-11-20\n---\n看图：\n\n![示意图：往东走]({name})\n"
        )
        assert [p for p in repository.build(TODAY).problems if p.code.startswith("E")] == []
        files = tree(repository.root / "site")
        return {path: data for path, data in files.items() if name in path}, repository.page(PAGE)

    return build


def colours(data) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """The colours in the middle of the left and of the right half."""
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    width, height = picture.size
    return picture.getpixel((width // 4, height // 2)), picture.getpixel((width * 3 // 4, height // 2))


@pytest.mark.parametrize(("name", "how"), [("a.jpg", ("JPEG",)), ("a.png", ("PNG",)), ("a.png", ("PNG", "P")), ("a.webp", ("WEBP",)), ("a.jpg", ("JPEG", "CMYK"))])  # fmt: skip
def test_a_picture_comes_in_sizes_and_keeps_its_colours(shown, name, how):
    """Whatever form and kind of colour it has: palettes and CMYK too; none is wider than 1600 or than itself."""
    files, page = shown(name, drawn(*how))
    found = {path: Image.open(io.BytesIO(data)) for path, data in files.items()}
    assert {path: picture.size for path, picture in found.items()} == {
        f"notices/{name}": (1600, 800),
        **{f"notices/{name}.{width}.webp": (width, width // 2) for width in (360, 720, 1080, 1600)},
    }
    for data in files.values():
        left, right = colours(data)
        assert left[0] > 2 * left[1]
        assert right[1] > 2 * right[0]
    offered = re.search(r'<source type="image/webp" srcset="([^"]*)" sizes="[^"]+">', page)[1]
    assert offered.split(", ")[0] == f"../notices/{name}.360.webp 360w"
    assert {f"notices/{part.split()[0].rpartition('/')[2]}" for part in offered.split(", ")} == set(files) - {f"notices/{name}"}  # fmt: skip
    assert re.search(
        f'<img src="../notices/{name}" alt="示意图：往东走" width="1600" height="800" loading="lazy"', page
    )


def test_a_small_picture_is_not_blown_up(shown):
    """It has its own size, and no size that is hardly narrower."""
    files, page = shown("a.png", drawn("PNG", size=(400, 200)))
    assert sorted(files) == ["notices/a.png", "notices/a.png.400.webp"]
    assert 'width="400" height="200"' in page


def test_where_and_with_what_it_was_taken_is_gone(shown):
    """EXIF with its place, and comments, are in no file; a photo that lies on its side stands upright."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera of somebody"
    exif.get_ifd(0x8825)[2] = (31.0, 24.0, 2.7)
    files, page = shown("a.jpg", drawn("JPEG", size=(1000, 500), exif=exif, comment=b"a secret"))
    assert 'width="500" height="1000"' in page
    for data in files.values():
        picture = Image.open(io.BytesIO(data))
        assert picture.height == 2 * picture.width
        assert not picture.getexif()
        assert b"Camera" not in data
        assert b"secret" not in data


def test_a_picture_is_drawn_once_and_always_alike(repository, shown):
    """A second build draws nothing; one from nothing gives the same bytes."""
    first, _ = shown("a.jpg", drawn("JPEG"))
    assert repository.build(TODAY).made == 0
    (repository.root / "site").unlink()
    shutil.rmtree(repository.root / ".lianxin")
    again, _ = shown("a.jpg", drawn("JPEG"))
    assert again == first


def test_a_picture_without_words_is_refused(repository):
    """Whoever does not see it is told nothing; the message says what to write."""
    repository.write("content/notices/a.png", drawn("PNG", size=(40, 40)))
    repository.write(NOTICE, "---\n标题: 图\n类别: 温馨提示\n发布: 2026-11-20\n---\n![](a.png)\n")
    (problem,) = [p for p in repository.check(TODAY).problems if p.code.startswith("E")]
    assert (problem.code, problem.at.line) == ("E332", 6)
