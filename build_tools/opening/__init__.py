"""Whether it is open: hours held against the days of the Chinese calendar."""

from build_tools.opening.opening import Opening, Standing

__all__ = ["Opening", "Standing"]
