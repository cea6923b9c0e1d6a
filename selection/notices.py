"""Messages that this stage sends to the inboxes."""

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.notices import texts
from core.notices.deliver import notify, notify_each

OFFICE, PLACE_OFFICER = "programme_office", "municipal_officer"
COUNTY_OFFICER = "county_officer"
REVIEWER, INSPECTOR, SECRETARY = "qualification_reviewer", "inspector", "committee_secretary"

texts.add(
    {
        "selection.submitted": _("%(count)s nominations were submitted; another officer endorses."),
        "selection.endorsed": _("%(place)s endorsed %(count)s nominations for review."),
        "selection.returned": _("A nomination was returned for correction: %(reason)s"),
        "selection.rejected": _("A nomination does not qualify: %(reason)s"),
        "selection.exemption_proposed": _("An exemption waits for your signature: %(ground)s"),
        "selection.exemption_signed": _("An exemption was decided: %(outcome)s"),
        "selection.reopening_proposed": _(
            "Judging a nominee of %(place)s anew waits for a signature."
        ),
        "selection.reopening_signed": _(
            "Whether a nominee is judged anew was decided: %(outcome)s"
        ),
        "selection.reopenings_proposed": _(
            "%(count)s proposals to judge nominees anew wait for a signature."
        ),
        "selection.reopenings_signed": _(
            "%(count)s proposals to judge nominees anew were decided: %(outcome)s"
        ),
        "selection.request_received": _("A rejected nominee of %(place)s asks for a review."),
        "selection.request_decided": _("A request for review was decided: %(outcome)s"),
        "selection.cancelled": _("A nomination was cancelled for false data: %(reason)s"),
        "selection.reserve_moved_up": _("A reserve moved up to a seat that became free."),
        "selection.review_due": _("%(count)s nominations are to be reviewed by %(due)s."),
        "selection.review_late": _("The review of %(count)s nominations was due on %(due)s."),
        "selection.request_waits": _("%(count)s requests for review wait for a decision."),
        "selection.exemption_waits": _("%(count)s exemptions wait for a second signature."),
        "selection.correction_waits": _("%(count)s returned nominations wait for correction."),
        "selection.run_done": _("The run “%(step)s” is computed. Look at it and give it effect."),
        "selection.list_asked_back": _(
            "Somebody asks to take back the list of the step “%(step)s”; another person decides."
        ),
        "selection.step_confirmed": _("The list of the step “%(step)s” is in effect."),
        "selection.inspection_notice": _(
            "The inspection notice no. %(number)s is up until %(until)s."
        ),
        "selection.notice": _("The public notice no. %(number)s is up until %(until)s."),
        "selection.objection": _("An objection to a name in notice no. %(number)s was received."),
        "selection.remind_closing": _(
            "Nominations close on %(day)s; %(count)s are not handed in yet or still free."
        ),
        "selection.remind_returned": _(
            "%(count)s returned nominations wait for correction, the first since %(day)s."
        ),
        "selection.remind_endorse": _(
            "%(count)s nominations wait for another officer's endorsement, the first since %(day)s."
        ),
        "selection.confirmed": _("%(count)s trainees of your place are confirmed."),
    }
)


