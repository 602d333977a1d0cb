"""Each command as a volunteer would use it: what it prints, writes and returns."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import jsonschema
import pytest
import yaml

from build_tools.cli import COMMANDS
from build_tools.commands.schema import schemas
from build_tools.kinds import KIND_BY_FOLDER
from tests.conftest import HERE, TODAY, lianxin

GOOD = "名称: 报修\n电话: 021-7000-1234\n核对: 2026-11-01 电话\n"


@pytest.fixture
def site(repository):
    repository.write("directory/site.yml", "网站名称: 试\n区号: 021\n网址: https://example.org/\n")
    return repository.write("directory/hotlines/repair.yml", GOOD)


def run(repository, *arguments, **more):
    return lianxin(*arguments, "--root", repository.root, "--today", TODAY, **more)


@pytest.mark.parametrize("command", [*COMMANDS, ""])
def test_help_is_in_chinese(command):
    """Every command explains itself, and no English word of argparse's is left."""
    done = lianxin(*filter(None, [command]), "--help")
    assert done.returncode == 0
    assert "用法：" in done.stdout
    assert not re.search(r"usage|positional|options:|optional|show this|default", done.stdout)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "你是不是想写 check"),
        (["check", "--form", "json"], "不认识：--form json"),
        (["verified"], "缺少：编号"),
        (["build", "--today", "昨天"], "--today 写得不对"),
        (["check", "--format", "xml"], "没有 'xml' 这一项"),
    ],
)
def test_a_slip_on_the_command_line_is_answered_in_chinese(arguments, said):
    """Unknown commands, options and values are named, with exit code 2."""
    done = lianxin(*arguments)
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr


def test_check_lists_every_problem_of_every_file(site):
    """Text for people: place, code, what, how to mend, and the line itself."""
    site.write("directory/hotlines/a.yml", "名称: 甲\n电话: 021-7000-12\n联系人: 某\n")
    site.write("directory/clinics/b.yml", "名称: 乙\n时间: 8:30-4:30\n")
    done = run(site, "check")
    assert done.returncode == 1
    assert "directory/hotlines/a.yml:2:5: 错误 E203" in done.stdout
    assert "directory/hotlines/a.yml:3:1: 错误 E201" in done.stdout
    assert "directory/clinics/b.yml:2:5: 错误 E206" in done.stdout
    assert "怎么改：写清楚：8:30-16:30，或者 8:30-次日4:30。" in done.stdout
    assert "这一行现在是：时间: 8:30-4:30" in done.stdout
    assert "3 个错误" in done.stdout
    assert run(site, "build").returncode == 1


def test_check_speaks_json(site):
    """For programs: one object with counts and problems."""
    site.write("directory/hotlines/a.yml", "名称: 甲\n电话: 021-7000-12\n")
    done = run(site, "check", "--format", "json")
    said = json.loads(done.stdout)
    assert (done.returncode, said["errors"], said["warnings"], said["entries"]) == (1, 1, 0, 1)
    (problem,) = said["problems"]
    assert problem.keys() == {"file", "line", "column", "severity", "code", "message", "remedy"}
    assert (problem["file"], problem["line"], problem["severity"]) == ("directory/hotlines/a.yml", 2, "error")


def test_check_speaks_to_github(site):
    """For reviewers: an annotation on the line, its own signs escaped."""
    site.write("directory/hotlines/a.yml", "名称: 100%\n电话: 021-7000-12\n")
    line = run(site, "check", "--format", "github").stdout.splitlines()[0]
    assert line.startswith("::error file=directory/hotlines/a.yml,line=2,col=5,title=E203::")
    assert "%0A怎么改：" in line


def test_check_without_a_directory_says_where_to_go(tmp_path):
    """Run in the wrong folder, the answer is not a traceback."""
    done = lianxin("check", "--root", tmp_path)
    assert (done.returncode, "E100" in done.stdout, "Traceback" in done.stderr) == (1, True, False)


def test_build_says_where_the_site_lies(site):
    """After a build a person knows what to open."""
    done = run(site, "build")
    assert done.returncode == 0, done.stderr
    assert str(site.root / "site" / "index.html") in done.stdout
    assert (site.root / "site" / "hotlines" / "repair.html").exists()


