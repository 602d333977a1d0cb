"""What a notice's Markdown becomes: CommonMark, safe, and with every visible character kept."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from build_tools.load.markdown_losses import losses_in
from build_tools.render.markdown import to_html

ORACLE = MarkdownIt("commonmark", {"html": False}).enable("table")


def rendered(text: str) -> str:
    return to_html(text, lambda target: target)


def visible(markup: str) -> str:
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]*>", "", markup)))


PLAIN = [
    "各位居民：\n\n请带**身份证**来，不要*忘记*。",
    "- 一\n- 二\n  - 二之一\n\n1. 甲\n2. 乙",
    "> 引用一句\n\n---\n\n`代码`和\n\n    缩进代码",
    "| 时间 | 地点 |\n|---|:-:|\n| 9:00 | 居委会 |",
    "[一网通办](https://example.org/ '标题')和<https://example.org>",
    "第一行\\\n第二行  \n第三行",
    "~~~text\n围栏\n~~~",
    "![说明](a.jpg)",
    "A&amp;B &lt; C &copy; \\*星号\\*",
]


@pytest.mark.parametrize("text", PLAIN)
def test_reads_as_commonmark(text):
    """The same words, links and structure as the reference implementation gives."""
    ours, theirs = rendered(text), ORACLE.render(text)
    assert visible(ours) == visible(theirs)
    assert re.findall(r'(?:href|src)="[^"]*"', ours) == re.findall(r'(?:href|src)="[^"]*"', theirs)
    assert re.findall(r"<(ul|ol|li|table|strong|em|code|blockquote)\b", ours) == re.findall(
        r"<(ul|ol|li|table|strong|em|code|blockquote)\b", theirs
    )


def test_bold_before_chinese_punctuation_is_bold():
    """**注意：**请 is how everybody writes it; CommonMark's own rule would print the stars."""
    assert "<strong>注意：</strong>请" in rendered("**注意：**请带证件")


def test_headings_begin_below_the_page_s_own():
    """The title of the page is its only first heading, and no level is left out below it."""
    assert re.findall(r"<h\d>", rendered("# 一\n\n## 二\n\n###### 六")) == ["<h2>", "<h3>", "<h4>"]
    assert re.findall(r"<h\d>", rendered("### 一\n\n### 二")) == ["<h2>", "<h2>"]


PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](vbscript:x)",
    "[x](data:text/html,<script>alert(1)</script>)",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<form action=https://evil.example><input name=a></form>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<style>*{display:none}</style>",
    '[x](https://a.example/"onmouseover=alert(1))',
    '![" onerror="alert(1)](x.jpg)',
    "<div onclick=alert(1)>x</div></main></body>",
    "<!-- <img src=x onerror=alert(1)> -->",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "{{7*7}}{% raw %}",
]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_markup_of_an_editor_s_is_obeyed(payload):
    """Raw HTML is shown as text, and no address can run anything."""
    markup = rendered(f"前面 {payload} 后面\n\n{payload}")
    tags = Tags(markup)
    assert not tags.names & {
        "script",
        "svg",
        "iframe",
        "form",
        "input",
        "base",
        "meta",
        "style",
        "div",
        "math",
        "object",
    }
    assert not [name for name, _ in tags.attributes if name.startswith("on") or name == "style"]
    assert not [v for _, v in tags.attributes if v and re.match(r"\s*(javascript|vbscript|data)\s*:", v, re.IGNORECASE)]
    assert "后面" in visible(markup)


class Tags(HTMLParser):
    """Every tag and attribute of a text, as a browser reads them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.attributes += attrs


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("字号，。1a \n#*_`<>&|-"), max_size=60))
def test_no_word_is_lost(text):
    """Every Han character that an editor typed is on the page, in its order, or ``check`` says which is not."""
    assume(not [*losses_in(text, "a.md", 1)])
    assert re.findall("[字号]", visible(rendered(text))) == re.findall("[字号]", text)


@pytest.mark.parametrize(
    "text",
    ["[" * 20000, "".join("`" * n + " " for n in range(300)), "[a](" * 20000, "![" * 10000, "[[]()" * 20000,
     "\n".join("  " * n + "- a" for n in range(500)), "> " * 5000 + "a", "**a " * 20000],
    ids=["brackets", "ticks", "links", "images", "empty-links", "lists", "quotes", "stars"],
)  # fmt: skip
def test_no_input_hangs(text):
    """Patterns that take other renderers minutes are rendered at once."""
    assert rendered(text[:64_000])
