"""Cards for the press: time, memory and size, in turns with WeasyPrint and Chromium's print-to-PDF.

``python bench/cards.py --weasyprint /path/to/venv/bin/python --write bench/RESULTS.md``

WeasyPrint is no dependency of ours: make a virtual environment for it (``python -m venv w; w/bin/pip install
weasyprint``) and name its Python; without it, it is left out. Chromium is the system's.
"""

from __future__ import annotations

import argparse
import os
import pickle
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from shutil import which
from statistics import median
from typing import NamedTuple

from card_runs import ROOT, TODAY
from other.card_page import page_of
from results import replace

from build_tools import pipeline
from build_tools.derive.card_content import contents_of
from build_tools.derive.card_format import forms_of
from build_tools.derive.snapshot import take_snapshot
from build_tools.kinds.card import Card
from build_tools.render.card_fonts import font_files
from build_tools.render.qr_code import qr_code_of

ROUNDS = 3
HOUSEHOLDS = 14_288
COUNTS = (1, 100, 1_000)
_PICTURES = "lianxin, the card's three pictures"
_WEASY = "import sys,weasyprint;weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2],pdf_variant='pdf/x-4')"


class Run(NamedTuple):
    """Seconds on the clock and of processor, MB of memory of all processes at most, MB of the file."""

    wall: float
    cpu: float
    memory: float
    size: float


class Job(NamedTuple):
    """What is run: its row in the table, how many cards, the command, the file that it writes, and how often."""

    name: str
    cards: int
    command: Sequence[str]
    out: Path
    rounds: int = ROUNDS


def main() -> None:
    """Measure in turns, print, and write the section if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table into its section of this file")
    parser.add_argument("--weasyprint", metavar="PYTHON", help="a Python that has WeasyPrint")
    parser.add_argument(
        "--most",
        type=int,
        default=max(COUNTS),
        help="how many cards the others set at most; a thousand take them minutes",
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        jobs = [*_ours(Path(work)), *_others(Path(work), options.weasyprint, options.most)]
        runs: dict[int, list[Run]] = {number: [] for number in range(len(jobs))}
        for round_ in range(ROUNDS):
            for number, job in enumerate(jobs):
                if round_ < job.rounds:
                    runs[number].append(_measured(job))
    text = _table(jobs, runs)
    print(text)
    if options.write:
        replace(options.write, "cards", text)


def _ours(work: Path) -> list[Job]:
    content, form = _folded()
    (work / "card.pickle").write_bytes(pickle.dumps((content, tuple(form))))

    def job(name: str, what: str, cards: int, rounds: int = ROUNDS) -> Job:
        out = work / f"{what}-{cards}.{'png' if what == 'pictures' else 'pdf'}"
        command = (sys.executable, str(ROOT / "bench/card_runs.py"), what, str(cards), str(out))
        return Job(name, cards, command, out, rounds)

    return [
        *(job("lianxin, each card set anew, PDF/X-4", "single", count) for count in COUNTS),
        job("lianxin, and read back", "checked", 1),
        *(job("lianxin, a code for each household, on SRA3", "sheets", count) for count in (*COUNTS[1:], HOUSEHOLDS)),
        job("lianxin, the same and every card read back", "proven", HOUSEHOLDS, rounds=1),
        job(_PICTURES, "pictures", 1),
        job(_PICTURES, "pictures", 11),
    ]


def _others(work: Path, weasyprint: str | None, most: int) -> list[Job]:
    content, _ = _folded()
    font = font_files()[0].as_uri()
    jobs = []
    for count in (count for count in COUNTS if count <= most):
        rounds = 1 if count == max(COUNTS) else ROUNDS
        codes = [qr_code_of(f"{content.address}#{number:05}") for number in range(count)]
        for name, cmyk in (("weasyprint", True), ("chromium", False)):
            (work / f"{name}-{count}.html").write_text(page_of(content, codes, font, cmyk=cmyk), encoding="utf-8")
        page, out = work / f"weasyprint-{count}.html", work / f"weasyprint-{count}.pdf"
        if weasyprint:
            jobs.append(Job("WeasyPrint, PDF/X-4", count, (weasyprint, "-c", _WEASY, str(page), str(out)), out, rounds))
        page, out = work / f"chromium-{count}.html", work / f"chromium-{count}.pdf"
        browser = which("chromium") or which("google-chrome")
        if browser:
            flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={out}")
            jobs.append(Job("Chromium, print to PDF (RGB)", count, (browser, *flags, page.as_uri()), out, rounds))
    return jobs


def _folded():
    """The content and the form of the demo's 折页, 90 by 108 mm: the only part of the demo that is measured."""
    snapshot = take_snapshot(pipeline.check(ROOT, TODAY).directory, TODAY)
    found = ((card, form) for card in snapshot.directory.of(Card) for form in forms_of(card) if form.word == "folded")
    card, form = next(found)
    return contents_of(card, form, snapshot)[0], form


