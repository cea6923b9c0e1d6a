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


def _tell(place, key, params, url) -> None:
    notify(PLACE_OFFICER, place, f"planning.{key}", params, url)
