"""``lianxin cards`` as a committee runs it: sheets for a print shop, and a long job that is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pypdfium2
import pytest

from build_tools.cli import main
from tests.conftest import HERE, TODAY

DAY = ("--today", TODAY.isoformat())
CARD = "card-meiping"
UNIT = "名称: 美平苑居委会\n类型: 居委\n户数: 30\n电话: 021-7000-5001\n核对: 2026-11-01 电话\n"
RECORD = (
    "名称: 美平苑连心卡\n适用范围: meiping\n规格: 名片、A6\n版次: 2026年第1版\n核对: 2026-11-10 电话\n"
    "栏目:\n  - {标题: 常用电话, 选取: 居委}\n"
)
FILES = {"拼版-A3.pdf", "单张-a6.pdf", "印刷说明单.pdf", "印前检查单.pdf", "印前检查单.json"}


@pytest.fixture
def committee(repository):
    repository.write("directory/site.yml", "网站名称: 试\n网址: https://example.org/\n区号: 021\n")
    repository.write("directory/units/meiping.yml", UNIT)
    return repository.write(f"directory/cards/{CARD}.yml", RECORD)


def cards(repository, *arguments) -> int:
    return main(["cards", "--root", str(repository.root), *DAY, *arguments])


def text_of(file) -> str:
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(file))


def households(repository, count: int) -> str:
    rows = "".join(f"{n // 20 + 1}号楼{n % 20 + 101}室,k{n:04x}\n" for n in range(count))
    repository.write("households.csv", f"门牌,码\n{rows}")
    return str(repository.root / "households.csv")


def test_a_proof_on_sheets_says_so_and_a_frozen_card_does_not(committee, capsys):
    """One sheet to be printed as often as is needed; the forms for the shop say whether it may be printed at all."""
    folder = committee.root / "to-print" / f"{CARD}-a6-A3"
    asked = ("--sheet", CARD, "--form", "a6", "--paper", "A3", "--flip", "short")
    assert cards(committee, *asked) == 0
    assert "30 张卡，1 张 A3 版，印前检查全部通过" in capsys.readouterr().out
    assert {file.name for file in folder.iterdir()} == FILES
    ticket = text_of(folder / "印刷说明单.pdf")
    for words in ("样张，不要印", "还没有定版", "短边翻转", "250克铜版纸或白卡纸", "8张"):
        assert words in ticket
    assert json.loads((folder / "印前检查单.json").read_text())["state"] == "样张，不要印"
    assert "样张" in text_of(folder / "拼版-A3.pdf")
    assert cards(committee, "--freeze", CARD) == 0
    assert cards(committee, *asked, "--quantity", "100") == 0
    for file in folder.glob("*.pdf"):
        assert "样张" not in text_of(file), file.name
    assert "可以送印" in text_of(folder / "印前检查单.pdf")
    assert "25张" in text_of(folder / "印刷说明单.pdf")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--sheet", CARD, "--form", "a4"), "可以写：name（名片）、a6（A6）"),
        (("--sheet", "card-meipin"), "可以写：card-meiping"),
        (("--sheet", CARD, "--households", "no.csv"), "E530"),
    ],
)
def test_what_cannot_be_laid_out_is_said(committee, capsys, arguments, said):
    """A form that the card has not, a card that there is not, a list that there is not; and no folder is left."""
    assert cards(committee, *arguments) == 1
    assert said in capsys.readouterr().err
    assert not (committee.root / "to-print").exists()


def test_what_overflows_is_refused_at_its_column(committee, capsys):
    """The same refusal as in a build, with the line of the 栏目."""
    committee.write(f"directory/cards/{CARD}.yml", RECORD + "  - {标题: 热线, 选取: 热线}\n")
    rows = "".join(
        f"- {{编号: h{n}, 名称: 第{n}条热线, 电话: 021-7000-{n:04}, 核对: 2026-11-01 电话}}\n" for n in range(60)
    )
    committee.write("directory/hotlines/many.yml", rows)
    assert cards(committee, "--sheet", CARD, "--form", "a6") == 1
    assert f"directory/cards/{CARD}.yml:8:" in capsys.readouterr().err


def test_a_job_that_is_killed_goes_on_and_ends_in_the_same_bytes(committee):
    """kill -9 in the middle: no file bears a final name; run again, all are as if nothing had happened."""
    listed = households(committee, 620)
    command = [sys.executable, "-m", "build_tools", "cards", "--root", str(committee.root), *DAY]
    command += ["--sheet", CARD, "--form", "name", "--paper", "A4", "--households", listed]
    folder = committee.root / "to-print" / f"{CARD}-name-A4"
    process = subprocess.Popen(command, cwd=HERE.parent, start_new_session=True, stderr=subprocess.DEVNULL)
    while not [*folder.glob(".parts/*.part")]:
        assert process.poll() is None, "it ended before anything was seen of it"
        time.sleep(0.002)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert not [file for file in folder.iterdir() if file.name != ".parts"]
    assert subprocess.run(command, cwd=HERE.parent, check=False, capture_output=True).returncode == 0
    resumed = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert set(resumed) == {"拼版-A4.pdf", "单张-name.pdf", *FILES - {"拼版-A3.pdf", "单张-a6.pdf"}}
    for file in folder.iterdir():
        file.unlink()
    assert subprocess.run(command, cwd=HERE.parent, check=False, capture_output=True).returncode == 0
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == resumed
    assert json.loads(resumed["印前检查单.json"])["passed"]
