"""Messages that this stage sends to the inboxes."""

from django.utils.translation import gettext_lazy as _

from core.notices import texts
from core.notices.deliver import notify

OFFICE, PLACE_OFFICER = "programme_office", "municipal_officer"

texts.add(
    {
        "planning.published": _("“%(edition)s” is published. Please file the plan of your place."),
        "planning.amended": _("“%(edition)s” was amended: %(reason)s"),
        "planning.issued": _("The document “%(title)s” has been issued. Please acknowledge it."),
        "planning.withdrawn": _("The document “%(title)s” was withdrawn: %(reason)s"),
        "planning.plan_due": _("The plan of your place for “%(edition)s” is due on %(due)s."),
        "planning.plan_late": _("The plan of your place for “%(edition)s” was due on %(due)s."),
        "planning.unread": _("The document “%(title)s” still waits for your receipt."),
        "planning.filed": _("%(place)s has filed its plan for “%(edition)s”."),
        "planning.accepted": _("Your plan for “%(edition)s” is accepted."),
        "planning.returned": _("Your plan for “%(edition)s” was returned: %(reason)s"),
    }
)


def published(edition, plans) -> None:
    for plan in plans:
        _tell(plan.organisation, "published", {"edition": edition.name}, plan.get_absolute_url())


def amended(edition, places, reason) -> None:
    params = {"edition": edition.name, "reason": reason}
    for place in places:
        _tell(place, "amended", params, edition.get_absolute_url())


def issued(document, places) -> None:
    for place in places:
        _tell(place, "issued", {"title": document.title}, document.get_absolute_url())


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
