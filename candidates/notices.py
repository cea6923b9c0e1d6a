"""Messages of the people's register to the inboxes."""

from django.utils.translation import gettext_lazy as _

from core.notices import texts
from core.notices.deliver import notify, notify_user
from core.orgs.models import User

OFFICE, PLACE_OFFICER = "programme_office", "municipal_officer"

texts.add(
    {
        "candidates.export_asked": _(
            "Papers of %(count)s people were requested for export; somebody else releases them."
        ),
        "candidates.export_released": _(
            "Your export of papers of %(count)s people was released. Make the file."
        ),
        "candidates.export_refused": _("Your export was refused: %(reason)s"),
    }
)


def export_asked(request, actor) -> None:
    """To those who may release it: the officers of the place, or the office at the province."""
    role = OFFICE if actor.is_provincial else PLACE_OFFICER
    params = {"count": request.count}
    url = request.get_absolute_url()
    notify(role, actor.organisation, "candidates.export_asked", params, url)


def export_released(request) -> None:
    params = {"count": request.count}
    url = request.get_absolute_url()
    notify_user(User(pk=request.asked_by_id), "candidates.export_released", params, url)


def export_refused(request, reason: str) -> None:
    url = request.get_absolute_url()
    notify_user(User(pk=request.asked_by_id), "candidates.export_refused", {"reason": reason}, url)
