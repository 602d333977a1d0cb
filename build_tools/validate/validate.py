"""One source file to its entries; the kind's model is the schema."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Mapping_
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from build_tools.kinds import KIND_BY_FOLDER, Entry
from build_tools.kinds.base import Origin
from build_tools.kinds.fields import Model
from build_tools.load.tree import Mapping, Sequence
from build_tools.problem import Invalid, Location, Problem
from build_tools.validate.convert import Converted, convert
from build_tools.validate.messages import problem_of

M = TypeVar("M", bound=Model)
_NONE: Mapping_[str, object] = MappingProxyType({})


class Source(NamedTuple):
    """What a file's place and content say of its entries, before any field is read."""

    path: str
    folder: str
    stem: str
    unit: str
    digest: str


def entries_of(
    tree: Mapping | Sequence, source: Source, area_code: str, found: Mapping_[str, object] = _NONE
) -> tuple[list[Entry], list[Problem]]:
    """Return the entries of a file that are right, and what is wrong with the others.

    ``found`` are further fields that are not written but read out of the file, as a notice's text.
    """
    kind = KIND_BY_FOLDER[source.folder]
    entries: list[Entry] = []
    problems: list[Problem] = []
    for index, table in _tables(tree, source.path, problems):
        try:
            entries.append(table_of(table, kind, source.path, _fixed(source, index, found), area_code))
        except Invalid as error:
            problems += error.problems
    return entries, problems


def _fixed(source: Source, index: int | None, found: Mapping_[str, object]) -> dict[str, object]:
    fixed: dict[str, object] = {"origin": Origin(source.path, index, source.digest), **found}
    if index is None:
        fixed["id"] = source.stem
    if source.unit:
        fixed["units"] = (source.unit,)
    return fixed


def _tables(tree: Mapping | Sequence, path: str, problems: list[Problem]) -> Iterator[tuple[int | None, Mapping]]:
    if isinstance(tree, Mapping):
        yield None, tree
        return
    if not tree.items:
        at = Location(path, tree.line, tree.column)
        problems.append(Problem(at, "E140", "文件里没有内容", "照着示例填写，或删掉这个文件。"))
    for index, item in enumerate(tree.items):
        if isinstance(item, Mapping):
            yield index, item
        else:
            at = Location(path, item.line, item.column)
            what = "列表里的每一项都要由“栏目: 内容”组成"
            problems.append(Problem(at, "E212", what, "写成“- 编号: …”，同一条的各行左边对齐。"))


def table_of(tree: Mapping, model: type[M], path: str, fixed: dict[str, object], area_code: str = "") -> M:
    """Validate one table; ``fixed`` is what its place says of it. Raise ``Invalid``."""
    data, converted = convert(tree, model, path)
    _add_fixed(data, fixed, converted)
    problems = converted.problems
    try:
        value = model.model_validate(data, context=area_code)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        told = (problem_of(detail, model, converted) for detail in details if not _is_explained(detail, converted))
        raise Invalid(*problems, *told) from None
    if problems:
        raise Invalid(*problems)
    return value


def _is_explained(detail: ErrorDetails, converted: Converted) -> bool:
    """Whether more has been said of this place, or of what holds it, than pydantic knows."""
    place = detail["loc"]
    return any(place[:length] in converted.explained for length in range(1, len(place) + 1))


def _add_fixed(data: dict[str, object], fixed: dict[str, object], converted: Converted) -> None:
    """A file's name is its id; an id written inside must say the same."""
    written = data.get("id")
    if "id" in fixed and written is not None and written != fixed["id"]:
        what = f"编号“{written}”和文件名“{fixed['id']}”不一样"
        converted.problems.append(Problem(converted.at(("id",)), "E217", what, "删掉“编号”这一行，文件名就是编号。"))
    unset = {name: value for name, value in fixed.items() if name != "units" or "units" not in data}
    data.update(unset)
