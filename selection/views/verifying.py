"""One person nominated by two places: the programme office's page alone."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.handover import people
from core.web.page import Page
from planning.handover import running_editions
from selection import policies
from selection.services import verification


class Verification(Page):
    """The nominations of a running edition that are about one ID number, place beside place."""

    policy = policies.nominations
    action = "verify"
    template_name = "selection/verification.html"
    title = gettext_lazy("Nominated by two places")

    def get(self, request):
        edition = running_editions(self.actor).first()
        groups = verification.groups(self.actor, edition) if edition is not None else []
        return self.render(self.get_context(groups=[self.of(rows) for rows in groups]))

    def of(self, rows) -> dict:
        refs = urlencode([("ref", row.person.ref) for row in rows])
        compare = people.may(self.actor, "view")
        address = f"{reverse('candidates:person-compare')}?{refs}"
        return {"rows": rows, "compare_url": address if compare else ""}

    def get_breadcrumbs(self):
        return [(_("Nominations"), reverse("selection:nomination-list"))]
