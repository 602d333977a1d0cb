"""The parts that records of several kinds share."""

from build_tools.kinds.parts.card_line import CardLine
from build_tools.kinds.parts.link import Link, Source
from build_tools.kinds.parts.location import Location
from build_tools.kinds.parts.phone import PhoneEntry
from build_tools.kinds.parts.translation import Translations
from build_tools.kinds.parts.verified import Verified

__all__ = ["CardLine", "Link", "Location", "PhoneEntry", "Source", "Translations", "Verified"]