def test_a_fault_of_our_own_is_no_traceback(site):
    """Whatever happens inside, the editor reads a sentence and we keep the details."""
    site.write("theme/tokens.yml", "not: a theme")
    done = run(site, "build")
    assert done.returncode == 1
    assert "E900" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "Traceback" in (site.root / ".lianxin/error.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "answers", "path", "said"),
    [
        ("热线", ["停水报修", "021-7000-4321", "", "停水、漏水", "每天 24小时", "", "", "电话", "water"],
         "directory/hotlines/water.yml", ["名称: 停水报修", "电话: 021-7000-4321", f"核对: {TODAY} 电话"]),
        ("shuttle", ["小班车", "甲站、乙站", "往乙站", "每天", "8:30 9:00", "", "", "否", "", "", "", "", "", "", "", ""],
         "directory/shuttles/xiao-ban-che.yml", ["方向: 往乙站", "发车: 8:30 9:00"]),
        ("公告", ["停水", "重要通知", "", "", "2026-12-01", "", "明天停水。", ""],
         f"content/notices/{TODAY}-ting-shui.md", ["标题: 停水", f"发布: {TODAY}", "明天停水。"]),
        ("units", ["某居委会", "居委", "", "", "021-7000-9999", "", "", "", "", "some"],
         "directory/units/some.yml", ["类型: 居委"]),
        ("放假安排", ["2027年放假安排", "2027", "元旦", "2027-01-01 至 2027-01-03", "", "2026-12-27、2027-01-09",
                  "", "", "", "", "", "", "文件", "holidays-2027"],
         "directory/calendars/holidays-2027.yml", ["日期: 2027-01-01 至 2027-01-03", "2026-12-27"]),
        ("校历", ["2026学年校历", "2026", "第一学期", "2026-09-01 至 2027-01-22", "", "", "", "", "", "", "", "文件", "terms"],
         "directory/terms/terms.yml", ["学年: 2026", "日期: 2026-09-01 至 2027-01-22"]),
        ("值班", ["夜间值班", "8:30", "是", "一岗 021-7000-4301、二岗 021-7000-4302", "2026-11-02", "1周",
                "", "", "", "每天 17:00-次日8:30", "", "", "电话", "night"],
         "directory/rosters/night.yml", ["一岗 021-7000-4301", "从哪天起: 2026-11-02", "每班: 1周"]),
    ],
)  # fmt: skip
def test_new_asks_and_writes_a_file_that_passes(site, kind, answers, path, said):
    """The answers, in order, become a commented file without errors."""
    done = run(site, "new", kind, input="\n".join(answers) + "\n")
    assert done.returncode == 0, done.stdout + done.stderr
    text = (site.root / path).read_text(encoding="utf-8")
    for words in (*said, "yaml-language-server: $schema=", "# "):
        assert words in text
    assert not [code for code in site.codes() if code.startswith("E")]


def test_new_uncommented_examples_are_right(site):
    """Whoever takes away the sign before an example has a line that is understood."""
    run(site, "new", "医疗", input="卫生站\n" + "\n" * 20)
    file = next((site.root / "directory/clinics").glob("*.yml"))
    text = file.read_text(encoding="utf-8")
    examples = re.sub(r"^# (?=\w+: \S)", "", text, flags=re.MULTILINE)
    file.write_text(examples, encoding="utf-8")
    assert {code for code in site.codes() if code.startswith("E")} <= {"E302"}, site.problems()


def test_new_asks_again_until_it_can_be_right(site):
    """A wrong answer is explained and asked for again; nothing is written when the editor leaves."""
    done = run(site, "new", "热线", input="甲\n12\n021-7000-1\n")
    assert done.returncode == 1
    assert done.stdout.count("不是能拨通的号码") == 2
    assert "什么也没有保存" in done.stderr
    assert [file.name for file in (site.root / "directory/hotlines").iterdir()] == ["repair.yml"]


def test_verified_writes_today_and_keeps_the_rest(site):
    """One line changes; comments and order stay; several records of a list file at once."""
    listed = "# 说明\n- 编号: a   # 甲\n  名称: 甲\n  电话: 110\n- {编号: b, 名称: 乙, 电话: 119}\n"
    site.write("directory/hotlines/list.yml", listed)
    done = run(site, "verified", "a", "b", "repair", "--how", "现场", "--by", "社工")
    assert done.returncode == 0, done.stderr
    assert (site.root / "directory/hotlines/list.yml").read_text(encoding="utf-8") == (
        f"# 说明\n- 编号: a   # 甲\n  名称: 甲\n  电话: 110\n  核对: {TODAY} 现场 社工\n"
        f"- {{编号: b, 名称: 乙, 电话: 119, 核对: {TODAY} 现场 社工}}\n"
    )
    repaired = (site.root / "directory/hotlines/repair.yml").read_text(encoding="utf-8")
    assert repaired == GOOD.replace("2026-11-01 电话", f"{TODAY} 现场 社工")
    assert not site.codes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["nobody"], "没有编号是“nobody”的记录"), (["repair", "--how", "猜的"], "可以写：电话、现场、文件、网站"),
     (["repair", "--on", "2026-12-01"], "还没到"), (["repare"], "你是不是想写：repair")],
)  # fmt: skip
def test_verified_refuses_what_cannot_be(site, arguments, said):
    """Unknown ids, ways and days are answered, and nothing is written."""
    done = run(site, "verified", *arguments)
    assert (done.returncode, said in done.stderr) == (1, True), done.stderr
    assert (site.root / "directory/hotlines/repair.yml").read_text(encoding="utf-8") == GOOD


