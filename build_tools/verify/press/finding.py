"""What is wrong in a press file: where, and what to do."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """One fault. Pages count from 1 (0 is the file); millimetres from the page's lower left corner."""

    code: str
    page: int
    x_mm: float
    y_mm: float
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}{self.what}"

    @property
    def where(self) -> str:
        """The place in words: page, and how far from its left and lower edges."""
        if not self.page:
            return ""
        spot = f"距左 {self.x_mm:.0f} 毫米、距下 {self.y_mm:.0f} 毫米：" if self.x_mm or self.y_mm else ""
        return f"第 {self.page} 页{spot or '：'}"


OURS = "这是程序的错误，不要送印；请把这一行发给维护的人。"

DIFFERS = Finding("E522", 0, 0, 0, "同样的内容再做一次，文件不一样", OURS)
"""What whoever makes a file twice says when it comes out in other bytes."""
