"""C-85, C-87: a fault in front of a notice is told on its line; text is text."""

from __future__ import annotations

import pytest

from tests.safety.examples import (
    BOX,
    HEAD,
    NOTICE,
    NOTICE_PAGE,
    box,
    english,
    notice,
    read,
    refused,
    site_of,
    told,
    understood,
)


def without(field: str) -> str:
    return "\n".join(line for line in notice().split("\n") if not line.startswith(field))


def instead(old: str, new: str) -> str:
    assert old in notice()
    return notice().replace(old, new)


# name: (text, code, line, column, what the report must speak of)
FAULTS = {
    # What took a whole MkDocs site down, or was obeyed in silence.
    "template": (notice("template: evil.html"), "E201", 5, 1, "template"),
    "icon": (notice("icon: fontawesome/solid/x"), "E201", 5, 1, "icon"),
    "hide-number": (notice("hide: 5"), "E201", 5, 1, "hide"),
    "hide-list": (notice("hide: [navigation]"), "E201", 5, 1, "hide"),
    "search-number": (notice("search: 5"), "E201", 5, 1, "search"),
    "search-table": (notice("search: {exclude: true}"), "E201", 5, 1, "search"),
    "status": (notice("status: new"), "E201", 5, 1, "status"),
    "hooks": (notice("hooks: [evil.py]"), "E201", 5, 1, "hooks"),
    "redirect": (notice("redirect_to: https://example.org/"), "E201", 5, 1, "redirect_to"),
    "layout": (notice("layout: page"), "E201", 5, 1, "layout"),
    "permalink": (notice("permalink: /index.html"), "E201", 5, 1, "permalink"),
    "render-macros": (notice("render_macros: true"), "E201", 5, 1, "render_macros"),
    # Fields of ours that nobody may write.
    "body": (notice("body: 正文"), "E201", 5, 1, "body"),
    "origin": (notice("origin: /etc/passwd"), "E201", 5, 1, "origin"),
    "targets": (notice("targets: a"), "E201", 5, 1, "targets"),
    "other-id": (notice("编号: another"), "E217", 5, 5, "文件名"),
    # Words that volunteers use for our fields.
    "date": (notice("日期: 2026-11-20"), "E201", 5, 1, "发布"),
    "date-in-English": (notice("date: 2026-11-20"), "E201", 5, 1, "发布"),
    "description-in-English": (notice("description: 停水"), "E201", 5, 1, "摘要"),
    "deadline": (notice("截止: 2026-12-01"), "E201", 5, 1, "失效"),
    "misspelt": (notice("失郊: 2026-12-01"), "E201", 5, 1, "失效"),
    "phone": (notice("电话: 110"), "E201", 5, 1, "电话"),
    # Values of a wrong form.
    "title-list": (instead("停水通知", "[停水, 通知]"), "E212", 2, 5, "标题"),
    "title-table": (instead("停水通知", "{停水: 通知}"), "E212", 2, 5, "标题"),
    "title-empty": (instead(" 停水通知", ""), "E202", 2, 1, "标题"),
    "title-of-two-lines": (instead("停水通知", "|\n  停水\n  通知"), "E213", 2, 5, "标题"),
    "title-too-long": (instead("停水通知", "停" * 201), "E213", 2, 5, "201"),
    "category-list": (instead("重要通知", "[重要通知, 温馨提示]"), "E212", 3, 5, "类别"),
    "category-misspelt": (instead("重要通知", "重要通告"), "E208", 3, 5, "重要通知"),
    "category-of-our-own": (instead("重要通知", "停电停水"), "E208", 3, 5, "温馨提示"),
    "tags-table": (notice("标签: {a: 1}"), "E212", 5, 5, "标签"),
    "tags-nested": (notice("标签: [[停水]]"), "E212", 5, 6, "标签"),
    "pinned-maybe": (notice("置顶: 可能"), "E208", 5, 5, "是"),
    "severity": (notice("级别: 特急"), "E208", 5, 5, "紧急"),
    "summary-list": (notice("摘要: [停水]"), "E212", 5, 5, "摘要"),
    "effects-text": (notice("变动: 停运"), "E212", 5, 5, "变动"),
    "effects-incomplete": (notice("变动: [{对象: citizen}]"), "E202", 5, 7, "日期"),
    "unknown-record": (notice("影响: no-such-line"), "E302", 5, 5, "no-such-line"),
    "unknown-unit": (notice("适用范围: no-such-unit"), "E302", 5, 7, "no-such-unit"),
    # Days.
    "no-day": (without("发布"), "E202", 2, 1, "发布"),
    "no-title": (without("标题"), "E202", 2, 1, "标题"),
    "no-category": (without("类别"), "E202", 2, 1, "类别"),
    "impossible-day": (instead("2026-11-20", "2026-02-30"), "E204", 4, 5, "2026-02-30"),
    "day-without-year": (instead("2026-11-20", "11-20"), "E204", 4, 5, "年份"),
    "day-in-words": (instead("2026-11-20", "今天"), "E204", 4, 5, "2026-05-01"),
    "day-and-time": (instead("2026-11-20", "2026-11-20 08:00"), "E204", 4, 5, "2026-11-20 08:00"),
    "day-list": (instead("2026-11-20", "[2026-11-20]"), "E212", 4, 5, "发布"),
    "ends-before-it-begins": (notice("失效: 2026-11-19"), "E216", None, None, "失效"),
    # How it is written.
    "twice": (notice("发布: 2026-11-21"), "E120", 5, 1, "第 4 行"),
    "twice-in-two-languages": (notice("title: 停电"), "E120", 5, 1, "标题"),
    "wide-colon": (instead("标题: ", "标题："), "E130", 2, 3, "全角"),
    "wide-colon-last": (notice("失效：2026-12-01"), "E130", 5, 3, "全角"),
    "tight-colon": (notice("失效:2026-12-01"), "E133", 5, 3, "空格"),
    "no-colon": (notice("失效 2026-12-01"), None, 5, None, "冒号"),
    "two-colons": (instead("停水通知", "通知: 停水"), "E131", 2, 5, '"通知: 停水"'),
    "tab": (notice("\t失效: 2026-12-01"), "E110", 5, 1, "Tab"),
    "indent": (notice("  失效: 2026-12-01"), "E138", 5, None, "对齐"),
    "full-width-indent": (notice("　失效: 2026-12-01"), "E117", 5, 1, "全角空格"),
    "open-quotes": (notice('摘要: "停水'), "E132", 5, 5, "引号"),
    "open-brackets": (notice("标签: [停水"), "E132", 5, 5, "补齐"),
    "anchor": (notice("摘要: &a 停水"), "E125", 5, 5, "&"),
    "tag": (notice("摘要: !!python/name:os.system"), "E126", 5, 5, "!"),
    "hash": (notice("失效: 2026-12-01 #2026-12-02"), "E134", 5, 5, "#"),
    "comma-list": (HEAD.replace("---\n", "---\n- ", 1) + "---\n", None, None, None, ""),
    "only-a-list": ("---\n- 停水\n---\n正文\n", "E141", 2, None, "栏目"),
    "only-a-word": ("---\n停水\n---\n正文\n", "E141", 2, None, "栏目"),
    "no-fields": ("---\n---\n正文\n", "E140", 2, None, "内容"),
    "mark-in-the-middle": (notice().replace("类别", "\ufeff类别"), "E112", 3, 1, "U+FEFF"),
    "direction": (instead("停水通知", "停水\u202e通知"), "E111", 2, 7, "U+202E"),
    "control": (instead("停水通知", "停水\0通知"), "E114", 2, 7, "U+0000"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_c_85_a_fault_in_front_of_a_notice(published, fault):
    """An error on the right line, in words that help; the others are checked all the same, the site stays."""
    text, code, line, column, says = fault
    before = site_of(published)
    published.write(BOX, box("开箱: 7:60")).write("content/notices/2026-11-21-second.md", notice("hide: 5"))
    found = [p for p in told(published, text, NOTICE) if code in (p.code, None)]
    assert found
    speaking = [p for p in found if says in p.message + p.remedy]
    assert speaking, [str(problem) for problem in found]
    assert line in (speaking[0].at.line, None)
    assert column in (speaking[0].at.column, None)
    others = [p for p in published.build().problems if p.at.path != NOTICE and p.code.startswith("E")]
    assert {(p.at.path, p.code) for p in others} == {(BOX, "E205"), ("content/notices/2026-11-21-second.md", "E201")}
    assert site_of(published) == before


def test_c_85_there_are_more_than_the_32_faults_of_the_table():
    """And each of them, taken alone, is refused."""
    assert len(FAULTS) >= 32
    rules = {"unknown-record", "unknown-unit"}
    assert [name for name, fault in FAULTS.items() if name not in rules and not read(fault[0], NOTICE).errors] == []


def test_c_85_all_faults_of_a_notice_are_told_at_once(published):
    """One run is enough to mend everything."""
    text = notice("失效: 2026-02-30\n置顶: 可能\n级别: 特急\nhide: 5\n电话: 110")
    assert [(p.code, p.at.line) for p in told(published, text, NOTICE)] == [
        ("E204", 5),
        ("E208", 6),
        ("E208", 7),
        ("E201", 8),
        ("E201", 9),
    ]


PAGES = {
    "broken-fields": "---\ntitle: [停水\n---\n# 关于本站\n",
    "unclosed-fields": "---\ntitle: 关于\n# 关于本站\n",
    "unknown-field": "---\ntemplate: evil.html\n---\n# 关于本站\n",
    "typed-title": "---\ntitle: 12:30\n---\n# 关于本站\n",
    "title-with-html": "---\ntitle: <b>关于</b>\n---\n# 关于本站\n",
    "title-list": "---\ntitle: [a, b]\n---\n# 关于本站\n",
    "fields-without-fences": "template: evil.html\n\n# 关于本站\n",
    "picture-that-acts": "# 关于本站\n\n<img src=x onerror=alert(1)>\n",
    "attribute": "# 关于本站\n\n[a](b.md){ onclick=alert(1) }\n",
    "link-that-acts": "# 关于本站\n\n[a](javascript:alert)\n",
    "link-in-disguise": "# 关于本站\n\n[a](&#106;avascript:alert)\n",
    "defined-link-that-acts": "# 关于本站\n\n[a][b]\n\n[b]: JavaScript:alert\n",
    "picture-of-data": "# 关于本站\n\n![a](data:text/html,x)\n",
    "deep": "# 关于本站\n\n" + ">" * 3_000 + " a\n",
    "script": "# 关于本站\n\n<script>alert(1)</script>\n",
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_c_85_a_page_written_by_hand_is_no_way_around(repository, text):
    """What a notice may not hold, a page beside the notices may not hold either."""
    problem = refused(repository, text, "content/about.md")
    assert problem.at.line >= 1


HARMLESS = {
    "only-what-must-be": notice(),
    "English": "---\ntitle: 停水\ncategory: important\npublish_on: 2026-11-20\n---\n正文\n",
    "order": "---\n发布: 2026-11-20\n类别: 重要通知\n标题: 停水\n---\n正文\n",
    "comments": "---\n# 一\n标题: 停水 # 二\n类别: 重要通知\n发布: 2026-11-20\n---\n正文\n",
    "spaces-behind-the-marks": notice().replace("---\n", "---  \n"),
    "no-text": HEAD + "---\n",
    "no-last-line-break": HEAD + "---\n正文",
    "no-line-break-behind-the-mark": HEAD + "---",
    "byte-order-mark": "\ufeff" + notice(),
    "windows": notice().replace("\n", "\r\n"),
    "rule-in-the-text": notice(body="一\n\n---\n\n二\n"),
    "own-id": notice("编号: 2026-11-20-water-off"),
    "wide-values": notice("失效: ２０２６－１２－０１\n置顶: 是"),
    "blank-fields": notice("失效:\n摘要: ~\n标签:"),
    "quoted": notice("摘要: \"停水: 请存水\"\n发布单位: '居委会'"),
}


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_c_85_what_is_right_passes(repository, text):
    """A strict reader is no obstacle to a good notice."""
    assert understood(repository, text, NOTICE).name.startswith("停水")


TITLES = [
    "12:30",
    "no",
    "3.10",
    "0x1F",
    "2026-11-20",
    "1_000",
    "~甲",
    "off",
    "{{7*7}}",
    "<b>停水</b>",
    "&amp; 停水",
    "a < b",
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("quote", ["", '"'], ids=["plain", "quoted"])
def test_c_87_a_title_is_text_on_the_page(repository, title, quote):
    """12:30 is not 750 and no is not the site's name: title, heading and list show what was typed."""
    if not quote and title[0] in "{&":
        pytest.skip("YAML needs quotes here")
    repository.write(NOTICE, instead("停水通知", f"{quote}{title}{quote}"))
    assert [p for p in repository.build().problems if p.code.startswith("E")] == []
    page = repository.page(NOTICE_PAGE)
    escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f"<h1>{escaped}</h1>" in page
    assert f"<title>{escaped}" in page
    assert escaped in repository.page("notices/index.html")


@pytest.mark.parametrize("field", ["摘要", "发布单位", "标签"], ids=english)
def test_c_87_so_are_the_other_texts(repository, field):
    """Every text field of a notice keeps a time, a boolean and a version as they were typed."""
    for typed in ("12:30", "no", "3.10"):
        entry = understood(repository, notice(f"{field}: {typed}"), NOTICE)
        assert typed in (entry.summary, entry.author, *entry.tags)


@pytest.mark.parametrize(
    ("typed", "line"), [("[a, b]", 2), ("{a: b}", 2), ("[[a]]", 2), ("\n  - a\n  - b", 3), ("\n  a: b", 3)]
)
def test_c_87_a_list_is_no_title(repository, typed, line):
    """“['a','b']” never stands on a page."""
    problem = refused(repository, instead(" 停水通知", typed if typed[0] == "\n" else f" {typed}"), NOTICE)
    assert (problem.code, problem.at.line) == ("E212", line)
    assert "标题" in problem.message


def test_c_85_a_page_is_told_everything_at_once(repository):
    """All lines of a page that the engine would obey, in one run."""
    text = "---\ntemplate: x\nhide: 5\n---\n# 关于本站\n"
    assert [(p.code, p.at.line) for p in told(repository, text, "content/about.md")] == [("E201", 2), ("E201", 3)]
    text = "# 关于本站\n<b>\n[a](javascript:b)\n{ onclick=c }\n"
    assert [(p.code, p.at.line) for p in told(repository, text, "content/about.md")] == [
        ("E334", 2),
        ("E333", 3),
        ("E334", 4),
    ]


def test_c_85_an_ordinary_page_passes(repository):
    """Links, code that speaks of HTML, a title: a page may hold what a page needs."""
    text = (
        "---\ntitle: '12:30'\n---\n<!-- 由程序生成 -->\n\n# 关于\n\n[写法](writing.md)、<https://example.org/>、[打](tel:110)\n\n"
        "```html\n<b onclick=a>\n```\n\n`<i>` 和 `[a](javascript:b)`\n"
    )
    assert told(repository, text, "content/about.md") == []
