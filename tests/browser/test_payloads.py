"""Markup in every field of every kind, in notices and in the settings: none of it runs, and if it did it would not get far."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass

import pytest
from pydantic import BaseModel

from build_tools.derive.printed import Order
from build_tools.derive.snapshot import take_snapshot
from build_tools.freezing import freeze
from build_tools.intake import take_in
from build_tools.kinds.card import Card
from tests.browser.faulty_server import FaultyServer
from tests.conftest import TODAY, Repository
from tests.test_kinds import AREA_CODE, GOOD, path_of

pytestmark = pytest.mark.browser

PAYLOADS = (
    '</title></script></style>"><img src=x onerror=hit()>',
    '" onmouseover=hit() autofocus onfocus=hit() x="',
    "<svg/onload=hit()>{{7*7}}{% x %}",
    "</textarea><script>hit()</script><!--",
    '<iframe srcdoc="<script>parent.hit()</script>"></iframe>',
    "<a href=javascript:hit()>x</a>&lt;script&gt;hit()",
)  # fmt: skip
BODY = """
<script>hit()</script> <img src=x onerror=hit()> <base href=https://evil.example.org/>

<meta http-equiv=refresh content=0;url=https://evil.example.org/> <form action=https://evil.example.org/><button>登录</button></form>

<details open ontoggle=hit()> <math><mi//xlink:href="data:x,<script>hit()</script>"> <style>@import "https://evil.example.org/a.css"</style>

