"""The only module that imports MkDocs. A change of engine is a change of this file.

It works both ways round: as a program of its own it renders the hand-written pages for
``lianxin build``; as a plugin it adds everything else to a plain ``mkdocs build``.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

os.environ["NO_MKDOCS_2_WARNING"] = "1"

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger

log = get_plugin_logger("lianxin")


def render_hand_written(root: Path, out: Path, templates: Path, banner: str) -> None:
    """Render the Markdown of ``content/`` that is not a notice into ``out``; a warning is an error.

    ``templates`` go before Material's own, and ``banner`` stands above every page.
    """
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(out), plugins=[], strict=True)
    config.theme.dirs.insert(0, str(templates))
    config.extra["banner"] = banner
    build(config)


class DirectoryPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Records, notices and cards for whoever runs ``mkdocs build`` or ``mkdocs serve`` alone."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our templates before Material's."""
        config.theme.dirs.insert(0, str(Path(config.config_file_path).parent / "theme" / "handbook"))
        return config

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Check and make every page of ours into the folder that MkDocs has just filled."""
        from build_tools import beijing, pipeline  # noqa: PLC0415 - the program below needs neither
        from build_tools.problem import Severity, has_errors  # noqa: PLC0415

        root = Path(config.config_file_path).parent
        checked = pipeline.check(root, beijing.today())
        for problem in checked.problems:
            (log.error if problem.severity is Severity.ERROR else log.warning)(str(problem))
        if has_errors(checked.problems):
            message = "记录有错误，网站没有生成；运行 lianxin check 看全部问题。"
            raise PluginError(message)
        for path, draft in pipeline.outputs_of(root, checked, beijing.today()):
            target = Path(config.site_dir) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(draft().make().data)


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s - %(message)s")
    source, target, ours, text = sys.argv[1:]
    render_hand_written(Path(source), Path(target), Path(ours), text)
