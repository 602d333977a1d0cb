"""The pages of the editors' handbook that follow from the code: the fields of every kind, and every problem."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.codes import CODES
from build_tools.kinds import KINDS, Entry, Record
from build_tools.kinds.fields import Model
from build_tools.kinds.notice import Notice
from build_tools.settings import Settings
from build_tools.validate.shape import FieldShape, shape_of
from build_tools.words import Category, Synonyms

_NOTE = "<!-- 这一页由 lianxin handbook 生成，请不要直接改。 -->\n"
_COMMON = set(shape_of(Record))
_GROUPS = {
    "E1": "文件的写法",
    "E2": "栏目的内容",
    "E3": "记录之间",
    "E4": "生成的网页",
    "E5": "生成的连心卡",
    "E6": "电脑和磁盘",
    "E9": "程序",
    "W3": "提醒（不影响发布）",
}


def generated_pages() -> dict[str, str]:
    """The text of each generated page by its name below ``content/handbook/``."""
    return {"records.md": _records(), "problems.md": _problems()}


def _records() -> str:
    parts = [_NOTE, "# 各种记录的栏目\n", _INTRODUCTION]
    parts += ["## 每种记录都有的栏目\n", *_table(Record)]
    for kind in KINDS:
        parts += [f"## {kind.label}\n", f"{kind.help}。{_where(kind)}\n", *_table(kind, own=issubclass(kind, Record))]
    parts += ["## 网站设置\n", "写在 `directory/site.yml`，每一项都可以不写。\n", *_table(Settings)]
    parts += [
        "## 搜索的词\n",
        _WORDS,
        "### categories.yml\n",
        *_table(Category),
        "### synonyms.yml\n",
        *_table(Synonyms),
    ]
    parts += ["## 分栏写的内容\n", "上面标着“分栏”的，可以只写一行（短写法），也可以往下缩进两格分栏写。\n"]
    for label, model in _parts():
        parts += [f"### {label}\n", *_table(model)]
    return "\n".join(parts)


_WORDS = """\
居民怎么叫，写在 `directory/words/` 的两个文件里，全站的搜索都认得。`lianxin words 送饭上门` 说居民会看到什么、为什么。
"""
_INTRODUCTION = """\
一条记录是一个文件，文件名就是它的编号。每一行写“栏目: 内容”，冒号是半角的，后面空一格。
“必填”的要写，别的可以不写。
"""


def _where(kind: type[Entry]) -> str:
    if kind is Notice:
        return "放在 `content/notices/`，一条一个 `.md` 文件。"
    return f"放在 `directory/{kind.folder}/`。"


def _table(model: type[Model], *, own: bool = False) -> Iterator[str]:
    shapes = [
        shape for shape in shape_of(model).values() if not (own and shape.name in _COMMON and not _is_redefined(shape))
    ]
    yield "| 栏目 | 写什么 | 例子 |\n|---|---|---|"
    for shape in shapes:
        need = "（列表里必填）" if shape.name == "id" else "（必填）" if shape.required else ""
        yield f"| **{shape.label}**{need} | {_what(shape)} | {_example(shape)} |"
    yield ""


def _is_redefined(shape: FieldShape) -> bool:
    """A kind may make a common field required, as a hotline its 电话."""
    return shape.required and not shape_of(Record)[shape.name].required


def _what(shape: FieldShape) -> str:
    notes = []
    if shape.model:
        notes.append("分栏")
    if shape.many:
        notes.append("可以有几个")
    if shape.choices:
        notes.append("可以写：" + "、".join(word for word in shape.choices if not word.isascii() or word == "A6"))
    return shape.help + (f"（{'；'.join(notes)}）" if notes else "")


def _example(shape: FieldShape) -> str:
    return f"`{shape.label}: {shape.example}`" if shape.example else ""


def _parts() -> list[tuple[str, type[Model]]]:
    """Every table within a field, under the label of the field where it first occurs."""
    found: dict[type[Model], str] = {}
    pending: list[type[Model]] = [*KINDS, Settings]
    while pending:
        for shape in shape_of(pending.pop(0)).values():
            if shape.model and shape.model not in found:
                found[shape.model] = shape.label
                pending.append(shape.model)
    return [(label, model) for model, label in found.items()]


def _problems() -> str:
    parts = [_NOTE, "# 错误和提醒\n", _HOW_TO_READ]
    for prefix, title in _GROUPS.items():
        parts += [f"## {title}\n", "| 代码 | 意思 |\n|---|---|"]
        parts += [f"| {code} | {meaning} |" for code, meaning in CODES.items() if code.startswith(prefix)]
        parts.append("")
    return "\n".join(parts)


_HOW_TO_READ = """\
检查时每个问题占几行：第一行是文件、行、列、代码和哪里不对，第二行是怎么改，第三行是原文。

```text
directory/hotlines/property.yml:3:5: 错误 E203 号码：“021-7000-123”不是能拨通的号码
    怎么改：区号 021 后面应有 8 位、以 2 到 8 开头；现在有 7 位：7000123。请与来源核对。
```

有**错误**时网站不会更新，原来的网站一直在。**提醒**不影响发布，但请尽快处理。
"""