| <svg onload=hit()> | {{7*7}} |
|---|---|
| `</code><script>hit()</script>` | **<b onclick=hit()>粗</b>** |
"""
# A value in a mapping or a list, in either of YAML's forms, or a line of a text; what is none is no longer right when altered.
SCALAR = re.compile(
    r"(?:(?<=: )|(?<=- )|(?<=\[)|(?<=, )|(?<=\n  ))([^\s,\[\]{}\"'|>&*!#-][^,\[\]{}\"\n]*?)(?=[,}\]\n])"
)
# What has a grammar of its own (ids, addresses, numbers, codes, marks, closed words) or must fit on the card.
CLOSED = re.compile(
    r"\.(id|digest|origin\.\w+|url|number|extension|code|grid_code|mark|month|comment|label|section|path)$"
    r"|\.(units|former_ids|stations|related|affects|holidays|types)\.\[\]$"
    r"|\.(place|parent|window|provider|operator|hotline|duty_roster|target|effects)$|^card\.sections"
)
HIT = "window.hit = () => { document.documentElement.setAttribute('data-hit', location.href); };"


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory):
    """A site of every kind's fullest record, with a payload behind every text that can hold one."""
    repository = Repository(tmp_path_factory.mktemp("poisoned"))
    for case in GOOD:
        if case.name == "good-card-english.yml":  # in English a payload is one word, wider than the card
            continue
        text = re.sub(
            r"(最多|max): \d", r"\1: 1", case.read_text(encoding="utf-8")
        )  # names with payloads take room on the card
        text = text.replace("大字版: 是", "大字版: 否")
        repository.write(path_of(case), _poisoned(text, path_of(case), repository))
    repository.write(
        "content/notices/2026-11-21-body.md", f"---\n标题: 正文\n类别: 温馨提示\n发布: 2026-11-21\n---\n{BODY}"
    )
    repository.write(
        "directory/site.yml",
        f"网站名称: '{PAYLOADS[0]}'\n英文名称: 'Town {PAYLOADS[2]}'\n网址: https://example.org/\n关于: '{PAYLOADS[3]}'\n演示: 是\n区号: '021'\n",
    )
    for _ in range(20):  # a payload that another record's words no longer match goes
        errors = [problem for problem in repository.check(TODAY).problems if problem.code.startswith("E")]
        for problem in errors:
            _cleaned(repository, problem.at)
        if not errors:
            break
    snapshot = take_snapshot(repository.check(TODAY).directory, TODAY)
    for card in snapshot.directory.of(Card):
        freeze(card, snapshot, Order(TODAY, 300, PAYLOADS[2], tuple(map(str, card.formats))), repository.root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIANXIN_CACHE", str(tmp_path_factory.mktemp("poisoned-memory")))
        built = repository.build(TODAY)
    assert [problem for problem in built.problems if problem.code.startswith("E")] == []
    return repository


def _poisoned(text, path, repository):
    """Put a payload behind one text after another, and keep each that the checks of the file let through."""
    at = 0
    while match := SCALAR.search(text, at):
        payload = PAYLOADS[sum(map(ord, match[1])) % len(PAYLOADS)].replace("'", "''")
        trial = f"{text[: match.start()]}'{match[1]} {payload}'{text[match.end() :]}"
        repository.write(path, trial)
        taken = take_in(repository.root, path, AREA_CODE)
        line = _line(text, match.start())
        printed = "上卡" in line or "选取" in line  # and has to fit there
        if printed or any(problem.code.startswith("E") for problem in taken.problems):
            at = match.start() + 1
        else:
            text, at = trial, match.end() + len(payload) + 3
    return text


def _line(text, at):
    return text[text.rfind("\n", 0, at) + 1 : text.find("\n", at)]


def _cleaned(repository, at):
    file = repository.root / at.path
    lines = file.read_text(encoding="utf-8").split("\n")
    for payload in PAYLOADS:
        lines[at.line - 1] = lines[at.line - 1].replace(" " + payload, "")
    file.write_text("\n".join(lines), encoding="utf-8")


def _texts(value, path):
    """Every text of an entry, with the names that lead to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        names = getattr(value, "_fields", ["[]"] * len(value))
        for name, part in zip(names, value, strict=True):
            yield from _texts(part, f"{path}.{name}")
    elif is_dataclass(value):
        for part in fields(value):
            yield from _texts(getattr(value, part.name), f"{path}.{part.name}")


def test_no_field_is_left_out(poisoned):
    """Every text that somebody may fill in freely holds a payload in some record of its kind, also of kinds to come."""
    held, all_of_them = set(), set()
    for entry in poisoned.check(TODAY).directory.entries:
        for path, text in _texts(entry, entry.kind):
            all_of_them.add(path)
            held |= {path} if "hit()" in text else set()
    left_out = {path for path in all_of_them - held if not CLOSED.search(path)}
    assert left_out == set()
    assert len(held) > 300


@pytest.fixture(scope="module")
def host(poisoned):
    with FaultyServer(poisoned.root / "site") as host:
        yield host


@pytest.fixture
def watched(chromium):
    """A tab without workers in which a payload that runs leaves a mark, and every refusal of the policy is noted."""
    context = chromium.new_context(service_workers="block")
    context.add_init_script(HIT)
    page = context.new_page()
    page.refused, page.foreign = [], []
    page.on(
        "console",
        lambda message: page.refused.append(message.text) if "Content Security Policy" in message.text else None,
    )
    page.on("request", lambda request: page.foreign.append(request.url) if "evil" in request.url else None)
    yield page
    context.close()


def test_c_86_c_89_no_payload_in_any_field_runs(poisoned, host, watched):
    """Every page of every kind: nothing runs, nothing is fetched, the policy had nothing to refuse, the words are there."""
    pages = sorted(
        file.relative_to(poisoned.root / "site").as_posix() for file in (poisoned.root / "site").rglob("*.html")
    )
    shown = 0
    for path in pages:
        watched.goto(f"{host.address}{path}", wait_until="load")
        shown += watched.inner_text("body").count("hit()")
        assert watched.evaluate("document.documentElement.getAttribute('data-hit')") is None, path
        assert not watched.evaluate(
            "[...document.querySelectorAll('*')].some((e) => [...e.attributes].some((a) => /^on/.test(a.name)))"
        ), path
        assert (
            watched.locator(
                "main a[href^='javascript:'], main a[href^='data:'], base, main form[action^='http']"
            ).count()
            == 0
        ), path
    assert shown > 80
    assert watched.refused == []
    assert watched.foreign == []


def test_c_86_no_payload_runs_in_what_is_found(host, watched):
    """The words of records come back in the search's results as words."""
    watched.goto(f"{host.address}search.html?q=%E5%8D%AB%E7%94%9F")
    watched.wait_for_timeout(300)
    assert watched.locator(".answers a").count()
    assert watched.evaluate("document.documentElement.getAttribute('data-hit')") is None


def test_c_145_what_slips_in_is_refused_by_the_policy(poisoned, host, watched):
    """The second wall: inline script, handler, style and foreign files put into a finished page do nothing."""
    html = (poisoned.root / "site/index.html").read_text(encoding="utf-8")
    bad = (
        "<script>hit()</script><img src=x onerror=hit()><a id=k href=javascript:hit()>k</a>"
        "<script src=http://evil.example.org/a.js></script><img src=http://evil.example.org/b.png>"
        "<style>body{margin:77px}</style><base href=http://evil.example.org/>"
    )
    host.instead["index.html"] = html.replace("</main>", bad + "</main>").encode()
    watched.goto(host.address + "index.html")
    watched.click("#k")
    watched.wait_for_timeout(200)
    host.instead.clear()
    assert watched.evaluate("document.documentElement.getAttribute('data-hit')") is None
    assert watched.evaluate("getComputedStyle(document.body).marginTop") != "77px"
    assert watched.evaluate("document.baseURI").startswith(host.address)
    assert len(watched.refused) >= 6


def test_c_145_pages_and_handbook_work_under_the_headers(demo, watched):
    """The host's headers forbid nothing that a page needs, Material's scripts in the handbook among it."""
    host = FaultyServer(demo.root / "site")
    rules = (demo.root / "site/_headers").read_text(encoding="utf-8").split("\n/")
    host.rules = {
        "/" + rule.split("\n")[0].lstrip("/"): [line.strip() for line in rule.splitlines()[1:]] for rule in rules
    }
    for path in (
        "index.html",
        "c/baoxinyuan-3/index.html",
        "now/index.html",
        "shuttles/daju-line.html",
        "handbook/index.html",
    ):
        answer = watched.goto(host.address + path, wait_until="load")
        assert answer.headers["permissions-policy"]
        assert "frame-ancestors" in answer.headers["content-security-policy"]
    assert "js" in watched.get_attribute("html", "class").split()
    assert watched.refused == []
    host.shutdown()
    host.server_close()
