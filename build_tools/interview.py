"""Questions at the terminal, one a field; an answer that cannot be right is asked for again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from build_tools.kinds import Entry, Record
from build_tools.kinds.fields import Model
from build_tools.kinds.notice import Notice
from build_tools.kinds.reads import ReadsPhone
from build_tools.model import Directory
from build_tools.validate.shape import FieldShape, shape_of
from build_tools.values.errors import BadValue
from build_tools.values.flag import parse_flag
from build_tools.values.phone import Phone, PhoneKind, parse_phone

Answer = str | list["Answer"] | dict[str, "Answer"]
# Asked although they may be left out: a record without them is of little use.
_WORTH_ASKING = (
    "makeup_workdays",
    "rotation",
    "alternate_name",
    "description",
    "phones",
    "hours",
    "location",
    "summary",
    "expires_on",
    "units",
)
_ALSO_IN_TABLES = ("departures", "first", "last")
_REFERENCES = ("units", "affects", "target")


class StoppedEarly(Exception):
    """The editor went away before the last question."""


class Interview:
    """Ask about one entry; answers stay the text that was typed."""

    def __init__(self, directory: Directory, today: date) -> None:
        self._directory = directory
        self._today = today

    def about(self, kind: type[Entry]) -> dict[str, Answer]:
        """Ask for every required field and those worth asking; return answers by field name."""
        answers: dict[str, Answer] = {}
        for shape in _in_asking_order(kind):
            default = str(self._today) if shape.name == "publish_on" else ""
            if answer := self._field(shape, default):
                answers[shape.name] = answer
        if issubclass(kind, Record):
            answers.update(self._check())
        if kind is Notice:
            answers["body"] = self.ask("正文", "先写一两句，以后再补", str, default="正文写在这里。")
        return answers

    def ask(
        self, label: str, help_text: str, read: Callable[[str], object], default: str = "", *, needed: bool = True
    ) -> str:
        """Ask until ``read`` takes the answer; return it as typed."""
        shown = f"（直接回车：{default}）" if default else "" if needed else "（可以不填）"
        while True:
            try:
                typed = input(f"{label}：{help_text}{shown}\n> ").strip() or default
            except EOFError:
                raise StoppedEarly from None
            if not typed and not needed:
                return ""
            try:
                read(typed)
            except BadValue as error:
                print(f"  {error.message}。{error.remedy}")
            else:
                if typed:
                    return typed
                print("  这一项要填。")

    def _field(self, shape: FieldShape, default: str = "") -> Answer:
        if shape.model and shape.model.from_short("0") is None:
            return self._tables(shape)
        example = f"，例如 {shape.example}" if shape.example and not default else ""
        choices = f"，可以写 {'、'.join(shape.choices[:12])}" if shape.choices else ""
        return self.ask(
            shape.label, f"{shape.help}{choices or example}", self._reader(shape), default, needed=shape.required
        )

    def _tables(self, shape: FieldShape) -> Answer:
        """A list of tables: each is asked field by field, as many as the editor wants."""
        assert shape.model  # noqa: S101 - asked by the caller
        if not shape.required and not self._yes(f"要写“{shape.label}”吗"):
            return []
        tables: list[Answer] = []
        while True:
            print(f"\n{shape.label}，第 {len(tables) + 1} 组：" if shape.many else f"\n{shape.label}：")
            tables.append(self._table(shape.model))
            if not shape.many:
                return tables[0]
            if not self._yes(f"“{shape.label}”再加一组吗"):
                return tables

    def _table(self, model: type[Model]) -> dict[str, Answer]:
        """Required fields, then others until the model is satisfied with what there is."""
        asked = [s for s in shape_of(model).values() if s.required or s.name in _ALSO_IN_TABLES]
        answers = {shape.name: self._field(shape) for shape in asked}
        return {name: answer for name, answer in answers.items() if answer}

    def _yes(self, question: str) -> bool:
        return parse_flag(self.ask(question, "写 是 或 否", parse_flag, default="否"))

    def _check(self) -> dict[str, Answer]:
        how = self.ask("核对", "内容是怎么核对的：电话、现场、文件或网站", _how, needed=False)
        return {"verified": f"{self._today} {how}"} if how else {}

    def _reader(self, shape: FieldShape) -> Callable[[str], object]:
        if shape.model:
            return self._short_reader(shape)
        assert shape.reads  # noqa: S101 - what is no table is read
        read, between = shape.reads.read, shape.reads.between
        if not shape.many:
            return lambda text: self._known(read(text), shape) if text else None
        return lambda text: [self._known(read(part), shape) for part in between.split(text) if part]

    def _known(self, value: object, shape: FieldShape) -> object:
        """An id that is named must be there already."""
        if shape.name in _REFERENCES and value not in self._directory.by_id:
            units = "、".join(f"{unit.id}（{unit.name}）" for unit in self._directory.committees())
            raise BadValue(f"没有编号是“{value}”的记录", f"居委有：{units or '还没有，先 lianxin new 辖区'}。", "E302")
        return value

    def _short_reader(self, shape: FieldShape) -> Callable[[str], object]:
        """One line that stands for a table: its parts are read as the table would read them."""
        model = shape.model
        assert model  # noqa: S101 - asked by the caller

        def read(text: str) -> object:
            lines = [text] if not (shape.many and model.between) else [p for p in model.between.split(text) if p]
            return [self._read_short(model, line) for line in lines if line]

        return read

    def _read_short(self, model: type[Model], line: str) -> object:
        fields = shape_of(model)
        for name, text in (model.from_short(line) or {}).items():
            reads = fields[name].reads
            if isinstance(reads, ReadsPhone):
                self._refuse_mobile(parse_phone(text, self._directory.settings.area_code))
            elif reads:
                parts = [p for p in reads.between.split(text) if p] if fields[name].many else [text]
                for part in parts:
                    reads.read(part)
        return line

    def _refuse_mobile(self, phone: Phone) -> None:
        if phone.kind is PhoneKind.MOBILE:
            remedy = "先写座机；岗位手机等文件写好后，写成 {号码: …, 岗位号码: 是}。"
            raise BadValue("手机号要说明是岗位号码，或本人同意公开", remedy, "E311")


def _in_asking_order(kind: type[Entry]) -> list[FieldShape]:
    """Name or title first, then what else is required, then what is worth asking."""
    shapes = [shape for name, shape in shape_of(kind).items() if name != "id"]
    named = [shape for shape in shapes if shape.name == "name"]
    required = [shape for shape in shapes if shape.required and shape not in named]
    worth = [shape for name in _WORTH_ASKING for shape in shapes if shape.name == name and not shape.required]
    return [*named, *required, *worth]


def _how(text: str) -> object:
    from build_tools.kinds.parts.verified import How  # noqa: PLC0415 - only this question needs it

    return How.parse(text) if text else None
