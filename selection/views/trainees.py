"""The trainees: what the selection hands to the later stages."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from candidates.handover import people
from core.web.history import history
from core.web.pages.detail import DetailPage
from core.web.pages.listing import ListPage
from selection import filters, policies, tables
from selection.handover import marks_of
from selection.services import trainees
from selection.states import TRAINEE


class TraineeList(ListPage):
    """Sorted by surname strokes, as official lists are."""

    policy, table, filters = policies.trainees, tables.TraineeTable, filters.TraineeFilter
    workflow, services = TRAINEE, trainees
    title = _("Trainees")
    empty_text = _("Nobody is confirmed yet.")
    batch_moves = ()


class TraineeDetail(DetailPage):
    policy, workflow = policies.trainees, TRAINEE
    template_name = "selection/trainee_detail.html"

    def get_timeline(self):
        return history([self.row.ref, self.row.nomination.ref])

    def get_page_actions(self):
        if not people.may(self.actor, "view"):
            return []
        address = reverse("dossier", args=[self.row.person.ref])
        return [(_("Road through the programme"), address, "", "route")]

    def rows(self, action="view"):
        return super().rows(action).select_related("nomination", "person")

    def get_context(self, **context):
        may = people.may(self.actor, "view")
        return super().get_context(
            scores=marks_of(self.row),
            person_url=self.row.person.get_absolute_url() if may else "",
            **context,
        )
