"""From the proposal over decision and notice to the appointment."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from appointment import rules
from appointment.models import Appointment, Proposal, Vacancy
from appointment.rules import Vote
from appointment.services import appointments, facts, reserve, vacancies
from appointment.states import PROPOSAL, Conflict, ProposalState, VacancyState
from core.audit.log import act, record_many
from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused
from core.workflow.table import Move
from planning.handover import Edition, notice_end
from selection import handover as selection

Proposals = QuerySet[Any]
#: People named one by one in a refusal.
NAMED = 5


def propose(
    *,
    vacancy: Vacancy,
    trainee: Any,
    is_exceptional: Any = False,
    ground: str = "",
    actor: Membership,
    now: datetime,
) -> Proposal:
    """One trainee for one open post."""
    fields = {
        "vacancy": vacancy,
        "trainee": trainee,
        "is_exceptional": is_exceptional,
        "ground": ground,
    }
    [row] = propose_many([fields], actor=actor, now=now)
    return row


def propose_many(
    proposals: Iterable[Mapping[Any, Any]], *, actor: Membership, now: datetime
) -> list[Proposal]:
    """Each with vacancy, trainee and perhaps is_exceptional with ground; all or none.

    Vacancies come with post, team and organisation loaded (`Vacancy.objects.for_list()`). Refused
    where a rule blocks, or where an exceptional promotion is not called one.
    """
    rows = [Proposal(**fields) for fields in proposals]
    people = facts.people({row.trainee_id for row in rows})
    wanted = facts.posts({row.vacancy.post_id: row.vacancy.post for row in rows}.values())
    on = localdate(now)
    faults = []
    for row in rows:
        _take_over(row)
        found = rules.conflicts(people[row.trainee_id], wanted[row.vacancy.post_id], on)
        row.findings = [one.key for one in found]
        faults += _faults(row, found)
    if len({row.trainee_id for row in rows}) < len(rows):
        faults.append(_("One person is proposed twice."))
    if faults:
        raise Refused("\n".join([*faults[:NAMED], *(["…"] if len(faults) > NAMED else [])]))
    try:
        with act(actor, now), transaction.atomic():
            Proposal.objects.bulk_create(rows)
            record_many(
                "appointment.Proposal",
                "proposal.propose",
                [
                    (
                        row.ref,
                        row.org_path,
                        {},
                        {
                            "state": row.state,
                            "vacancy": row.vacancy,
                            "is_exceptional": row.is_exceptional,
                            "findings": row.findings,
                        },
                    )
                    for row in rows
                ],
            )
    except IntegrityError as error:
        raise _refusal(error) from error
    return rows


def decide(
    row: Proposal,
    *,
    vote: Vote,
    decided_on: date | None = None,
    actor: Membership,
    now: datetime,
    reason: str = "",
) -> Proposal:
    """The collective decision with its votes."""
    changes = _decision(vote, decided_on, now)
    try:
        with act(actor, now), transaction.atomic():
            return advance(row, PROPOSAL.decide, actor=actor, now=now, reason=reason, **changes)
    except IntegrityError as error:
        raise _refusal(error) from error


def decide_many(
    queryset: Proposals,
    *,
    vote: Vote,
    decided_on: date | None = None,
    actor: Membership,
    now: datetime,
    reason: str = "",
) -> int:
    """One meeting, one vote on the list as a whole."""
    changes = _decision(vote, decided_on, now)
    try:
        with act(actor, now), transaction.atomic():
            return advance_many(
                queryset, PROPOSAL.decide, actor=actor, now=now, reason=reason, changes=changes
            )
    except IntegrityError as error:
        raise _refusal(error) from error


def decline(row: Proposal, *, actor: Membership, now: datetime, reason: str = "") -> Proposal:
    return advance(row, PROPOSAL.decline, actor=actor, now=now, reason=reason)


def decline_many(queryset: Proposals, *, actor: Membership, now: datetime, reason: str = "") -> int:
    return advance_many(queryset, PROPOSAL.decline, actor=actor, now=now, reason=reason)


def publish(
    row: Proposal,
    *,
    starts_on: date | None = None,
    actor: Membership,
    now: datetime,
    reason: str = "",
) -> Proposal:
    """The public notice, as long as the edition's plan says."""
    starts_on = starts_on or localdate(now)
    until = notice_end(row.trainee.edition, starts_on)
    days = {"notice_from": starts_on, "notice_until": until}
    return advance(row, PROPOSAL.publish, actor=actor, now=now, reason=reason, **days)


