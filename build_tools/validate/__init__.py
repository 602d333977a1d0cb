"""Trees to entries: every field understood, or every reason why not."""

from build_tools.validate.convert import Converted, convert
from build_tools.validate.validate import Source, entries_of, table_of

__all__ = ["Converted", "Source", "convert", "entries_of", "table_of"]
