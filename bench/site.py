"""What a page costs an old phone on a bad network: ours, default Material, Zensical, and a bare page, in one run.

::

    python bench/site.py --zensical /path/to/venv/bin/zensical --write bench/RESULTS.md

Chromium, four times slower than this machine; the networks are Chromium's own (latency for each request, no time
for name, connection and key). Medians over new visits; sites take turns, round after round.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright
from results import replace
from site_peers import BARE, OURS, our_site, sites
from site_visits import ARGUMENTS, AT_HAND, NETWORKS, Cost, Host, phone, revisits, visit

from build_tools.verify.weight import fetched_by, packed

PAGES = {
    "home page": "index.html",
    "a 居委's page": "c/baoxinyuan-3/index.html",
    "a clinic": "clinics/daju-health-station.html",
}
Found = dict[tuple[str, str, str], list[Cost]]


def main() -> int:
    """Build, visit, print, and write the section if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--zensical", type=Path, metavar="FILE", help="Zensical, installed in a venv of its own")
    parser.add_argument("--site", type=Path, metavar="FOLDER", help="our demo, already built")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the tables into their section of this file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        ours = options.site or our_site(Path(work) / "ours")
        hosts = {name: Host(folder) for name, folder in sites(ours, Path(work), options.zensical).items()}
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        text = "\n".join(
            [
                *_first_views(ours),
                "",
                *_table(_visits(browser, hosts, options.rounds)),
                "",
                *_again(browser, hosts, options),
            ]
        )
        browser.close()
    print(text)
    if options.write:
        replace(options.write, "site", text + "\n")
    return 0


def _first_views(site: Path) -> Iterator[str]:
    """What a page weighs with all that it fetches by itself, without the search's data, in bytes gzipped."""
    yield "| lianxin | Page itself, bytes | First view: with its style and scripts, bytes |"
    yield "| --- | --- | --- |"
    for page, path in PAGES.items():
        html = (site / path).read_bytes()
        own, beside = packed(html), sum(packed((site / each).read_bytes()) for each in fetched_by(path, html))
        yield f"| {page} | {own:,} | {own + beside:,} |"


def _visits(browser: Browser, hosts: dict[str, Host], rounds: int) -> Found:
    found: Found = {}
    for _ in range(rounds):
        for page, path in PAGES.items():
            for network in NETWORKS:
                for name, host in hosts.items():
                    with phone(browser) as context:
                        cost = visit(context, host.address + path, network)
                    found.setdefault((page, name, network), []).append(cost)
    return found


def _table(found: Found) -> Iterator[str]:
    heads = [f"First paint, blocked, ms: {network}" for network in NETWORKS]
    yield f"| Page | Site | kB | Requests | {' | '.join(heads)} |"
    yield "| --- | --- | --- | --- | " + " | ".join("---" for _ in heads) + " |"
    for page, name in dict.fromkeys((page, name) for page, name, _ in found):
        of_networks = [found[page, name, network] for network in NETWORKS]
        size, requests = (median(cost[at] for costs in of_networks for cost in costs) for at in (0, 1))
        times = [
            f"{_spread([c.paint for c in costs])}, {median(c.blocked for c in costs):.0f}" for costs in of_networks
        ]
        yield f"| {page} | {name} | {size / 1000:.1f} | {requests:.0f} | {' | '.join(times)} |"


def _again(browser: Browser, hosts: dict[str, Host], options: argparse.Namespace) -> Iterator[str]:
    """And the least that a page can take here: bare HTML that comes without any delay."""
    heads = [f"{when}: {network}" for network in NETWORKS for when in ("Within two minutes", "Later")]
    yield f"| lianxin, once more | {' | '.join(heads)} | {BARE}, {AT_HAND} |"
    yield f"| --- | {' | '.join('---' for _ in heads)} | --- |"
    for page, path in PAGES.items():
        cells = []
        for network in NETWORKS:
            taken = [revisits(browser, hosts[OURS].address, path, network) for _ in range(options.rounds)]
            cells += [_spread([times[at] for times in taken]) for at in (0, 1)]
        cells.append(_spread([_at_once(browser, hosts[BARE].address + path) for _ in range(options.rounds)]))
        yield f"| {page} | {' | '.join(cells)} |"


def _at_once(browser: Browser, address: str) -> float:
    with phone(browser) as context:
        return visit(context, address, AT_HAND).paint


def _spread(values: list[float]) -> str:
    return f"{median(values):.0f} ({min(values):.0f}–{max(values):.0f})"


if __name__ == "__main__":
    raise SystemExit(main())
