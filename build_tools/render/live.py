"""What brings to life what stands below a page's first screen: buses, and whom to call, in a script beside the page.

It comes with ``js/coming.js`` and ``js/duty.js`` when somebody comes near, and as a script, because a page opened
from a stick may not fetch. It has its own numbers for its tables, so no newer or older page reads them wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from build_tools.derive.candidates import Candidate
from build_tools.kinds.parts import PhoneEntry
from build_tools.output import stamp_of
from build_tools.render.on_duty import OnDuty
from build_tools.render.page import Page
from build_tools.render.tables_here import Here, LookAt, safe_json, tables_here
from build_tools.render.templates import digits
from build_tools.render.town import stamped
from build_tools.values.hours import sentence
from build_tools.values.hours.week import State

_SUFFIX = ".live.js"
_SCRIPT = re.compile(r"lianxinLive=(.*);\n")


def live_of(page: str) -> str:
    """Where the script of a page lies."""
    return page.removesuffix(".html") + _SUFFIX


def page_of_live(path: str) -> str:
    """The page of such a script, or nothing."""
    return path.removesuffix(_SUFFIX) + ".html" if path.endswith(_SUFFIX) else ""


def live_script(page: Page, look_at: LookAt) -> bytes:
    """Hours and departures for 400 days, and whom to call by them: what js/coming.js and js/duty.js read."""
    here = tables_here(page.duty.hours, page.rides, look_at)
    data = f'{{"hours":{here.hours_tables},"lines":{here.ride_tables},"duty":{duty_data(page.duty, here)}}}'
    return stamped(f"lianxinLive={data};\n")


def live_address(page: Page, look_at: LookAt) -> str:
    """What a page asks for: another address for other content, so that no cache answers with an older one."""
    return f"{page.live}?{stamp_of(live_script(page, look_at))[:6]}" if page.live else ""


def said_live(script: bytes, say_data: Callable[[str], str]) -> bytes:
    """The script as pages in another language have it."""
    found = _SCRIPT.search(script.decode())
    return stamped(f"lianxinLive={say_data(found[1])};\n") if found else script


def duty_data(duty: OnDuty, here: Here) -> Markup:
    """JSON for ``js/duty.js``: ``rows`` in the order of the candidates, and ``rosters``.

    A row has its ``reach`` (0 is nearest), ``name``, ``hours`` in words and what to call: ``[uri, number]``, and
    how it is read aloud where it has an extension. Where there are any: ``about``, what it is for; ``roster`` and
    ``turn``; ``when``, the number of its table in ``here``, and ``to``, the last day of its record, or ``open``
    where it always answers; ``backup``, what to call where nobody answers, and ``backed``, its name.
    """
    rows = ",".join(json.dumps(_row(each, here), ensure_ascii=False, separators=(",", ":")) for each in duty.candidates)
    return safe_json(f'{{"rows":[{rows}],"rosters":{duty.rosters}}}')


def _row(each: Candidate, here: Here) -> dict[str, Any]:
    line, backup = each.line, each.line.backup
    row = {
        "reach": line.reach.value,
        "roster": each.roster,
        "turn": each.turn,
        "when": here.of[each.hours].number if each.hours else None,
        "to": line.record.valid_to.isoformat() if each.hours and line.record.valid_to else "",
        "open": 1 if not each.hours and line.state is State.OPEN else "",
        "name": line.name,
        "about": line.purpose,
        "hours": sentence(line.hours) if line.hours else "没有写几点有人接",
        "call": _call(line.phone, line.name),
        "backup": _call(backup, backup.label or "没人接时") if backup else "",
        "backed": backup.label if backup else "",
    }
    return {name: value for name, value in row.items() if value not in (None, "")}


def _call(phone: PhoneEntry, name: str) -> list[str]:
    aloud = [f"拨打{name} {digits(phone.number)}"] if phone.number.extension else []
    return [phone.number.uri, str(phone.number), *aloud]
