"""The monitor of fairness: what each gate did to each group of nominees."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.web.charts import Line, Series
from core.web.page import Page
from planning.handover import Tier, editions
from selection import policies
from selection.services import monitoring
from selection.services.monitoring import DIMENSIONS, GATES

#: More groups than this are not told apart in a chart.
MOST_DRAWN = 6


class Fairness(Page):
    """GET …/fairness/?edition=<ref>&tier=<tier>&by=<dimension>: all gates of one dimension.

    A word that is not known shows the usual one: the newest running edition, the municipal tier, sex.
    """

    policy = policies.nominations
    action = "monitor"
    template_name = "selection/fairness.html"
    title = _("Fairness at the gates")

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

    @property
    def by(self) -> str:
        asked = self.request.GET.get("by", "")
        return asked if asked in DIMENSIONS else "sex"

    def about(self) -> dict:
        if self.edition is None:
            return {}
        nominees = policies.nominations.scope(self.actor, "monitor").filter(tier=self.tier)
        found = {each.dimension: each for each in monitoring.monitor(nominees, self.edition)}
        shown = found[self.by]
        return {
            "choices": editions(self.actor),
            "tiers": Tier.choices,
            "tier": self.tier,
            "by": self.by,
            "by_label": DIMENSIONS[self.by],
            "tabs": [self.tab(name, found[name]) for name in DIMENSIONS],
            "gates": list(GATES.values()),
            "lines": shown.lines,
            "has_hidden": shown.has_hidden,
            "opens": GATES.get(shown.opens, ""),
            "chart": self.chart(shown) if 1 < len(shown.lines) <= MOST_DRAWN else None,
        }

    def tab(self, name: str, found) -> dict:
        query = self.request.GET.copy()
        query["by"] = name
        return {
            "label": DIMENSIONS[name],
            "url": f"?{query.urlencode()}",
            "active": name == self.by,
            "count": "!" if found.opens else None,
        }

    def chart(self, found) -> Series:
        """Rates in per cent; nothing where a group is hidden."""
        return Series(
            ident="fairness",
            title=str(_("Passed, of those judged")),
            categories=[str(label) for label in GATES.values()],
            lines=[
                Line(
                    each.label,
                    [None if r.rate is None else float(r.rate * 100) for r in each.gates],
                )
                for each in found.lines
            ],
            unit="%",
            decimals=1,
            category_name=str(pgettext_lazy("of selection", "Gate")),
        )
