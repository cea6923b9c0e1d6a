"""Taking a list back: by one person as long as nobody on it was inspected, by two afterwards."""

import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused
from selection import notices
from selection.models import Nomination, Run
from selection.rules import fieldwork
from selection.services import schemes
from selection.services.refusing import refusals
from selection.states import (
    NOMINATION,
    RUN,
    Conclusion,
    NominationState,
    Outcome,
    ReportState,
)

_BEFORE_COMMITTEE = (
    NominationState.QUALIFIED, NominationState.SHORTLISTED, NominationState.NOT_SHORTLISTED,
    NominationState.FIT, NominationState.UNFIT, NominationState.WITHDRAWN, NominationState.CANCELLED,
)  # fmt: skip


def ask_back(run: Run, *, actor: Membership, now: datetime.datetime, reason: str = "") -> Run:
    """People on the list have been inspected, and it is wrong: one says so, another takes it back."""
    with act(actor, now), refusals():
        _require_last(run)
        if not inspected_on(run).exists():
            raise MoveRefused(
                _("Nobody on this list has been inspected yet: take it back directly."),
                code="state",
            )
        if run.asked_by_id:
            raise MoveRefused(_("Somebody has asked already."), code="state")
        asked = {"asked_by_id": actor.user_id, "asked_at": now, "asked_reason": reason.strip()}
        advance(run, RUN.ask_back, actor=actor, now=now, reason=reason, **asked)
        notices.list_asked_back(run)
    return run


def let_stand(run: Run, *, actor: Membership, now: datetime.datetime, reason: str = "") -> Run:
    """The request is refused, or drawn back by who made it."""
    if not run.asked_by_id:
        raise MoveRefused(_("Nobody has asked to take this list back."), code="state")
    cleared = {"asked_by_id": None, "asked_at": None, "asked_reason": ""}
    with act(actor, now):
        return advance(run, RUN.let_stand, actor=actor, now=now, reason=reason, **cleared)


def supersede(run: Run, *, actor: Membership, now: datetime.datetime, reason: str = "") -> Run:
    """Take a list back, as long as nobody on it is proposed and no later step is in effect. Once people
    on it have been inspected two persons do it. Their reports stay filed: whoever the next list keeps
    stands again where the report put the person, whoever it does not is out, and the report counts for
    nothing."""
    with act(actor, now), refusals():
        _require_last(run)
        if inspected_on(run).exists():
            if not run.asked_by_id:
                raise MoveRefused(
                    _(
                        "Some on this list have been inspected already: one person asks to take it back, "
                        "another does it."
                    ),
                    code="state",
                )
            if run.asked_by_id == actor.user_id:
                raise MoveRefused(
                    _("You asked to take this list back; another person does it."), code="state"
                )
        advance(run, RUN.supersede, actor=actor, now=now, reason=reason)
        if not _follows_inspection(run):
            touched = Nomination.objects.filter(run_rows__run=run)
            advance_many(touched, NOMINATION.reinstate, actor=actor, now=now, reason=reason)
    return run


def inspected_on(run: Run) -> QuerySet[Any]:
    """Those whom the list keeps and who have been found fit or unfit since."""
    kept = Nomination.objects.filter(run_rows__run=run, run_rows__outcome=Outcome.KEPT)
    if _follows_inspection(run):
        return kept.none()
    return kept.filter(state__in=[NominationState.FIT, NominationState.UNFIT])


def _require_last(run: Run) -> None:
    """No later step rests on the list, and nobody on it is before the committee or further."""
    later_steps = Run.objects.effective().filter(scheme=run.scheme, step_number__gt=run.step_number)
    if later_steps.exists():
        raise MoveRefused(_("A later step is in effect already."), code="state")
    kept = Nomination.objects.filter(run_rows__run=run, run_rows__outcome=Outcome.KEPT)
    beyond = kept.exclude(state__in=_BEFORE_COMMITTEE)
    if name := beyond.order_by("stroke_key", "pk").values_list("name", flat=True).first():
        text = _(
            "Before the committee already, or further: %(count)d of this list, among them %(name)s. The "
            "list stands; who should not go on is taken out there, with the reason."
        )
        raise MoveRefused(text % {"name": name, "count": beyond.count()}, code="state")


def supersede_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    with act(actor, now):
        found = list(queryset.filter(state__in=RUN.supersede.sources).select_related("scheme"))
        for run in found:
            supersede(run, actor=actor, now=now, reason=reason)
    return len(found)


def resume_inspected(run: Run, *, actor: Membership, now: datetime.datetime) -> None:
    """A list that was taken back and is put right: an inspection carried out before stands."""
    done = Nomination.objects.filter(
        run_rows__run=run, state=NominationState.SHORTLISTED, report__state=ReportState.FILED
    )
    reason = _("The inspection carried out before stands.")
    for conclusion, found in (
        (Conclusion.FIT, NOMINATION.find_fit),
        (Conclusion.UNFIT, NOMINATION.find_unfit),
    ):
        advance_many(
            done.filter(report__conclusion=conclusion), found, actor=actor, now=now, reason=reason
        )


def last_before_inspection(run: Run) -> int:
    """Number of the step whose kept go to inspection."""
    parsed = schemes.parsed_of(run.scheme)
    steps = fieldwork.inspected_steps(
        [parsed.leaves(step.score) for step in parsed.steps], run.scheme.inspected
    )
    return fieldwork.last_before_inspection(steps)


def _follows_inspection(run: Run) -> bool:
    """A list that only orders who has been inspected; nobody's state rests on it."""
    return run.step_number > last_before_inspection(run)
