"""Which findings stop at which gate: the settings of the editions, and the form that sets one."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.web.pages.forms import FormPage
from planning.handover import running_editions
from selection import policies
from selection.forms import FindingStopForm
from selection.models import FindingStop
from selection.services import stopping


class FindingStops(FormPage):
    """One form; above it what holds now."""

    policy = policies.finding_stops
    has_row = False
    form_class = FindingStopForm
    wants = ("actor",)
    verb = staticmethod(stopping.set_stop)
    template_name = "selection/finding_stops.html"
    title = gettext_lazy("Stops by findings")

    def get_context(self, **context):
        stops = FindingStop.objects.filter(edition__in=running_editions(self.actor))
        return super().get_context(
            stops=list(stops.select_related("edition").order_by("edition_id", "pk")), **context
        )

    def get_success_url(self, result):
        return reverse("selection:finding-stops")

    def get_cancel_url(self):
        return reverse("selection:nomination-list")

    def get_breadcrumbs(self):
        return [(_("Nominations"), reverse("selection:nomination-list"))]
