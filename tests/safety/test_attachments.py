"""C-81, C-83: only a few kinds of file are published, and they are what they say."""

from __future__ import annotations

import struct
import zlib

import pytest

from tests.safety.examples import (
    CANARY,
    lianxin,
    picture,
    problems_at,
    reported,
    site_of,
    sounds_right,
)

NOT_ACCEPTED = [
    *(
        "page.html",
        "page.htm",
        "page.xhtml",
        "picture.svg",
        "sw.js",
        "app.mjs",
        "style.css",
        "CNAME",
        "robots.txt",
        "404.html",
    ),
    *("_headers", "_redirects", "web.config", "data.json", "feed.xml", "site.webmanifest", "font.woff2", "film.mp4"),
    *("letter.doc", "letter.docm", "sheet.xlsx", "sheet.xlsm", "archive.zip", "program.exe", "script.sh", "script.py"),
    *(
        "picture.gif",
        "picture.bmp",
        "picture.tiff",
        "picture.heic",
        "notice.markdown",
        "notice.txt",
        "wasm.wasm",
        "x.md.html",
    ),
]


@pytest.mark.parametrize("name", NOT_ACCEPTED)
def test_c_81_only_a_few_kinds_of_file_are_published(published, name):
    """A page, a script or a service worker in content/ would be obeyed by every reader's browser."""
    before = site_of(published)
    path = f"content/notices/{name}"
    published.write(path, f"<script>alert('{CANARY}')</script>")
    (problem,) = problems_at(published, path)
    assert problem.code in ("E162", "E164", "E165")
    published.build()
    assert site_of(published) == before


@pytest.mark.parametrize("folder", ["content", "content/about", "directory", "directory/hotlines"])
def test_c_81_nor_from_any_other_folder(published, folder):
    """The list holds for pages and for records too."""
    before = site_of(published)
    for name in ("sw.js", "page.html", "CNAME"):
        published.write(f"{folder}/{name}", CANARY)
        assert problems_at(published, f"{folder}/{name}")
    published.build()
    assert site_of(published) == before


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


DISGUISES = {
    "html-as-png": ("x.png", b"<html><script>alert(1)</script></html>"),
    "svg-as-png": ("x.png", SVG),
    "svg-as-jpg": ("x.jpg", SVG),
    "html-as-pdf": ("x.pdf", b"<html>%PDF-1.4</html>"),
    "gif-as-png": ("x.png", picture("GIF")),
    "jpeg-as-png": ("x.png", picture("JPEG")),
    "png-as-webp": ("x.webp", picture("PNG")),
    "empty-picture": ("x.png", b""),
    "empty-paper": ("x.pdf", b""),
    "cut-off": ("x.png", picture(size=(400, 400))[:60]),
    "zeros": ("x.jpg", b"\0" * 1000),
    "eps-as-jpg": ("x.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"),
}


@pytest.mark.parametrize(("name", "data"), DISGUISES.values(), ids=DISGUISES)
@pytest.mark.parametrize("folder", ["content/notices", "content/about"])
def test_c_81_a_picture_is_a_picture(published, name, data, folder):
    """A file that is not what its name says is refused, beside notices and beside pages."""
    before = site_of(published)
    path = f"{folder}/{name}"
    published.write(path, data)
    assert [problem.code for problem in problems_at(published, path)] == ["E170"]
    published.build()
    assert site_of(published) == before


HIDDEN = [
    *(
        ".env",
        ".git/config",
        ".github/workflows/x.yml",
        ".htaccess",
        ".a.md",
        "._a.md",
        "~$sheet.xlsx",
        "~$letter.docx",
    ),
    *(".~lock.a.md#", "a.md~", "a.md.bak", "a.md.tmp", ".a.md.swp", "a.swp", ".ssh/id_rsa", ".npmrc", "..a.md"),
]


@pytest.mark.parametrize("name", HIDDEN)
@pytest.mark.parametrize("folder", ["content/notices", "directory/hotlines"])
def test_c_83_hidden_and_temporary_files_are_refused(published, folder, name):
    """Excel's ~$ files and an editor's backups are told to go; nothing hidden is ever published."""
    before = site_of(published)
    published.write(f"{folder}/{name}", CANARY)
    problems = [sounds_right(p) for p in published.check().problems if p.code.startswith("E")]
    assert [p.code for p in problems] == ["E164"]
    assert "删掉" in problems[0].remedy
    published.build()
    assert site_of(published) == before


@pytest.mark.parametrize("name", ["Thumbs.db", ".DS_Store", "desktop.ini", "__MACOSX/._a.md"])
def test_c_83_what_finder_and_explorer_leave_is_never_published(published, name):
    """Nobody put it there on purpose: it is neither read nor published."""
    before = site_of(published)
    published.write(f"content/notices/{name}", CANARY).write(f"directory/hotlines/{name}", CANARY)
    assert [p.code for p in published.build().problems if p.code.startswith("E")] == []
    assert site_of(published) == before


def drawn_on(width: int, height: int) -> bytes:
    """A picture whose size is only claimed: a few bytes that would unfold to gigabytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [5_001, 9_400, 13_000, 60_000, 2_000_000_000])
@pytest.mark.parametrize("folder", ["content/notices", "content/about"])
def test_c_81_a_picture_that_would_unfold_is_refused(published, folder, side):
    """Twenty kilobytes may claim to be gigabytes; the claim is enough."""
    before = site_of(published)
    path = f"{folder}/x.png"
    published.write(path, drawn_on(side, side))
    said = reported(lianxin(published.root, "build", timeout=20))
    assert f"{path}:1:1: 错误 E17" in said
    assert site_of(published) == before


def test_c_81_a_report_shows_no_bytes_of_a_picture(repository):
    """What is no text has no lines."""
    repository.write("content/notices/x.png", b"\x89PNG" + bytes(range(256)))
    assert "这一行现在是" not in reported(lianxin(repository.root, "check"))
