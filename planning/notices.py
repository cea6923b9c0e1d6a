"""Messages that this stage sends to the inboxes."""

from django.utils.translation import gettext_lazy as _

from core.notices import texts
from core.notices.deliver import notify

OFFICE, PLACE_OFFICER = "programme_office", "municipal_officer"
REVIEWER = "qualification_reviewer"

texts.add(
    {
        "planning.published": _("“%(edition)s” is published. Please file the plan of your place."),
        "planning.amended": _("“%(edition)s” was amended: %(reason)s"),
        "planning.conditions_changed": _(
            "The conditions of “%(edition)s” have changed: %(reason)s. Cases under review are judged by the new version."
        ),
        "planning.became_looser": _(
            "The province now asks more in “%(edition)s” than a condition of your plan does."
        ),
        "planning.issued": _("The document “%(title)s” has been issued. Please acknowledge it."),
        "planning.reissued": _(
            "A new version of the document “%(title)s” has been issued: %(reason)s"
        ),
        "planning.withdrawn": _("The document “%(title)s” was withdrawn: %(reason)s"),
        "planning.plan_due": _("The plan of your place for “%(edition)s” is due on %(due)s."),
        "planning.plan_late": _("The plan of your place for “%(edition)s” was due on %(due)s."),
        "planning.unread": _("The document “%(title)s” still waits for your receipt."),
        "planning.filed": _("%(place)s has filed its plan for “%(edition)s”."),
        "planning.accepted": _("Your plan for “%(edition)s” is accepted."),
        "planning.returned": _("Your plan for “%(edition)s” was returned: %(reason)s"),
        "planning.reopened": _(
            "The plan of %(place)s for “%(edition)s” is opened for a change: %(reason)s"
        ),
    }
)


def published(edition, plans) -> None:
    for plan in plans:
        _tell(plan.organisation, "published", {"edition": edition.name}, plan.get_absolute_url())


def amended(edition, places, reason) -> None:
    params = {"edition": edition.name, "reason": reason}
    for place in places:
        _tell(place, "amended", params, edition.get_absolute_url())


def conditions_changed(edition, reason) -> None:
    """To those who review: what is decided from now on is decided by the new version."""
    params = {"edition": edition.name, "reason": reason}
    notify(
        REVIEWER, edition.organisation, "planning.conditions_changed", params,
        edition.get_absolute_url(),
    )  # fmt: skip


def became_looser(plan) -> None:
    params = {"edition": plan.edition.name}
    _tell(plan.organisation, "became_looser", params, plan.get_absolute_url())


def issued(document, places) -> None:
    key, params = "issued", {"title": document.title}
    if document.revision > 1:
        key, params = "reissued", {**params, "reason": document.change_reason}
    for place in places:
        _tell(place, key, params, document.get_absolute_url())


def withdrawn(document, places, reason) -> None:
    params = {"title": document.title, "reason": reason}
    for place in places:
        _tell(place, "withdrawn", params, document.get_absolute_url())


def filed(plan) -> None:
    params = {"place": texts.named(plan.organisation), "edition": plan.edition.name}
    notify(OFFICE, plan.edition.organisation, "planning.filed", params, plan.get_absolute_url())


def accepted(plan) -> None:
    _tell(plan.organisation, "accepted", {"edition": plan.edition.name}, plan.get_absolute_url())


def returned(plan, reason) -> None:
    params = {"edition": plan.edition.name, "reason": reason}
    _tell(plan.organisation, "returned", params, plan.get_absolute_url())


def reopened(plan, reason) -> None:
    """Both sides are told, whoever opened it."""
    params = {
        "place": texts.named(plan.organisation), "edition": plan.edition.name, "reason": reason,
    }  # fmt: skip
    url = plan.get_absolute_url()
    notify(OFFICE, plan.edition.organisation, "planning.reopened", params, url)
    _tell(plan.organisation, "reopened", params, url)


def remind(reminder) -> None:
    """Of a plan before and after its day, of a document while due and when late; each once."""
    row, stage = reminder.row, "late" if reminder.is_late else "due"
    if reminder.is_plan:
        key = f"planning.plan_{stage}"
        params = {"edition": row.edition.name, "due": reminder.due_on}
        url = row.get_absolute_url()
    else:
        key, params = "planning.unread", {"title": row.document.title}
        url = row.document.get_absolute_url()
    notify(
        PLACE_OFFICER, reminder.place, key, params, url,
        due_on=reminder.due_on, once=f"{key}:{row.ref}:{stage}",
    )  # fmt: skip


def _tell(place, key, params, url) -> None:
    notify(PLACE_OFFICER, place, f"planning.{key}", params, url)
