"""The statistics of marks: one component of a tier, for the province alone."""

from itertools import pairwise

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.web.charts import Line, Series
from core.web.page import Page
from planning.handover import Tier, editions
from selection import policies
from selection.services import schemes, statistics
from selection.views.severity import latest_of

#: More panels than this are not told apart in a chart.
MOST_DRAWN = 6
BARS = 10


class Statistics(Page):
    """GET …/mark-statistics/?edition=<ref>&tier=<tier>&component=<name>.

    A word that is not known shows the usual one: the newest running edition, the municipal tier, the
    first component of its scheme.
    """

    policy = policies.marks
    action = "analyse"
    template_name = "selection/statistics.html"
    title = _("Statistics of marks")

    def get(self, request):
        return self.render(self.get_context(edition=self.edition, **self.about()))

    @cached_property
    def edition(self):
        found = editions(self.actor)
        return found.asked_for(self.request.GET.get("edition")) or found.usual()

    @property
    def tier(self) -> str:
        asked = self.request.GET.get("tier", "")
        return asked if asked in Tier.values else str(Tier.MUNICIPAL)

    def about(self) -> dict:
        if self.edition is None:
            return {}
        context = {"choices": editions(self.actor), "tiers": Tier.choices, "tier": self.tier}
        scheme = schemes.current(self.edition, self.tier)
        if scheme is None:
            return context
        components = schemes.parsed_of(scheme).component
        asked = self.request.GET.get("component", "")
        component = components.get(asked) or next(iter(components.values()))
        marks = policies.marks.scope(self.actor, "analyse").of(self.edition, self.tier)
        found = statistics.of_components(marks, [component])[component.name]
        return context | {
            "component": component.name,
            "tabs": [self.tab(name, name == component.name) for name in components],
            "found": found,
            "chart": self.chart(found, component.max) if found.whole else None,
            "most": statistics.MOST,
            "studies": latest_of(self.actor, self.edition, self.tier),
            "may_study": policies.severity_studies.may(self.actor, "create"),
        }

    def tab(self, name: str, active: bool) -> dict:
        query = self.request.GET.copy()
        query["component"] = name
        return {"label": name, "url": f"?{query.urlencode()}", "active": active, "count": None}

    def chart(self, found, maximum) -> Series:
        """Marks per tenth of the scale, by panel where there are a few."""
        edges = [f"{maximum * part / BARS:.6f}".rstrip("0").rstrip(".") for part in range(BARS + 1)]
        by_panel = 1 < len(found.groups) <= MOST_DRAWN
        lines = (
            [Line(each.panel or "–", each.bars) for each in found.groups]
            if by_panel
            else [Line(str(_("Marks")), found.bars)]
        )
        return Series(
            ident="distribution",
            title=str(_("How many marks lie where")),
            categories=[f"{low}–{high}" for low, high in pairwise(edges)],
            lines=lines,
            kind="stacked" if by_panel else "bar",
            category_name=str(_("Mark")),
        )
