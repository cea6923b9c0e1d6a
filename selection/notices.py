"""Messages that this stage sends to the inboxes."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.notices import texts
from core.notices.deliver import notify

OFFICE, PLACE_OFFICER = "programme_office", "municipal_officer"
REVIEWER, INSPECTOR, SECRETARY = "qualification_reviewer", "inspector", "committee_secretary"

texts.add(
    {
        "selection.submitted": _("%(count)s nominations were submitted; another officer endorses."),
        "selection.endorsed": _("%(place)s endorsed %(count)s nominations for review."),
        "selection.returned": _("A nomination was returned for correction: %(reason)s"),
        "selection.rejected": _("A nomination does not qualify: %(reason)s"),
        "selection.run_done": _("The run “%(step)s” is computed. Look at it and give it effect."),
        "selection.step_confirmed": _("The list of the step “%(step)s” is in effect."),
        "selection.notice": _("The public notice no. %(number)s is up until %(until)s."),
        "selection.objection": _("An objection to a name in notice no. %(number)s was received."),
        "selection.confirmed": _("%(count)s trainees of your place are confirmed."),
    }
)


def submitted(place, count: int) -> None:
    url = f"{reverse('selection:nomination-list')}?state=submitted"
    notify(PLACE_OFFICER, place, "selection.submitted", {"count": count}, url)


def endorsed(place, province, count: int) -> None:
    url = reverse("selection:review-list")
    params = {"place": texts.named(place), "count": count}
    notify(REVIEWER, province, "selection.endorsed", params, url)


def returned(nomination, reason: str) -> None:
    params = {"reason": reason}
    url = nomination.get_absolute_url()
    notify(PLACE_OFFICER, nomination.place, "selection.returned", params, url)


def rejected(nomination, reason: str) -> None:
    params = {"reason": reason}
    url = nomination.get_absolute_url()
    notify(PLACE_OFFICER, nomination.place, "selection.rejected", params, url)


def run_done(run) -> None:
    province = run.edition.organisation
    notify(OFFICE, province, "selection.run_done", {"step": run.step}, run.get_absolute_url())


def step_confirmed(run) -> None:
    province = run.edition.organisation
    for role in (OFFICE, INSPECTOR):
        url = run.get_absolute_url()
        notify(role, province, "selection.step_confirmed", {"step": run.step}, url)


def notice_issued(notice, places) -> None:
    params = {"number": notice.number, "until": notice.ends_on.isoformat()}
    for place in places:
        notify(PLACE_OFFICER, place, "selection.notice", params, notice.get_absolute_url())


def objection_received(objection) -> None:
    province = objection.notice.edition.organisation
    params = {"number": objection.notice.number}
    for role in (OFFICE, "discipline_observer"):
        notify(role, province, "selection.objection", params, objection.get_absolute_url())


def confirmed(place, count: int) -> None:
    url = reverse("selection:trainee-list")
    notify(PLACE_OFFICER, place, "selection.confirmed", {"count": count}, url)