def remind(reminder) -> None:
    """Once for each key, whatever the clock does."""
    states = {"closing": "draft", "returned": "returned", "endorse": "submitted"}
    params = {"count": reminder.count, "day": reminder.day.isoformat()}
    notify(
        reminder.role,
        reminder.unit,
        f"selection.remind_{reminder.kind}",
        params,
        f"{reverse('selection:nomination-list')}?state={states[reminder.kind]}",
        due_on=reminder.day if reminder.kind == "closing" else None,
        once=f"selection.{reminder.key}",
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
    if nomination.organisation_id != nomination.place_id:
        notify(COUNTY_OFFICER, nomination.organisation, "selection.returned", params, url)


def rejected(nominations, reason: str) -> None:
    told = [(row.place_id, row.get_absolute_url()) for row in nominations]
    notify_each(PLACE_OFFICER, told, "selection.rejected", {"reason": reason})


def exemption_proposed(exemption) -> None:
    province = exemption.nomination.edition.organisation
    params = {"ground": exemption.reason}
    url = exemption.get_absolute_url()
    notify(OFFICE, province, "selection.exemption_proposed", params, url)


def exemption_signed(exemption) -> None:
    province = exemption.nomination.edition.organisation
    params, url = {"outcome": exemption.outcome}, exemption.get_absolute_url()
    notify(REVIEWER, province, "selection.exemption_signed", params, url)


def reopening_proposed(reopening) -> None:
    nomination = reopening.nomination
    params = {"place": texts.named(nomination.place)}
    url = reopening.get_absolute_url()
    notify(OFFICE, nomination.edition.organisation, "selection.reopening_proposed", params, url)


def reopening_signed(reopening) -> None:
    """The reviewers, and the place whose nominee it is."""
    nomination = reopening.nomination
    params, url = {"outcome": reopening.outcome}, reopening.get_absolute_url()
    notify(REVIEWER, nomination.edition.organisation, "selection.reopening_signed", params, url)
    notify(PLACE_OFFICER, nomination.place, "selection.reopening_signed", params, url)


def reopenings_proposed(province, count: int) -> None:
    url = f"{reverse('selection:reopening-list')}?state=proposed"
    notify(OFFICE, province, "selection.reopenings_proposed", {"count": count}, url)


def reopenings_signed(counts, outcome: str) -> None:
    """`counts`: (place, province) -> nominees. Each place once, and the reviewers with the sum."""
    url = reverse("selection:reopening-list")
    sums: Counter = Counter()
    for (place, province), count in counts.items():
        params = {"count": count, "outcome": outcome}
        notify(PLACE_OFFICER, place, "selection.reopenings_signed", params, url)
        sums[province] += count
    for province, count in sums.items():
        params = {"count": count, "outcome": outcome}
        notify(REVIEWER, province, "selection.reopenings_signed", params, url)


def request_received(request) -> None:
    nomination = request.nomination
    params = {"place": texts.named(nomination.place)}
    url = request.get_absolute_url()
    for role in (OFFICE, REVIEWER):
        notify(role, nomination.edition.organisation, "selection.request_received", params, url)


def request_decided(request) -> None:
    params, url = {"outcome": request.outcome}, request.get_absolute_url()
    place = request.nomination.place
    notify(PLACE_OFFICER, place, "selection.request_decided", params, url)


def cancelled(nomination, reason: str, moved_up) -> None:
    """The place and the programme office; and the places whose reserve moves up."""
    params, url = {"reason": reason}, nomination.get_absolute_url()
    province = nomination.edition.organisation
    notify(PLACE_OFFICER, nomination.place, "selection.cancelled", params, url)
    notify(OFFICE, province, "selection.cancelled", params, url)
    for other in moved_up:
        address = other.get_absolute_url()
        notify(PLACE_OFFICER, other.place, "selection.reserve_moved_up", {}, address)


def remind_of_review(reminder) -> None:
    """Each once while it is due and once when it is late; the date is part of the name."""
    params = {"count": reminder.count, "due": reminder.due_on}
    notify(
        reminder.role, reminder.organisation, reminder.text, params, reminder.url,
        due_on=reminder.due_on, once=f"{reminder.text}:{reminder.due_on}",
    )  # fmt: skip


def run_done(run) -> None:
    province = run.edition.organisation
    notify(OFFICE, province, "selection.run_done", {"step": run.step}, run.get_absolute_url())


def step_confirmed(run) -> None:
    province = run.edition.organisation
    for role in (OFFICE, INSPECTOR):
        url = run.get_absolute_url()
        notify(role, province, "selection.step_confirmed", {"step": run.step}, url)


def list_asked_back(run) -> None:
    province = run.edition.organisation
    notify(
        OFFICE, province, "selection.list_asked_back", {"step": run.step}, run.get_absolute_url()
    )


def notice_issued(notice, places) -> None:
    params = {"number": notice.number, "until": notice.ends_on.isoformat()}
    for place in places:
        notify(PLACE_OFFICER, place, "selection.notice", params, notice.get_absolute_url())


def inspection_announced(notice) -> None:
    params = {"number": notice.number, "until": notice.ends_on.isoformat()}
    url = notice.get_absolute_url()
    notify(PLACE_OFFICER, notice.place, "selection.inspection_notice", params, url)


def objection_received(objection) -> None:
    province = objection.notice.edition.organisation
    params = {"number": objection.notice.number}
    for role in (OFFICE, "discipline_observer"):
        notify(role, province, "selection.objection", params, objection.get_absolute_url())


def confirmed(place, count: int) -> None:
    url = reverse("selection:trainee-list")
    notify(PLACE_OFFICER, place, "selection.confirmed", {"count": count}, url)
