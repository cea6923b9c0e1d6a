"""A person's road through the five stages."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates import policies as people
from candidates.views.closed import LeadsOn
from core.web.history import history
from core.web.pages.detail import DetailPage
from tracking.services.timeline import road


class Dossier(LeadsOn, DetailPage):
    """What each stage holds of the person, and every act on it from the ledger."""

    policy = people.people
    template_name = "tracking/dossier.html"
    title = gettext_lazy("Road through the programme")

    def get_context(self, **context):
        found = road(self.row, self.actor)
        links = {row.ref: row.get_absolute_url() for row in found.rows()}
        return super().get_context(
            road=found,
            stages=[
                (_("Planning"), ""),
                (_("Selection"), _("%(count)d nominations") % {"count": len(found.nominations)}),
                (_("Training"), _("%(count)d classes") % {"count": len(found.enrolments)}),
                (_("Appointment"), ""),
                (_("Tracking"), _("%(count)d reviews") % {"count": len(found.reviews)}),
            ],
            entries=history([self.row.ref, *links], links=links),
            groups=[
                (_("Nominations"), found.nominations),
                (_("Training"), found.enrolments),
                (_("Postings"), found.postings),
                (_("Appointments"), found.appointments),
                (_("Reserve list"), found.reserve),
                (_("Reviews"), found.reviews),
            ],
            **context,
        )

    def get_breadcrumbs(self):
        return [
            (self.row._meta.verbose_name_plural, reverse("candidates:person-list")),
            (self.row.name, self.row.get_absolute_url()),
        ]
