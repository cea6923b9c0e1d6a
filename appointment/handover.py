"""The only module of appointment that later stages may import."""

from collections.abc import Iterable

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from appointment import policies
from appointment.models import Appointment, Proposal, ReserveEntry
from appointment.services import proposals as proposal_services
from appointment.services import reserve as reserve_services
from appointment.states import (
    HOLDING,
    AppointmentState,
    Level,
    PostType,
    ProposalState,
    Readiness,
    ReserveState,
    VacancyState,
)
from core.audit.log import act
from core.notices.waiting import Waiting

__all__ = [
    "AppointmentState",
    "Level",
    "PostType",
    "ProposalState",
    "Readiness",
    "ReserveState",
    "VacancyState",
    "active_reserve",
    "appointments_of",
    "expiring_reserve",
    "holders",
    "in_office",
    "outcomes",
    "proposals_of",
    "remove_from_reserve",
    "reserve_of",
    "waiting",
]


def appointments_of(trainee):
    """All appointments of one trainee, the latest first."""
    return Appointment.objects.filter(trainee=trainee).order_by("-appointed_on", "-pk")


def proposals_of(trainee):
    """All proposals of one trainee, the latest first."""
    return Proposal.objects.filter(trainee=trainee).order_by("-pk")


def reserve_of(trainee):
    """All reserve entries of one trainee, the latest first."""
    return ReserveEntry.objects.filter(trainee=trainee).order_by("-pk")


def holders(trainees: Iterable[int]) -> dict[int, str]:
    """Trainee key -> title of the post held; one statement."""
    rows = Appointment.objects.holding().filter(trainee__in=list(trainees)).order_by()
    return dict(rows.values_list("trainee_id", "post_title"))


def in_office(actor):
    """Appointments that hold, in the actor's scope."""
    return policies.appointments.scope(actor).holding()


def active_reserve(actor):
    """Entries on the reserve list, in the actor's scope."""
    return policies.reserve.scope(actor).active()


def outcomes(actor, edition) -> dict[str, int]:
    """How the trainees of an edition are used, in the actor's scope; two statements."""
    held = policies.appointments.scope(actor).filter(trainee__edition=edition)
    counts = held.aggregate(
        appointed=Count("trainee", distinct=True),
        in_probation=Count("id", filter=Q(state=AppointmentState.IN_PROBATION)),
        holding=Count("id", filter=Q(state__in=HOLDING)),
    )
    listed = policies.reserve.scope(actor).active().filter(trainee__edition=edition)
    return {**counts, "in_reserve": listed.count()}


def expiring_reserve(actor, on, days: int = 90):
    """Entries in the actor's scope that expire within `days`, the first to go first."""
    return policies.reserve.scope(actor).expiring(on, days).for_list().order_by("expires_on", "pk")


def remove_from_reserve(trainees: Iterable, *, actor, now, reason: str) -> int:
    """A return verb for tracking: takes trainees (rows or keys) off the reserve list and withdraws
    the proposals that can still be withdrawn; returns how many entries left the list."""
    keys = [getattr(trainee, "pk", trainee) for trainee in trainees]
    proposed = Proposal.objects.filter(
        trainee__in=keys, state__in=[ProposalState.PROPOSED, ProposalState.DECIDED]
    )
    with act(actor, now):
        proposal_services.withdraw_many(proposed, actor=actor, now=now, reason=reason)
        return reserve_services.remove_many(
            reserve_services.entries_of(keys), actor=actor, now=now, reason=reason
        )


def waiting(actor, now) -> list[Waiting]:
    """What of this stage waits for the actor; at most one statement per kind of row."""
    on = localdate(now)
    items = [*_proposals(actor, on), *_appointments(actor, on), *_reserve(actor, on)]
    return [item for item in items if item.count]


def _proposals(actor, on):
    policy = policies.proposals
    if not any(policy.may(actor, move) for move in ("decide", "publish", "appoint")):
        return
    over = Q(state=ProposalState.IN_NOTICE, notice_until__lt=on)
    counts = policy.scope(actor).aggregate(
        decide=Count("id", filter=Q(state=ProposalState.PROPOSED)),
        publish=Count("id", filter=Q(state=ProposalState.DECIDED)),
        appoint=Count("id", filter=over),
        elect=Count("id", filter=Q(state=ProposalState.NOMINATED)),
    )
    address = reverse("appointment:proposal-list")
    kinds = [
        ("decide", _("Proposals to decide"), "state=proposed"),
        ("publish", _("Decisions to publish"), "state=decided"),
        ("appoint", _("Notices over: appoint or nominate"), "state=in_notice&notice=over"),
        ("elect", _("Elections to record"), "state=nominated"),
    ]
    for move, label, query in kinds:
        if policy.may(actor, move):
            yield Waiting(label, counts[move], f"{address}?{query}")


def _appointments(actor, on):
    policy = policies.appointments
    if policy.may(actor, "confirm"):
        due = policy.scope(actor, "confirm").probation_due(on)
        counts = due.aggregate(
            all=Count("id"), late=Count("id", filter=Q(probation_ends_on__lt=on))
        )
        address = reverse("appointment:probation-list")
        yield Waiting(_("Probations to settle"), counts["all"], address, late=counts["late"])


def _reserve(actor, on):
    policy = policies.reserve
    if policy.may(actor, "renew"):
        counts = (
            policy.scope(actor, "renew")
            .expiring(on)
            .aggregate(all=Count("id"), late=Count("id", filter=Q(expires_on__lt=on)))
        )
        address = f"{reverse('appointment:reserve-list')}?due=1"
        yield Waiting(_("Reserve entries that expire"), counts["all"], address, late=counts["late"])
