"""The pictures of README, made anew from the demo: what a phone shows at ten on a Wednesday, and the card.

::

    python bench/pictures.py            (make pictures)

They show the site as it is: whoever changes what residents see runs it and commits what changed.
"""

from __future__ import annotations

import io
import shutil
import threading
from datetime import date, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from build_tools import pipeline

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / ".github/pictures"
CHINA = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 11, 25)
TEN = datetime(2026, 11, 25, 10, tzinfo=CHINA)
VIEW, SHARPNESS, WIDTH = {"width": 360, "height": 720}, 1.5, 540
PAGES = {"page": "c/baoxinyuan-3/index.html", "english": "en/c/baoxinyuan-3/index.html"}
CARDS = {"card-front": "cards/card-baoxinyuan-3-a6-1.png", "card-back": "cards/card-baoxinyuan-3-a6-2.png"}


def main() -> None:
    """Build the demo in a folder of its own, look at it, write the pictures."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("directory", "content", "theme"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "mkdocs.yml", root)
        pipeline.build(root, TODAY, print)
        for name, path in CARDS.items():
            save(name, (root / "site" / path).read_bytes())
        look_at(root / "site")


def look_at(site: Path) -> None:
    """Take the screens; the clock of the browser stands still."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        context = browser.new_context(
            viewport=VIEW, device_scale_factor=SHARPNESS, timezone_id=CHINA.key, service_workers="block"
        )
        page = context.new_page()
        page.clock.set_fixed_time(TEN)
        for name, path in PAGES.items():
            page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
            save(name, screen(page))
        page.goto(f"http://127.0.0.1:{server.server_port}/search.html")
        page.fill("input[name=q]", "医院")
        page.locator("#found .row .state").first.wait_for()
        save("search", screen(page))
        browser.close()
    server.shutdown()


def screen(page: Page) -> bytes:
    """What fits the screen, without what scripts are still fetching."""
    page.wait_for_load_state("networkidle")
    return page.screenshot()


def save(name: str, data: bytes) -> None:
    """Write a PNG of few colours: README is read on telephones too."""
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    small = picture.resize((WIDTH, round(picture.height * WIDTH / picture.width)), Image.Resampling.LANCZOS)
    small.quantize(64, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