def publish_many(
    queryset: Proposals,
    *,
    starts_on: date | None = None,
    actor: Membership,
    now: datetime,
    reason: str = "",
) -> int:
    """One notice for all; each edition has its own number of days."""
    starts_on = starts_on or localdate(now)
    keys = list(queryset.order_by().values_list("pk", "trainee__edition_id"))
    moved = 0
    with act(actor, now):
        for edition in Edition.objects.filter(pk__in={own for _key, own in keys}).order_by("pk"):
            changes = {"notice_from": starts_on, "notice_until": notice_end(edition, starts_on)}
            rows = Proposal.objects.any_of("pk", [key for key, own in keys if own == edition.pk])
            moved += advance_many(
                rows, PROPOSAL.publish, actor=actor, now=now, reason=reason, changes=changes
            )
    return moved


def uphold_objection(
    row: Proposal, *, actor: Membership, now: datetime, reason: str = ""
) -> Proposal:
    return advance(row, PROPOSAL.uphold_objection, actor=actor, now=now, reason=reason)


def uphold_objection_many(
    queryset: Proposals, *, actor: Membership, now: datetime, reason: str = ""
) -> int:
    return advance_many(queryset, PROPOSAL.uphold_objection, actor=actor, now=now, reason=reason)


def withdraw(row: Proposal, *, actor: Membership, now: datetime, reason: str = "") -> Proposal:
    return advance(row, PROPOSAL.withdraw, actor=actor, now=now, reason=reason)


def withdraw_many(
    queryset: Proposals, *, actor: Membership, now: datetime, reason: str = ""
) -> int:
    return advance_many(queryset, PROPOSAL.withdraw, actor=actor, now=now, reason=reason)


def nominate(row: Proposal, *, actor: Membership, now: datetime, reason: str = "") -> Proposal:
    """For an elected post: to the congress, once the notice is over."""
    _check_nomination(Proposal.objects.filter(pk=row.pk), localdate(now))
    return advance(row, PROPOSAL.nominate, actor=actor, now=now, reason=reason)


def nominate_many(
    queryset: Proposals, *, actor: Membership, now: datetime, reason: str = ""
) -> int:
    _check_nomination(queryset, localdate(now))
    return advance_many(queryset, PROPOSAL.nominate, actor=actor, now=now, reason=reason)


def _check_nomination(queryset: Proposals, on: date) -> None:
    _check_notice(queryset, on)
    if queryset.filter(is_elected=False).exists():
        text = _("Only for an elected post somebody is nominated; others are appointed.")
        raise MoveRefused(text)


def lose_election(row: Proposal, *, actor: Membership, now: datetime, reason: str = "") -> Proposal:
    return advance(row, PROPOSAL.lose_election, actor=actor, now=now, reason=reason)


def lose_election_many(
    queryset: Proposals, *, actor: Membership, now: datetime, reason: str = ""
) -> int:
    return advance_many(queryset, PROPOSAL.lose_election, actor=actor, now=now, reason=reason)


def appoint(
    row: Proposal,
    *,
    appointed_on: date | None = None,
    actor: Membership,
    now: datetime,
    reason: str = "",
) -> Proposal:
    """Appoints on probation, once the notice is over."""
    appoint_many(
        Proposal.objects.filter(pk=row.pk),
        appointed_on=appointed_on,
        actor=actor,
        now=now,
        reason=reason,
    )
    row.refresh_from_db()
    return row


def appoint_many(
    queryset: Proposals,
    *,
    appointed_on: date | None = None,
    actor: Membership,
    now: datetime,
    reason: str = "",
) -> int:
    """All of them, or none: the appointment, the vacancy filled, the reserve entry used."""
    _check_notice(queryset, localdate(now))
    if queryset.filter(is_elected=True).exists():
        raise MoveRefused(_("An elected post is filled by the election."))
    return _install(queryset, PROPOSAL.appoint, appointed_on, actor, now, reason)


def elect(
    row: Proposal,
    *,
    appointed_on: date | None = None,
    actor: Membership,
    now: datetime,
    reason: str = "",
) -> Proposal:
    """The congress has elected: in office from that day, without probation."""
    elect_many(
        Proposal.objects.filter(pk=row.pk),
        appointed_on=appointed_on,
        actor=actor,
        now=now,
        reason=reason,
    )
    row.refresh_from_db()
    return row


