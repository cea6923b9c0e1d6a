"""Which county, or the place itself, keeps the chosen dossiers."""

from django.contrib import messages
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from candidates.forms import EntrustForm
from candidates.policies import people as policy
from candidates.services import entrusting
from candidates.views.people import PersonList
from core.web.batches import ChosenForm

#: So many of who stays are named; the page is a list, not a report.
NAMED = 10


class Entrust(ChosenForm):
    """POST from the list: the chosen or the filtered people change hands within their place."""

    policy = policy
    action = "entrust"
    list_page = PersonList
    form_class = EntrustForm
    title = gettext_lazy("Change the keeper")
    submit_label = gettext_lazy("Change the keeper")

    def make_form(self, data=None):
        return EntrustForm(data, actor=self.actor)

    def summary(self, count):
        text = ngettext(
            "One dossier changes hands. Whoever keeps it sees, edits and nominates; the place sees all.",
            "%(count)d dossiers change hands. Whoever keeps them sees, edits and nominates; the place "
            "sees all.",
            count,
        )
        return text % {"count": count}

    def carry_out(self, chosen, data):
        count, staying = entrusting.entrust_many(
            chosen, actor=self.actor, now=timezone.now(), **data
        )
        text = ngettext(
            "%(count)d dossier is now kept by %(keeper)s.",
            "%(count)d dossiers are now kept by %(keeper)s.",
            count,
        )
        messages.success(self.request, text % {"count": count, "keeper": data["keeper"].label})
        for person, why in staying[:NAMED]:
            messages.warning(
                self.request, _("%(name)s stays: %(why)s") % {"name": person.name, "why": why}
            )
        if (more := len(staying) - NAMED) > 0:
            text = ngettext("%(count)d more stays.", "%(count)d more stay.", more)
            messages.warning(self.request, text % {"count": more})
        return self.back()
