"""A notice's pictures have words, its links are safe, its HTML is not relied upon."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.derive.prose import Part, has_doubtful_parts, parts_of
from build_tools.kinds import Entry
from build_tools.kinds.notice import Notice
from build_tools.rules.finding import ENGLISH, Finding


def check(entry: Entry) -> Iterator[Finding]:
    """Yield what one notice's text should not hold."""
    if not isinstance(entry, Notice):
        return
    if has_doubtful_parts(entry.body):
        for part in parts_of(entry.body):
            if found := _fault(part):
                yield Finding(entry, ("body", part.line, part.column), *found)
    if english := entry.english.text:
        faults = map(_fault, parts_of(english)) if has_doubtful_parts(english) else ()
        yield from (Finding(entry, ENGLISH, *found) for found in faults if found)


def _fault(part: Part) -> tuple[str, str, str] | None:
    if part.kind == "html":
        return "W331", f"HTML 标签“{part.text[:20].strip()}”不会生效，会原样显示", "删掉标签，用 Markdown 写。"
    if part.kind == "image" and not part.text.strip():
        return "E332", "图片没有文字说明", f"在方括号里写一句话：![说明]({part.target})"
    if part.kind == "image" and ":" in part.target:
        return "E333", "图片在别的网站上", "把图片文件放进 content/notices/，再写文件名。"
    if part.target.startswith("http://"):
        better = part.target.replace("http", "https", 1)
        return "E333", "链接不是 https 的", f"确认能打开后改成 {better}"
    return None
