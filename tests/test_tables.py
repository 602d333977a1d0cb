"""Tables in notices: each cell knows its column, and what is typed into a heading stays text."""

from build_tools.render.markdown import to_html


def test_each_cell_knows_its_column():
    html = to_html("| 日期 | **时间** |\n|---|--:|\n| 周一 | 8:30 |\n| 周二 |", str)
    assert '<td data-label="日期">周一</td>' in html
    assert '<td data-label="时间" class="right">8:30</td>' in html
    assert '<td data-label="日期">周二</td>' in html


def test_a_heading_is_never_markup():
    html = to_html('| a" onclick="x | <b> |\n|---|---|\n| 1 | 2 |', str)
    assert '<td data-label="a&quot; onclick=&quot;x">' in html
    assert '<td data-label="&lt;b&gt;">' in html
