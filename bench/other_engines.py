"""The same town as Hugo and MkDocs want it: Markdown with front matter, an index per section."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

_OTHER = Path(__file__).parent / "other"
SECTIONS = {
    "hotlines": "电话",
    "clinics": "看病",
    "markets": "买菜",
    "places": "办事网点",
    "shuttles": "班车",
    "notices": "通知",
    "units": "单位",
}


class Page(NamedTuple):
    """One record or notice: what the front matter says, and the Markdown below it."""

    section: str
    id: str
    front: dict[str, object]
    body: str


def write_hugo(town: Path, root: Path) -> None:
    """Write a Hugo project below ``root`` with the pages of ``town``."""
    shutil.copytree(_OTHER / "hugo", root, dirs_exist_ok=True)
    for section, title in SECTIONS.items():
        _write(root / "content" / section / "_index.md", {"title": title}, "")
    for page in pages_of(town):
        _write(root / "content" / page.section / f"{page.id}.md", page.front, page.body)


def write_mkdocs(town: Path, root: Path, settings: str) -> None:
    """Write a MkDocs project below ``root`` with the pages of ``town``; ``settings`` is plain or pruned."""
    root.mkdir(parents=True)
    shutil.copy(_OTHER / "mkdocs" / f"{settings}.yml", root / "mkdocs.yml")
    listed: dict[str, list[str]] = defaultdict(list)
    for page in pages_of(town):
        title = str(page.front["title"])
        front = {"title": title, "description": page.front.get("summary", title)}
        _write(root / "docs" / page.section / f"{page.id}.md", front, _facts(page.front) + page.body)
        listed[page.section].append(f"- [{title}]({page.id}.md)\n")
    for section, title in SECTIONS.items():
        _write(root / "docs" / section / "index.md", {"title": title}, "".join(listed[section]))
    links = "".join(f"- [{title}]({section}/index.md)\n" for section, title in SECTIONS.items())
    _write(root / "docs" / "index.md", {"title": "首页"}, links)


def pages_of(town: Path) -> Iterator[Page]:
    """Read the town that ``neighbourhood.write`` wrote."""
    names = {file.stem: _yaml(file)["名称"] for file in (town / "directory" / "units").iterdir()}
    for section in SECTIONS:
        for file in sorted((town / "directory" / section).glob("*.yml")):
            yield _record(section, file.stem, _yaml(file), names)
    for file in sorted((town / "content" / "notices").glob("*/*.md")):
        _, head, body = file.read_text(encoding="utf-8").split("---\n", 2)
        yield _notice(file.stem, _load(head), body, names)


def _record(section: str, stem: str, record: dict, names: dict[str, str]) -> Page:
    phone = record.get("电话", "")
    line = phone[0] if isinstance(phone, list) else {"号码": phone, "用途": "办公室"}
    place = record.get("位置", {})
    front = {
        "title": record["名称"],
        "summary": record.get("简介"),
        "other_name": record.get("又名"),
        "phone": line["号码"],
        "dial": line["号码"].partition("转")[0],
        "phone_use": line["用途"],
        "address": place.get("地址"),
        "landmark": place.get("地标"),
        "hours": record.get("时间"),
        "fare": record.get("票价"),
        "category": record.get("类别"),
        "unit": record.get("适用范围") or record.get("上级"),
        "unit_name": names.get(record.get("适用范围") or record.get("上级", "")),
        "checked": record["核对"],
        **_timetable(record),
    }
    return Page(section, stem, {key: value for key, value in front.items() if value}, record.get("简介", "") + "\n")


def _timetable(record: dict) -> dict[str, object]:
    if "时刻" not in record:
        return {}
    line = record["时刻"][0]
    return {"stops": record["站点"], "direction": line["方向"], "times": line["发车"].split()}


def _notice(stem: str, head: dict, body: str, names: dict[str, str]) -> Page:
    unit = head["适用范围"]
    front = {"title": head["标题"], "date": head["发布"], "expires": head["失效"], "category": head["类别"]}
    return Page("notices", stem, {**front, "unit": unit, "unit_name": names[unit]}, body)


def _facts(front: dict[str, object]) -> str:
    """The facts as a Markdown table, for an engine whose theme shows no fields of its own."""
    labels = {"other_name": "又名", "address": "地址", "hours": "时间", "fare": "票价", "category": "类别"}
    rows = [(label, front[key]) for key, label in (labels | {"checked": "核对"}).items() if key in front]
    if "phone" in front:
        rows.insert(0, ("电话", f"[{front['phone']}](tel:{front['dial']})"))
    if "unit" in front:
        rows.append(("范围", f"[{front['unit_name']}](../units/{front['unit']}.md)"))
    table = "| 项目 | 内容 |\n| --- | --- |\n" + "".join(f"| {label} | {value} |\n" for label, value in rows)
    stops = "".join(f"1. {stop}\n" for stop in front.get("stops", ()))
    return f"{table}\n{stops}\n{'、'.join(front.get('times', ()))}\n\n"


def _write(path: Path, front: dict[str, object], body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Every JSON value is also a YAML value, and it is quoted.
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())
    path.write_text(f"---\n{head}---\n\n{body}", encoding="utf-8")


def _yaml(file: Path) -> dict:
    return _load(file.read_text(encoding="utf-8"))


def _load(text: str) -> dict:
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
