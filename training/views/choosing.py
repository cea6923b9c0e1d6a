"""Choose trainees from a filtered list, for a class or a posting."""

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.web.pages.listing import ListPage
from core.workflow.errors import Refused
from core.workflow.table import move
from selection import handover as selection
from training import policies
from training.filters import TraineeFilter
from training.tables import TraineeTable

MOST = 500


class ChoosePage(ListPage):
    """A list of trainees whose batch bar has one button: it posts the chosen rows to this page."""

    policy = policies.trainees
    table, filters = TraineeTable, TraineeFilter
    empty_text = gettext_lazy("There is nobody to choose.")
    button = ("choose", gettext_lazy("Choose"))

    def offered(self):
        """The trainees one may choose here."""
        return selection.trainees(self.actor)

    def filterset(self, actor, query, action="view"):
        return self.filters(query, queryset=self.offered(), actor=actor)

    @property
    def moves(self):
        name, label = self.button
        return [move(name, (), "", label, style="primary")]

    def url(self, name, *args):
        """The batch bar posts to this very page."""
        return self.request.path if name == "batch" else super().url(name, *args)

    def chosen(self, data) -> list:
        """The rows ticked, or all of the filter; within what is offered."""
        if data.get("all") == "1":
            rows = self.filterset(self.actor, QueryDict(data.get("query", ""))).rows()
        else:
            ref = self.policy.model._meta.get_field("ref")
            refs = [ref.to_python(text) for text in data.getlist("ref")]
            rows = self.offered().filter(ref__in=refs)
        found = list(rows.order_by("pinyin_key", "pk")[: MOST + 1])
        if not found:
            raise Refused(_("Choose at least one trainee."))
        if len(found) > MOST:
            raise Refused(_("Choose at most %(most)d trainees at once.") % {"most": MOST})
        return found

    def get_context(self, **context):
        context = super().get_context(**context)
        return context | {"saved_filters": [], "save_filter_url": "", "export_urls": []}

    def get_page_actions(self):
        return []
