"""Papers of many people out of the program: asked for with a reason, released by another, made once.

They show ID numbers, family and health in the clear, so no one person gives them out alone.
"""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from candidates import notices, policies
from candidates.models import ExportRequest, Person
from candidates.services import forms
from candidates.states import EXPORT, ExportForm
from core.audit.log import act, record
from core.jobs.queue import later
from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused

#: Files that a later stage draws: its job by name.
KINDS = {"insp": "selection.draw_materials"}


def ask(
    people: QuerySet[Any], *, actor: Membership, now: datetime, reason: str, form: str
) -> ExportRequest:
    """Ask for the papers of all these people; nothing is made before somebody else releases it."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Say what the forms are needed for.")})
    if form not in ExportForm.values:
        raise Refused(fields={"form": _("There is no file of this kind.")})
    refs = forms.chosen_refs(people, actor)
    with act(actor, now):
        request = ExportRequest.objects.create(
            org_path=actor.path,
            form=form,
            people=refs,
            count=len(refs),
            reason=reason.strip(),
            asked_by=actor.user,
            asked_by_name=str(actor.user),
            asked_at=now,
        )
        record(
            request, "exportrequest.ask", after={"form": form, "count": len(refs)}, reason=reason
        )
        notices.export_asked(request, actor)
    return request


def release(
    request: ExportRequest, *, actor: Membership, now: datetime, reason: str = ""
) -> ExportRequest:
    """Let the papers go out; never one's own request."""
    _require_another(request, actor)
    with act(actor, now):
        advance(request, EXPORT.release, actor=actor, now=now, reason=reason,
                **_decided(actor, now, reason))  # fmt: skip
        notices.export_released(request)
    return request


def release_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime, reason: str = ""
) -> int:
    return _decide_many(queryset, EXPORT.release, notices.export_released, actor, now, reason)


def refuse(
    request: ExportRequest, *, actor: Membership, now: datetime, reason: str = ""
) -> ExportRequest:
    """Keep the papers in, and say why."""
    _require_another(request, actor)
    with act(actor, now):
        advance(request, EXPORT.refuse, actor=actor, now=now, reason=reason,
                **_decided(actor, now, reason))  # fmt: skip
        notices.export_refused(request, reason)
    return request


def refuse_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime, reason: str = ""
) -> int:
    def tell(request: ExportRequest) -> None:
        notices.export_refused(request, reason)

    return _decide_many(queryset, EXPORT.refuse, tell, actor, now, reason)


def withdraw(
    request: ExportRequest, *, actor: Membership, now: datetime, reason: str = ""
) -> ExportRequest:
    """Not needed any more; only by who asked."""
    _require_own(request, actor)
    return advance(request, EXPORT.withdraw, actor=actor, now=now, reason=reason)


def withdraw_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime, reason: str = ""
) -> int:
    own = queryset.filter(asked_by=actor.user_id)
    return advance_many(own, EXPORT.withdraw, actor=actor, now=now, reason=reason)


def make(
    request: ExportRequest, *, actor: Membership, now: datetime, reason: str = ""
) -> ExportRequest:
    """Let a job make the file, once; each person's ledger says who had it and what for."""
    _require_own(request, actor)
    people = policies.people.scope(actor, "download").filter(ref__in=request.people)
    with act(actor, now):
        forms.note(people, request.reason, request.form)
        params = {"people": request.people, "form": request.form}
        job = later(KINDS.get(request.form, forms.KIND), actor=actor, now=now, params=params)
        advance(request, EXPORT.make, actor=actor, now=now, reason=reason, job_ref=job.ref)
    return request


def people_of(request: ExportRequest, actor: Membership) -> list[Person]:
    """Whose papers they are, as far as the reader sees them, in the order of lists."""
    rows = policies.people.scope(actor).filter(ref__in=request.people)
    return list(rows.select_related("organisation").order_by("stroke_key", "pk"))


def _decide_many(
    queryset: QuerySet[Any],
    move: Any,
    tell: Any,
    actor: Membership,
    now: datetime,
    reason: str,
) -> int:
    """One's own are left out; each asker is told."""
    others = queryset.exclude(asked_by=actor.user_id).filter(state__in=move.sources)
    with act(actor, now):
        told = list(others.order_by("pk"))
        rows = ExportRequest.objects.filter(pk__in=[request.pk for request in told])
        count = advance_many(
            rows, move, actor=actor, now=now, reason=reason, changes=_decided(actor, now, reason)
        )
        for request in told:
            tell(request)
    return count


def _decided(actor: Membership, now: datetime, reason: str) -> dict[str, Any]:
    return {"decided_by": actor.user, "decided_at": now, "decision": reason}


def _require_another(request: ExportRequest, actor: Membership) -> None:
    if request.asked_by_id == actor.user_id:
        raise MoveRefused(_("Somebody else has to decide about your own request."))


def _require_own(request: ExportRequest, actor: Membership) -> None:
    if request.asked_by_id != actor.user_id:
        raise MoveRefused(_("Only who asked for the export can do this."))
