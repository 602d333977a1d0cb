"""Opening hours: OSM's opening_hours or Chinese in, one canonical form and one sentence out."""

from build_tools.values.hours.parse import parse_hours
from build_tools.values.hours.sentence import sentence
from build_tools.values.hours.week import Hours

__all__ = ["Hours", "parse_hours", "sentence"]
