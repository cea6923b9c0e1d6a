"""Choose trainees from a filtered list, for a vacancy, a comparison or the reserve list."""

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appointment import policies
from appointment.filters import TraineeFilter
from appointment.tables import TraineeTable
from core.web.pages.listing import ListPage
from core.workflow.errors import Refused
from core.workflow.table import move
from selection import handover as selection
from training import handover as training

MOST = 500


class ChoosePage(ListPage):
    """A list of trainees; the buttons of its batch bar post the chosen rows where `buttons` says."""

    policy = policies.trainees
    table, filters = TraineeTable, TraineeFilter
    empty_text = gettext_lazy("There is nobody to choose.")

    def offered(self):
        """The trainees one may choose here."""
        return selection.trainees(self.actor)

    def buttons(self) -> list[tuple[str, str, str, str]]:
        """(name, label, style, address) of the batch bar."""
        raise TypeError("A page of choice says what the choice is for.")

    def filterset(self, actor, query, action="view"):
        rows = training.with_composite(self.offered())
        return self.filters(query, queryset=rows, actor=actor)

    @property
    def moves(self):
        """Something to tick for; the buttons themselves come from `buttons`."""
        return [move("choose", (), "", _("Choose"))]

    def url(self, name, *args):
        return self.request.path if name == "batch" else super().url(name, *args)

    def get_context(self, **context):
        buttons = [
            {"name": name, "label": label, "style": style, "url": url}
            for name, label, style, url in self.buttons()
        ]
        context = super().get_context(**context)
        return context | {
            "batch_moves": buttons,
            "saved_filters": [],
            "save_filter_url": "",
            "export_urls": [],
        }

    def get_page_actions(self):
        return []


def chosen(page: ChoosePage, data, most: int = MOST) -> list:
    """The rows ticked, or all of the filter; within what the page offers."""
    if data.get("all") == "1":
        query = QueryDict(data.get("query", ""))
        rows = page.filterset(page.actor, query).rows()
    else:
        ref = page.policy.model._meta.get_field("ref")
        refs = [ref.to_python(text) for text in data.getlist("ref")]
        rows = page.offered().filter(ref__in=refs)
    found = list(rows.order_by("pinyin_key", "pk")[: most + 1])
    if not found:
        raise Refused(_("Choose at least one trainee."))
    if len(found) > most:
        raise Refused(_("Choose at most %(most)d trainees at once.") % {"most": most})
    return found
