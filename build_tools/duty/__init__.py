"""Who is on duty: rosters held against a moment and the days of the Chinese calendar."""

from build_tools.duty.duty import Duty, Watch

__all__ = ["Duty", "Watch"]
