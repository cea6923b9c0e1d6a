"""Limits of nomination: how many, how many used, how many left, always as they stand now."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.orgs.models import Organisation
from core.web.page import Page
from planning.handover import running_editions
from selection import policies
from selection.rules import Meter
from selection.services import limits, nominating


class Limits(Page):
    """The meter of one's place; at the province of all places, each leading to its own."""

    policy = policies.nominations
    template_name = "selection/limits.html"
    partial = "limits"
    title = gettext_lazy("Limits of nomination")

    def get(self, request):
        edition = running_editions(self.actor).first()
        context = {"edition": edition, "limits_url": request.get_full_path()}
        if edition is not None:
            context |= self.of(edition, request.GET.get("place", ""))
        return self.render(self.get_context(**context))

    def of(self, edition, asked: str) -> dict:
        if self.actor.is_provincial and not asked:
            return {"places": self.places(edition)}
        place = None
        if asked and self.actor.is_provincial:
            rows = Organisation.objects.filter(path__startswith=self.actor.path)
            try:
                place = rows.filter(
                    ref=Organisation._meta.get_field("ref").to_python(asked)
                ).first()
            except Exception as error:
                raise Http404 from error
            if place is None:
                raise Http404
        mine = place or nominating.place_of(self.actor.organisation)
        return {
            "meter_lines": limits.lines(edition, mine),
            "chosen": place,
            "closes_on": nominating.closes_on(edition, mine),
        }

    def places(self, edition) -> list[dict]:
        """Each place with the sum of its fields, and the provincial tier as a whole."""
        sums: dict[int | None, list[int]] = {}
        for (_tier, _field, place), meter in limits.meters(edition).items():
            both = sums.setdefault(place, [0, 0])
            both[0] += meter.limit
            both[1] += meter.used
        names = Organisation.objects.in_bulk([place for place in sums if place])
        rows = [
            {"place": names[place], "meter": Meter(*both)}
            for place, both in sums.items()
            if place in names
        ]
        rows.sort(key=lambda row: row["place"].path)
        if None in sums:
            rows.insert(0, {"place": None, "meter": Meter(*sums[None])})
        return rows

    def get_breadcrumbs(self):
        return [(_("Nominations"), reverse("selection:nomination-list"))]
