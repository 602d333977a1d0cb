"""The figures as Markdown, as JSON, and in their section of a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from builders import LIANXIN
from checking import RECORDS, Checks
from editing import Edit
from rounds import Build, Spread, spread
from targets import targets


class Results(NamedTuple):
    """Everything that one run of the benchmark found."""

    about: str
    builds: Sequence[Build]
    edits: Sequence[Edit]
    checks: Checks | None


def as_json(found: Results) -> str:
    """Every run of everything, by the names that the classes give."""
    return json.dumps(_named(found), ensure_ascii=False, indent=1)


def as_markdown(found: Results) -> str:
    """Tables of medians, with the least and the most in brackets."""
    parts = [f"{found.about}.", "### Cold build", _build_table(found.builds)]
    if found.edits:
        parts += [f"### One notice edited among {found.builds[-1].asked:,} pages", _edit_table(found.edits)]
    if found.checks:
        parts += [f"### `lianxin check` of {RECORDS:,} records", _check_table(found.checks)]
    return "\n\n".join([*parts, "### Targets", _target_table(found)]) + "\n"


def replace(file: Path, section: str, text: str) -> None:
    """Put ``text`` between the markers of ``section`` in ``file``, and leave the rest as it is."""
    begin, end = f"<!-- {section}: begin -->", f"<!-- {section}: end -->"
    before, _, rest = file.read_text(encoding="utf-8").partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"{file} has no section {begin} … {end}")
    file.write_text(f"{before}{begin}\n\n{text}\n{end}{after}", encoding="utf-8")


def _build_table(builds: Iterable[Build]) -> str:
    builds = list(builds)
    heads = "Pages asked|Builder|Rounds|Wall s|CPU s|ms a page|lianxin ÷ this"
    return table(
        f"{heads}|Largest process MB|All processes MB|HTML pages written|Site MB",
        (_build_row(build, builds) for build in builds),
    )


def _build_row(build: Build, builds: list[Build]) -> Iterator[str]:
    ours = next(b for b in builds if b.name == LIANXIN.name and b.asked == build.asked)
    yield f"{build.asked:,}"
    yield build.name
    yield str(len(build.runs))
    yield _spread([run.wall for run in build.runs])
    yield _spread([run.cpu for run in build.runs])
    yield f"{spread([run.wall for run in build.runs]).middle / build.asked * 1000:.2f}"
    yield "" if build is ours else _brackets(ours.ratio(build))
    yield f"{max(run.largest for run in build.runs):.0f}"
    yield f"{build.watched.together:.0f}" if build.watched.together else "?"
    yield f"{build.site.pages:,}"
    yield f"{build.site.megabytes:.0f}"


def _edit_table(edits: Iterable[Edit]) -> str:
    rows = ((e.name, str(len(e.seconds)), _spread(e.seconds), f"{e.megabytes:.0f}") for e in edits)
    return table("How|Rounds|Seconds|Largest process MB", rows)


def _check_table(checks: Checks) -> str:
    rows = (
        (f"`lianxin check`, {name}", str(len(runs)), _spread([r.wall for r in runs]), _spread([r.cpu for r in runs]))
        for name, runs in checks._asdict().items()
    )
    return table("How|Rounds|Wall s|CPU s", rows)


def _target_table(found: Results) -> str:
    listed = targets(found.builds, found.edits, found.checks)
    rows = ((t.what, f"{t.measured:.2f} {t.unit}".strip(), "met" if t.met else "**not met**") for t in listed)
    return table("Target|Measured (median)|Met", rows)


def table(heads: str, rows: Iterable[Iterable[str]]) -> str:
    """Markdown; ``heads`` are apart by ``|``."""
    names = heads.split("|")
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _spread(figures: Sequence[float]) -> str:
    return _brackets(spread(figures))


def _brackets(figures: Spread) -> str:
    return f"{figures.middle:.2f} ({figures.least:.2f}–{figures.most:.2f})"


def _named(value: object) -> object:
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: _named(part) for name, part in value._asdict().items()}
    if isinstance(value, list | tuple):
        return [_named(part) for part in value]
    return value