OFFICE = "周一至周五 8:30-16:30，节假日休息"


def test_hours_says_what_is_understood_and_what_holds(site):
    """The canonical form, the sentence, and every change of a day with its reason."""
    done = run(site, "hours", OFFICE, "--on", "2026-10-10")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "规范写法：Mo-Fr 08:30-16:30; PH off",
        "意思：周一至周五 8:30–16:30，节假日休息",
        "2026-10-10 周六 00:00 休息  今天调休上班，按工作日，不在开放时间内：周一至周五 8:30–16:30",
        "2026-10-10 周六 08:30 开放  今天调休上班，按工作日，周一至周五 8:30–16:30",
        "2026-10-10 周六 16:30 休息  今天调休上班，按工作日，不在开放时间内：周一至周五 8:30–16:30",
    ]


def test_hours_at_a_time_says_until_when(site):
    """The next change stands below the state."""
    said = run(site, "hours", OFFICE, "--on", "2026-10-01", "--at", "9:00").stdout.splitlines()
    assert said[2:] == [
        "2026-10-01 周四 09:00 休息  今天是国庆节放假，节假日休息",
        "    到 2026-10-08 周四 08:30",
    ]
    said = run(site, "hours", "24小时", "--on", "2026-10-01", "--at", "9:00").stdout.splitlines()
    assert said[-1] == "    往后一年多都是这样"


def test_hours_as_json(site):
    """One object a day with ``--at``, else one a change; today where no date is named."""
    rows = json.loads(run(site, "hours", OFFICE, "--on", "2026-10-07..2026-10-08", "--at", "9:00", "--json").stdout)
    assert rows == [
        {"date": "2026-10-07", "at": "09:00", "state": "closed", "reason": "今天是国庆节放假，节假日休息"},
        {"date": "2026-10-08", "at": "09:00", "state": "open", "reason": "周一至周五 8:30–16:30"},
    ]
    rows = json.loads(run(site, "hours", "每天 8:00-12:00，13:00起", "--json").stdout)
    assert [(row["date"], row["at"], row["state"]) for row in rows] == [
        (str(TODAY), "00:00", "closed"),
        (str(TODAY), "08:00", "open"),
        (str(TODAY), "12:00", "closed"),
        (str(TODAY), "13:00", "unknown"),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["8:30-4:30"], "写清楚：8:30-16:30"),
        ([OFFICE, "--on", "昨天"], "昨天"),
        ([OFFICE, "--on", "2026-10-08..2026-10-01"], "结束日期早于开始日期"),
        ([OFFICE, "--on", "2026-10-08.."], "怎么改"),
        ([OFFICE, "--at", "25:00"], "25:00"),
        ([""], "怎么改"),
    ],
)
def test_hours_that_cannot_be_read_are_sent_back_with_a_remedy(site, arguments, said):
    """Exit code 1, and never a traceback."""
    done = run(site, "hours", *arguments)
    assert (done.returncode, said in done.stderr, done.stdout) == (1, True, ""), done.stderr
    assert "Traceback" not in done.stderr


def test_overdue_lists_who_must_check_what(site):
    """The oldest first, with number, last check and file; JSON for programs."""
    site.write("directory/hotlines/old.yml", "名称: 旧的\n电话: 021-7000-1111\n核对: 2026-07-01 电话 社工站\n")
    site.write("directory/hotlines/never.yml", "名称: 从没核对\n电话: 021-7000-2222\n")
    done = run(site, "overdue")
    assert done.returncode == 0
    assert done.stdout.index("从没核对") < done.stdout.index("旧的")
    assert "过期 52 天" in done.stdout
    assert "社工站" in done.stdout
    assert "报修" not in done.stdout
    rows = json.loads(run(site, "overdue", "--format", "json").stdout)
    assert [row["id"] for row in rows] == ["never", "old"]


