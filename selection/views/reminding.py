"""Who gets which reminder today, and what has been sent already."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.orgs import roles
from core.web.page import Page
from selection import policies
from selection.services import reminders

WHAT = {
    reminders.CLOSING: gettext_lazy("Nominations close soon"),
    reminders.RETURNED: gettext_lazy("Returned cases wait for correction"),
    reminders.ENDORSE: gettext_lazy("Submitted cases wait for endorsement"),
}


class Reminders(Page):
    """The preview: exactly what the clock would send now, in the reader's scope."""

    policy = policies.nominations
    action = "remind"
    template_name = "selection/reminders.html"
    title = gettext_lazy("Reminders of nominations")

    def get(self, request):
        found = reminders.due(self.actor, today=timezone.localdate())
        lines = [
            {"reminder": each, "what": WHAT[each.kind], "role": roles.label(each.role)}
            for each in found
        ]
        fresh = sum(1 for each in found if each.sent_at is None)
        return self.render(
            self.get_context(
                lines=lines,
                fresh=fresh,
                closing_days=" / ".join(str(days) for days in reminders.CLOSING_DAYS),
                waiting_days=reminders.WAITING_DAYS,
            )
        )

    def get_breadcrumbs(self):
        return [(_("Nominations"), reverse("selection:nomination-list"))]
