"""Run the command line: ``python -m build_tools check``."""

from __future__ import annotations

from build_tools.cli import console

if __name__ == "__main__":
    console()
