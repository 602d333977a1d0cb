"""Every table of fields is a frozen pydantic model that refuses what it does not know."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

REQUIRED: Any = ...


class Model(BaseModel):
    """Base of records and of their parts.

    A field's ``title`` is its Chinese label, its ``description`` the help that an editor
    reads, its ``examples`` what may be copied; every interface is made from these.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    between: ClassVar[re.Pattern[str] | None] = None
    """What separates several of these on one line; None where a line never holds several."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle only what differs from the defaults; ten thousand records are read back at each start."""
        defaults = _defaults(type(self))
        values = self.__dict__
        return _restored, (
            type(self),
            {name: values[name] for name in values if values[name] is not defaults.get(name)},
        )

    @classmethod
    def from_short(cls, text: str) -> dict[str, str] | None:
        """Return the fields that one line of text stands for, or None where it stands for none."""
        del text
        return None


@cache
def _defaults(model: type[Model]) -> dict[str, Any]:
    return {name: info.default for name, info in model.model_fields.items()}


def _restored(model: type[Model], values: dict[str, Any]) -> Model:
    """As pydantic's own ``__setstate__`` does it, without asking ten thousand times for what is empty."""
    instance = model.__new__(model)
    _set(instance, "__dict__", {**_defaults(model), **values})
    _set(instance, "__pydantic_fields_set__", _NONE_SET)
    _set(instance, "__pydantic_extra__", None)
    _set(instance, "__pydantic_private__", None)
    return instance


_set = object.__setattr__
_NONE_SET: set[str] = set()


def field(label: str, description: str, example: str = "", default: Any = None, *, also: str = "") -> Any:
    """Declare a field: its label, what to write, an example, its value when left out, and a further name."""
    examples = [example] if example else None
    return Field(default, title=label, description=description, examples=examples, json_schema_extra={"also": also})