def test_fmt_writes_the_canonical_form_once(site):
    """Values change, comments do not, and a second run finds nothing to do."""
    typed = "# 说明\n名称: 报修   # 招牌\n又名: 修理，维修\n电话: ０２１－７０００－１２３４\n时间: 星期一到星期五 上午8点半到11点\n核对: 2026/11/1 电话\n"
    site.write("directory/hotlines/repair.yml", typed.replace("\n", "\r\n"))
    assert run(site, "fmt", "--check").returncode == 1
    assert run(site, "fmt").returncode == 0
    assert (site.root / "directory/hotlines/repair.yml").read_bytes().decode() == (
        "# 说明\n名称: 报修   # 招牌\n又名: 修理、维修\n电话: 021-7000-1234\n时间: 周一至周五 8:30-11:00\n核对: 2026-11-01 电话\n"
    )
    assert run(site, "fmt", "--check").returncode == 0


def test_fmt_keeps_each_post_with_its_number(site):
    """Several posts on one line are told apart by commas, a post and its number by a space."""
    head = "名称: 值班\n交接时间: 8:30\n轮换: {从哪天起: 2026-11-02, 每班: 1天, 岗位: "
    site.write(
        "directory/rosters/night.yml",
        head + "一岗：021 7000 4401；二岗  ０２１－７０００－４４０２、三岗}\n核对: 2026-11-01\n",
    )
    assert run(site, "fmt").returncode == 0
    written = (site.root / "directory/rosters/night.yml").read_text(encoding="utf-8")
    assert written == head + "一岗 021-7000-4401、二岗 021-7000-4402、三岗}\n核对: 2026-11-01\n"


def test_fmt_leaves_what_it_cannot_read(site):
    """A file with an error is named and kept; the others are put in order."""
    site.write("directory/hotlines/bad.yml", "名称: 坏\n电话: 12\n")
    done = run(site, "fmt")
    assert (done.returncode, "bad.yml:2:5" in done.stderr) == (1, True)
    assert (site.root / "directory/hotlines/bad.yml").read_text(encoding="utf-8") == "名称: 坏\n电话: 12\n"


def test_schema_accepts_the_demo_and_finds_slips(demo):
    """What an editor's JSON Schema says agrees with what we say of every demo file."""
    validators = {name: jsonschema.Draft202012Validator(json.loads(text)) for name, text in schemas().items()}
    files = [file for file in (demo.root / "directory").rglob("*.yml") if file.parent.name != "editions"]
    assert len(files) > 40
    for file in files:
        kind = KIND_BY_FOLDER[file.parent.name].kind if file.parent.name in KIND_BY_FOLDER else file.stem
        document = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        assert validators[f"{kind}.json"].is_valid(document), file
    for slip in ({"名称": "甲", "电活": "110"}, {"名称": "甲"}, {"名称": "甲", "电话": "110", "状态": "开心"}):
        assert not validators["hotline.json"].is_valid(slip)


@pytest.fixture
def preview(site):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "build_tools", "serve", "--root", str(site.root), "--port", str(port)]
    process = subprocess.Popen(command, cwd=HERE.parent, stdout=subprocess.PIPE, text=True, env=dict(os.environ))
    address = f"http://127.0.0.1:{port}/"
    _wait_for(lambda: _get(address) is not None)
    yield site, address
    process.terminate()
    process.wait()
    process.stdout.close()


def _get(address):
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.read().decode()
    except OSError:
        return None


def _wait_for(condition):
    for _ in range(200):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("waited ten seconds in vain")


def test_serve_shows_what_is_saved(preview):
    """A saved change is on the page at once; with an error the old page stays and the error is told."""
    site, address = preview
    assert "报修" in _get(address + "hotlines/repair.html")
    assert "没有这一页" in _get(address + "nothing.html")
    site.write("directory/hotlines/repair.yml", GOOD.replace("报修", "新名字"))
    _wait_for(lambda: "新名字" in _get(address + "hotlines/repair.html"))
    site.write("directory/hotlines/repair.yml", "名称：全角\n")
    _wait_for(lambda: "E130" in _get(address + "-/changes?since=0"))
    assert "新名字" in _get(address + "hotlines/repair.html")


def test_our_own_files_are_in_the_form_that_fmt_gives():
    """The demo is what a volunteer copies; the pages that people write by hand are nobody's to rewrite."""
    done = lianxin("fmt", "--check", "--root", str(HERE.parent))
    assert done.returncode == 0, done.stdout
    assert "跳过 0 个" in done.stdout
