"""One page of each kind, by its address on the demo site."""

from __future__ import annotations

ONE_OF_EACH = (
    "index.html", "search.html", "404.html", "offline.html", "find/index.html", "find/letters.html",
    "c/index.html", "c/luodian/index.html", "c/baoxinyuan-3/index.html", "c/baoxinyuan-3/duty.html",
    "c/baoxinyuan-3/now.html", "c/bxy3/index.html", "c/bxy3-1/index.html", "now/index.html",
    "calendars/holidays-2026.html", "cards/card-baoxinyuan-3.html", "cards/index.html",
    "clinics/daju-health-station.html", "clinics/index.html", "consultations/consultation-bike-shed.html",
    "disclosures/disclosure-income-q3.html", "events/event-opera.html", "faqs/faq-bulky.html",
    "guides/guide-residence.html", "hotline_stats/stat-social-2026-10.html", "hotlines/emergency-110.html",
    "hotlines/index.html", "issues/issue-street-lamp.html", "issues/index.html", "markets/meiping-market.html",
    "notices/2026-09-10-move-in-guide.html", "notices/2026-11-20-water-off.html", "notices/index.html",
    "notices/archive/index.html", "notices/archive/2026-09.html", "organizations/rt-mart.html",
    "places/meiluo-canteen.html", "places/index.html", "programmes/programme-haircut.html",
    "projects/project-bike-shed.html", "receptions/reception-bxy3.html", "roles/bxy3-1-head.html",
    "rosters/bxy3-duty.html", "shuttles/daju-line.html", "shuttles/bus-1606.html", "shuttles/clinic-line.html",
    "shuttles/index.html", "statistics/statistic-households.html", "teams/team-dance.html",
    "terms/school-year-2026.html", "print/index.html",
)  # fmt: skip