def _measured(job: Job) -> Run:
    job.out.unlink(missing_ok=True)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    started = time.perf_counter()
    process = subprocess.Popen(job.command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    watch = _Watch(process.pid)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu, memory = watch.stop()
    if process.returncode or not job.out.exists():
        raise SystemExit(f"{job.name}: {' '.join(job.command)} failed ({process.returncode})")
    cpu = max(cpu, usage.ru_utime + usage.ru_stime)
    return Run(wall, cpu, max(memory, usage.ru_maxrss / 1e3 * 1.024), job.out.stat().st_size / 1e6)


class _Watch:
    """Adds up processor time and memory of a whole tree: a browser does its work in grandchildren."""

    def __init__(self, pid: int) -> None:
        self._pid, self._over = pid, threading.Event()
        self._ticks: dict[int, int] = {}
        self._most = 0.0
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> tuple[float, float]:
        self._over.set()
        self._thread.join()
        return sum(self._ticks.values()) / os.sysconf("SC_CLK_TCK"), self._most

    def _look(self) -> None:
        while not self._over.wait(0.02):
            memory = 0.0
            for pid in _tree(self._pid):
                fields = _read(f"/proc/{pid}/stat").rpartition(")")[2].split()
                if fields:
                    self._ticks[pid] = int(fields[11]) + int(fields[12])
                for line in _read(f"/proc/{pid}/smaps_rollup").splitlines():
                    if line.startswith("Pss:"):
                        memory += int(line.split()[1]) * 1.024 / 1e3
            self._most = max(self._most, memory)


def _tree(pid: int) -> list[int]:
    found = [pid]
    for known in found:
        for task in Path(f"/proc/{known}/task").glob("*/children"):
            found += map(int, _read(str(task)).split())
    return found


def _read(path: str) -> str:
    try:
        return Path(path).read_text()
    except OSError:  # it has ended meanwhile, or this is not Linux
        return ""


def _table(jobs: list[Job], runs: dict[int, list[Run]]) -> str:
    heads = "| Cards | How | Rounds | Wall s | CPU s | Cards per CPU s | Memory MB | File MB |"
    rows = [heads, "|---|---|---|---|---|---|---|---|"]
    order = sorted(range(len(jobs)), key=lambda number: (jobs[number].cards, number))
    for job, found in ((jobs[number], runs[number]) for number in order):
        cpu = median(run.cpu for run in found)
        wall = (
            f"{median(r.wall for r in found):.2f} ({min(r.wall for r in found):.2f}–{max(r.wall for r in found):.2f})"
        )
        memory = max(run.memory for run in found)
        rows.append(
            f"| {job.cards:,} | {job.name} | {len(found)} | {wall} | {cpu:.2f} | {job.cards / cpu:,.0f} "
            f"| {memory:.0f} | {found[0].size:.2f} |"
        )
    once, often = (
        median(run.cpu for run in found)
        for job, found in ((jobs[number], runs[number]) for number in order)
        if job.name == _PICTURES
    )
    picture = f"A picture more costs {(often - once) / 10 / 3 * 1000:.0f} ms of processor time."
    return "\n".join(rows) + f"\n\n{picture} Load of the machine after the last run {os.getloadavg()[0]:.1f}.\n"


if __name__ == "__main__":
    main()