def elect_many(
    queryset: Proposals,
    *,
    appointed_on: date | None = None,
    actor: Membership,
    now: datetime,
    reason: str = "",
) -> int:
    return _install(queryset, PROPOSAL.elect, appointed_on, actor, now, reason)


def _install(
    queryset: Proposals,
    move: Move,
    appointed_on: Any,
    actor: Membership,
    now: datetime,
    reason: str,
) -> int:
    on = appointed_on or localdate(now)
    rows = list(queryset.filter(state__in=move.sources).select_related("vacancy").order_by("pk"))
    if not rows:
        raise MoveRefused(_("None of these rows is in a state for this any more."), code="state")
    trainees = [row.trainee_id for row in rows]
    with act(actor, now), transaction.atomic():
        appointments.transfer_many(
            Appointment.objects.holding().filter(trainee__in=trainees), on, actor=actor, now=now
        )
        keys = [row.pk for row in rows]
        moved = advance_many(
            Proposal.objects.any_of("pk", keys),
            move,
            actor=actor,
            now=now,
            reason=reason,
            expected=len(keys),
        )
        filled = [row.vacancy_id for row in rows]
        vacancies.fill_many(Vacancy.objects.filter(pk__in=filled), actor=actor, now=now)
        left = Proposal.objects.proposed().filter(vacancy__in=filled)
        advance_many(
            left, PROPOSAL.withdraw, actor=actor, now=now, reason=_("The post has been filled.")
        )
        appointments.install_many(rows, on, actor=actor, now=now)
        reserve.use_many(reserve.entries_of(trainees), actor=actor, now=now)
    return moved


def _take_over(row: Proposal) -> None:
    post = row.vacancy.post
    row.org_path = row.trainee.org_path
    row.team_name, row.post_title = post.team.name, post.title
    row.level, row.is_elected = post.level, post.is_elected


def _faults(row: Proposal, found: Any) -> list[str]:
    if row.trainee.state != selection.TraineeState.ACTIVE:
        return [_("Not in the programme any more: %(names)s.") % {"names": row.trainee.name}]
    if row.vacancy.state != VacancyState.OPEN:
        return [_("“%(post)s” is not open.") % {"post": row.post_title}]
    if rules.blocked(found):
        keys = [one.key for one in found if one.weight == rules.BLOCK]
    elif rules.needs_exception(found) and not (row.is_exceptional and row.ground.strip()):
        keys = [one.key for one in found if one.weight == rules.EXCEPTION]
    elif row.is_exceptional and not row.ground.strip():
        return [_("An exceptional promotion needs its ground.")]
    else:
        return []
    reasons = " ".join(str(Conflict(key).label) for key in keys)
    person, post = row.trainee.name, row.post_title
    if rules.blocked(found):
        return [f"{person} · {post}: {reasons}"]
    tail = _("This is an exceptional promotion; mark it as one and state the ground.")
    return [f"{person} · {post}: {reasons} {tail}"]


def _decision(vote: Any, decided_on: Any, now: datetime) -> dict[Any, Any]:
    texts = {
        "sum": _(
            "The voices do not add up: no more than were present, no more present than members."
        ),
        "quorum": _(
            "Fewer than two thirds of the members were present; the meeting could not decide."
        ),
        "majority": _(
            "In favour is not more than half of all members; the proposal is not carried."
        ),
    }
    names = {"sum": "present", "quorum": "present", "majority": "in_favour"}
    faults = rules.vote_faults(vote)
    if faults:
        raise Refused(fields={names[key]: texts[key] for key in reversed(faults)})
    on = localdate(now)
    if decided_on and decided_on > on:
        raise Refused(fields={"decided_on": _("This day lies in the future.")})
    return {**asdict(vote), "decided_on": decided_on or on}


def _check_notice(queryset: Proposals, on: date) -> None:
    running = queryset.filter(state=ProposalState.IN_NOTICE, notice_until__gte=on)
    until = running.order_by("-notice_until").values_list("notice_until", flat=True).first()
    if until:
        raise MoveRefused(_("The public notice runs until %(day)s.") % {"day": until})


def _refusal(error: IntegrityError) -> Exception:
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
    if name == "proposal_one_under_way":
        return Refused(_("Another proposal for this person is under way."))
    if name == "proposal_one_decided":
        return MoveRefused(_("For one of these posts somebody else is decided already."))
    return error
