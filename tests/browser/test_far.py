"""A town that no page's index holds: answers from its shards, what a phone keeps of them, and for how long."""

from __future__ import annotations

import json
import os
import re
import shutil
import time

import pytest

from build_tools.finding.areas import MOST
from tests.browser.faulty_server import FaultyServer
from tests.browser.worker import forget_check, kept, settle, until
from tests.conftest import HERE, TODAY, Repository

pytestmark = pytest.mark.browser

HOME = "c/xingfu/index.html"
FAR = {"far": "望江驿", "farther": "鹿鸣巷"}
OLD, NEW = "021-7000-1111", "021-7000-1122"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Two releases on one day; the clinics of the other 居委 have another number in the later one."""
    root = tmp_path_factory.mktemp("town")
    shutil.copytree(HERE / "sites/small", root / "repository")
    repository = Repository(root / "repository")
    repository.write("directory/units/heping.yml", "名称: 和平桥居委会\n类型: 居委\n核对: 2026-11-01 电话\n")
    shared = "适用范围: heping\n  核对: 2026-11-01 电话\n"
    desks = (f"- 编号: desk-{n}\n  名称: 柜台{n}号\n  电话: 021-7000-{n}\n  {shared}" for n in range(2000, 2000 + MOST))
    repository.write("directory/hotlines/desks.yml", "".join(desks))
    folders = []
    for number in (OLD, NEW):
        clinics = (f"- 编号: {each}\n  名称: {name}\n  电话: {number}\n  {shared}" for each, name in FAR.items())
        repository.write("directory/clinics/far.yml", "".join(clinics))
        assert not [problem for problem in repository.build(TODAY).problems if problem.code.startswith("E")]
        folders.append(root / number)
        shutil.copytree(repository.root / "site", folders[-1])
    for file in folders[-1].rglob("*"):
        os.utime(file, (time.time() + 60,) * 2)  # two builds within a second would be one to a browser that asks
    return folders


@pytest.fixture
def host(built):
    """The first release on a host; ``release`` shows the second. Browsers may keep its files for an hour."""
    with FaultyServer(built[0]) as host:
        host.release = lambda: host.RequestHandlerClass.keywords.update(directory=str(built[1]))
        host.rules["/find/*"] = ["Cache-Control: max-age=3600"]
        yield host


@pytest.fixture
def neighbour(chromium, host):
    """Somebody on the page of the 居委 that has not this clinic, who has found it from there."""
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(host.address + HOME)
    settle(page)
    answers(page, host, FAR["far"])
    yield page
    context.close()


def answers(page, host, typed) -> str:
    """Type it on the 居委's page; what is then shown."""
    page.goto(host.address + HOME)
    page.get_by_role("combobox").fill(typed)
    page.wait_for_load_state("networkidle")
    page.locator("#found .row, .call:visible").first.wait_for()
    return page.locator(".answers").inner_text()


def shards(page) -> list[str]:
    return [url for url in kept(page) if "/find/far/" in url]


def test_an_answer_from_elsewhere_is_really_from_elsewhere(neighbour, host, built):
    """The page's own index has neither its name, its number nor its id; one shard of many has, and the page says so."""
    assert len([*(built[0] / "find/far").iterdir()]) > 8
    shown = answers(neighbour, host, FAR["far"])
    assert "这一带没有，别处找到 1 条" in shown
    assert OLD in shown
    assert neighbour.locator("#found a").first.get_attribute("href") == "../../clinics/far.html"
    page = (built[0] / HOME).read_text(encoding="utf-8")
    assert not re.search(f"{FAR['far']}|clinics/far|{OLD}", page)
    assert "far" not in json.loads(page.split('class="index">')[1].split("</script>")[0])["I"].split("\n")
    asked = {path for path in host.asked if path.startswith("find/far/")}
    assert 1 <= len(asked) <= 4
    assert {path for path in asked if OLD in (built[0] / path).read_text(encoding="utf-8")}


def test_what_was_found_once_is_found_without_a_network(neighbour, host):
    """And what was not is not, without a fault: 12345 is offered."""
    forget_check(neighbour)
    host.fault = "down"
    assert OLD in answers(neighbour, host, FAR["far"])
    failed = []
    neighbour.on("pageerror", lambda error: failed.append(str(error)))
    assert "12345" in answers(neighbour, host, FAR["farther"])
    assert failed == []


def test_a_login_page_in_the_place_of_a_shard_is_not_run(neighbour, host):
    """It is no script: nothing of it is kept or run, and what was kept before answers."""
    failed = []
    neighbour.on("pageerror", lambda error: failed.append(str(error)))
    forget_check(neighbour)
    host.fault = "portal"
    assert OLD in answers(neighbour, host, FAR["far"])
    assert "12345" in answers(neighbour, host, FAR["farther"])
    assert failed == []
    assert not any("登录" in text for text in kept(neighbour).values())


def test_a_new_release_answers_at_once(neighbour, host):
    """Whatever the browser and the worker have kept of the old one."""
    host.release()
    shown = answers(neighbour, host, FAR["far"])
    assert NEW in shown
    assert OLD not in shown


def test_an_old_release_s_shard_does_not_answer_after_a_new_release(neighbour, host):
    """It was there when the new release was seen, and nobody asked for it since; then there was no network."""
    assert shards(neighbour) != []
    host.release()
    forget_check(neighbour)
    neighbour.goto(host.address + "index.html#choose")
    settle(neighbour)
    until(neighbour, "async () => !JSON.stringify(await Promise.all((await caches.keys()).map(async (name) => "
          "(await (await caches.open(name)).keys()).map((key) => key.url)))).includes('find/far/')")  # fmt: skip
    host.fault = "down"
    forget_check(neighbour)
    shown = answers(neighbour, host, FAR["far"])
    assert OLD not in shown
    assert "12345" in shown
