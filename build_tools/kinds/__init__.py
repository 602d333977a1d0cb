"""The kinds of entry. To add one: one module here, one line in ``KINDS``."""

from __future__ import annotations

from build_tools.kinds.base import Entry, Record
from build_tools.kinds.calendar import Calendar
from build_tools.kinds.card import Card
from build_tools.kinds.clinic import Clinic
from build_tools.kinds.consultation import Consultation
from build_tools.kinds.disclosure import Disclosure
from build_tools.kinds.event import Event
from build_tools.kinds.faq import Faq
from build_tools.kinds.guide import Guide
from build_tools.kinds.hotline import Hotline
from build_tools.kinds.issue import Issue
from build_tools.kinds.market import Market
from build_tools.kinds.notice import Notice
from build_tools.kinds.organization import Organization
from build_tools.kinds.place import Place
from build_tools.kinds.programme import Programme
from build_tools.kinds.project import Project
from build_tools.kinds.reception import Reception
from build_tools.kinds.role import Role
from build_tools.kinds.roster import Roster
from build_tools.kinds.shuttle import Shuttle
from build_tools.kinds.stat import HotlineStat
from build_tools.kinds.statistic import Statistic
from build_tools.kinds.team import Team
from build_tools.kinds.term import SchoolYear
from build_tools.kinds.unit import Unit

KINDS: tuple[type[Entry], ...] = (
    Hotline,
    Shuttle,
    Clinic,
    Market,
    Place,
    Guide,
    Programme,
    Event,
    Faq,
    Role,
    Roster,
    Reception,
    Team,
    Issue,
    Consultation,
    Project,
    Disclosure,
    Statistic,
    HotlineStat,
    Unit,
    Organization,
    Calendar,
    SchoolYear,
    Card,
    Notice,
)
KIND_BY_FOLDER = {kind.folder: kind for kind in KINDS}

__all__ = ["KINDS", "KIND_BY_FOLDER", "Entry", "Record"]
