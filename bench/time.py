"""How long it takes to work out when places are open and when buses run.

``python bench/time.py --write bench/RESULTS.md``: CPU seconds of one process, in turns with
opening-hours-py 2 (Rust), which is asked for the same hours over the same 402 days. It knows
the days off of China but not the make-up workdays, and gives no reasons.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import which
from statistics import median

from opening_hours import OpeningHours
from playwright.sync_api import sync_playwright
from results import replace

from build_tools import pipeline
from build_tools.calendar.almanac import almanac
from build_tools.departures.line import line_of
from build_tools.departures.service import chooser
from build_tools.departures.table import compiled as compiled_shuttle
from build_tools.derive.snapshot import take_snapshot
from build_tools.kinds.shuttle import Shuttle
from build_tools.opening import Opening
from build_tools.opening.table import compiled
from build_tools.render.theme import script
from build_tools.values.hours import parse_hours

ROOT = Path(__file__).parent.parent
FIRST, DAYS = date(2026, 11, 22), 402
PLACES, SHUTTLES, ROUNDS = 1_000, 200, 5


def main() -> None:
    """Measure, print, and write the section if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table into its section of this file")
    options = parser.parse_args()
    typed = [_hours(number) for number in range(PLACES)]
    canonical = [str(parse_hours(text)) for text in typed]
    jobs: dict[str, Callable[[], None]] = {
        f"{PLACES:,} places: Chinese text to table": lambda: _tables(typed),
        f"{PLACES:,} places: opening-hours-py, canonical text to intervals": lambda: _intervals(canonical),
        f"{SHUTTLES} shuttles: tables of every direction, stop and day": _tables_of_shuttles(),
    }
    runs: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            parse_hours.cache_clear()
            started = time.process_time()
            job()
            runs[name].append(time.process_time() - started)
    ours, peer, _ = runs.values()
    rows = [f"| {name} | {median(found):.2f} ({min(found):.2f}–{max(found):.2f}) |" for name, found in runs.items()]
    ratio = median(one / other for one, other in zip(ours, peer, strict=True))
    table = "\n".join([f"| {DAYS} days, {ROUNDS} rounds | CPU s |", "|---|---|", *rows, *_in_the_browser()])
    text = f"{table}\n\nlianxin ÷ opening-hours-py, paired: {ratio:.2f}.\n"
    print(text)
    if options.write:
        replace(options.write, "time", text)


def _hours(number: int) -> str:
    """Hours unlike those of any other number."""
    morning, evening = 6 * 60 + number % 180, 17 * 60 + number // 180 * 7
    forms = (
        "周一至周五 {0}-11:30、13:30-{1}，节假日休息",
        "工作日 {0}-{1}，双休日 9:00-16:00",
        "周二至周日 {0}-{1}，周一闭馆（节假日除外）",
        "5月1日至9月30日 {0}-{1}，10月1日至4月30日 8:30-17:00，农历初一、十五 5:00-17:00",
        "每天 {0}-{1}",
        "周一至周六 {0}-{1}，春节、国庆节休息",
    )
    clocks = (f"{minutes // 60}:{minutes % 60:02}" for minutes in (morning, evening))
    return forms[number % len(forms)].format(*clocks)


def _tables(typed: list[str]) -> None:
    china = almanac((), ())
    for text in typed:
        compiled(Opening(parse_hours(text), china), FIRST, DAYS)


def _in_the_browser() -> list[str]:
    """Milliseconds for one state and one next bus, at a sixth of this machine's speed; the mean of 2,000 minutes."""
    china = almanac((), ())
    hours = compiled(Opening(parse_hours(_hours(1)), china), FIRST, DAYS)
    directory = pipeline.check(ROOT, FIRST).directory
    lines = [line_of(shuttle, directory, (), china) for shuttle in directory.of(Shuttle)]
    line = max((compiled_shuttle(each, FIRST, DAYS) for each in lines), key=lambda table: len(str(table)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.add_script_tag(content=script(ROOT / "theme", "times", "now", "coming").data.decode())
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
        state, bus = page.evaluate(_BOTH, [hours, line])
        browser.close()
    return [f"| state and its next change, Chromium at a sixth of the speed | {state:.3f} ms |",
            f"| next bus in words, Chromium at a sixth of the speed | {bus:.3f} ms |"]  # fmt: skip


_BOTH = """([hours, table]) => { const now = window.lianxinNow, open = now.ready(hours), line = now.line(table);
  const first = now.minuteOf(Date.UTC(2026, 10, 24)), step = 251, times = 2000;
  const took = ask => { const started = performance.now();
    for (let n = 0; n < times; n++) ask(first + n * step); return (performance.now() - started) / times };
  return [took(m => now.stateAt(open, m) + now.changeOf(open, m)), took(m => now.comingOf(line, 0, 0, m))] }"""


def _intervals(texts: list[str]) -> None:
    start = datetime.combine(FIRST, datetime.min.time())
    for text in texts:
        if "农历" not in text:
            list(OpeningHours(text, country="CN").intervals(start, start + timedelta(DAYS)))


def _tables_of_shuttles() -> Callable[[], None]:
    """The demo's shuttles again and again, with their notices; nothing is remembered from one round to the next."""
    directory = pipeline.check(ROOT, FIRST).directory
    seen = take_snapshot(directory, FIRST)
    shuttles = directory.of(Shuttle)

    def run() -> None:
        chooser.cache_clear()
        for number in range(SHUTTLES):
            shuttle = shuttles[number % len(shuttles)]
            compiled_shuttle(line_of(shuttle, directory, seen.published_on(shuttle), seen.almanac), FIRST, DAYS)

    return run


if __name__ == "__main__":
    main()
