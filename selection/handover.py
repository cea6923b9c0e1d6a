"""The only module of selection that later stages may import."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from core.notices.waiting import Waiting
from core.orgs.counting import count_all
from planning.handover import running_editions
from selection import policies
from selection.models import Nomination, RunRow, SeatCount, Trainee
from selection.services.trainees import adjust_out, adjust_out_many
from selection.states import (
    LIVE,
    NominationState,
    RunState,
    TraineeState,
)

__all__ = [
    "LIVE",
    "NominationState",
    "Trainee",
    "TraineeState",
    "adjust_out",
    "adjust_out_many",
    "funnel",
    "marks_of",
    "merit_scores",
    "nominations_of",
    "papers_of",
    "seats_in_use",
    "trainee_for",
    "trainee_of",
    "trainees",
    "waiting",
]


def trainees(actor):
    """Confirmed trainees in the actor's scope, those adjusted out left aside."""
    return policies.trainees.scope(actor).active()


def trainee_for(actor, ref) -> Trainee | None:
    """One trainee in view, also one adjusted out."""
    return policies.trainees.scope(actor).for_detail().filter(ref=ref).first()


def trainee_of(person) -> Trainee | None:
    """The latest traineeship of a person, also one that has ended."""
    return Trainee.objects.for_detail().filter(person=person).order_by("-pk").first()


def nominations_of(person):
    """Every nomination of a person, the newest first."""
    return Nomination.objects.filter(person=person).select_related(
        "edition", "sub_project", "place"
    )


def papers_of(actor: Any, nominations: Iterable[Nomination]) -> list[Any]:
    """Inspection reports and objections on these nominations, as far as the role may see them."""
    keys = [row.pk for row in nominations]
    return [
        row
        for policy in (policies.reports, policies.objections)
        if policy.may(actor, "view")
        for row in policy.scope(actor).filter(nomination__in=keys)
    ]


def marks_of(trainee: Trainee) -> list[tuple[str, Decimal | None, int | None]]:
    """(step, score, rank) of the lists in effect, in the order of the steps."""
    rows = RunRow.objects.filter(
        nomination=trainee.nomination_id, run__state=RunState.EFFECTIVE
    ).order_by("run__step_number")
    return list(rows.values_list("run__step", "score", "rank"))


def merit_scores(trainee_ids: Iterable[int]) -> dict[int, Decimal]:
    """Trainee id -> score of the last step in effect: the merit part of the four-in-one."""
    rows = (
        RunRow.objects.filter(
            nomination__trainee__in=list(trainee_ids),
            run__state=RunState.EFFECTIVE,
            score__isnull=False,
        )
        .order_by("nomination_id", "run__step_number")
        .values_list("nomination__trainee", "score")
    )
    return {trainee: score for trainee, score in rows if score is not None}


def funnel(actor, edition) -> list[dict]:
    """Counts by state, tier and place: [{"state", "tier", "place_id", "count"}]."""
    return list(
        policies.nominations.scope(actor)
        .filter(edition=edition)
        .order_by()
        .values("state", "tier", "place_id")
        .annotate(count=Count("pk"))
    )


def seats_in_use(actor, edition) -> dict[tuple[str, int, int], int]:
    """(tier, sub-project id, organisation id) -> seats taken; a quota never falls below them."""
    rows = SeatCount.objects.within(actor.path).filter(edition=edition, taken__gt=0)
    return {
        (tier, field, place): taken
        for tier, field, place, taken in rows.values_list(
            "tier", "sub_project_id", "organisation_id", "taken"
        )
    }


# -- what waits -----------------------------------------------------------------------------------


def waiting(actor) -> list[Waiting]:
    """What waits for the actor in this stage, each with the list that shows exactly these."""
    dues = _dues(actor)
    found = [*_of_nominations(actor, dues), *_of_lists(actor)]
    return [item for item in found if item.count]


def _dues(actor) -> dict:
    edition = running_editions(actor).first()
    if edition is None:
        return {}
    return {
        "nominate": edition.nomination_closes_on,
        "review": edition.review_due_on,
        "inspect": edition.inspection_to,
    }


def _of_nominations(actor, dues):
    policy = policies.nominations
    list_url = reverse("selection:nomination-list")
    lines = [
        ("submit", "returned", _("Returned nominations to correct"), list_url, "nominate"),
        ("endorse", "submitted", _("Nominations to endorse"), list_url, "nominate"),
        (
            "pass_review",
            "endorsed",
            _("Nominations to review"),
            reverse("selection:review-list"),
            "review",
        ),
        (
            "inspect",
            "shortlisted",
            _("Nominees to inspect"),
            reverse("selection:inspection-list"),
            "inspect",
        ),
        ("propose", "fit", _("Nominees found fit, to propose"), list_url, ""),
        ("decide", "proposed", _("Proposed nominees to decide"), list_url, ""),
    ]
    mine = [line for line in lines if policy.may(actor, line[0])]
    counts = count_all([policy.scope(actor, line[0]).filter(state=line[1]) for line in mine])
    for (_action, state, label, url, due), count in zip(mine, counts, strict=True):
        yield Waiting(label, count, f"{url}?state={state}", due_on=dues.get(due))


def _of_lists(actor):
    if policies.runs.may(actor, "confirm_step"):
        runs = policies.runs.scope(actor).waiting().count()
        yield Waiting(
            _("Computed lists to give effect"), runs, f"{reverse('selection:run-list')}?state=done"
        )
    if policies.notices.may(actor, "end"):
        rows = policies.notices.scope(actor, "end").open()
        ends = rows.order_by("ends_on").values_list("ends_on", flat=True)
        yield Waiting(
            _("Public notices that are up"),
            len(ends),
            f"{reverse('selection:notice-list')}?state=open",
            due_on=ends[0] if ends else None,
        )
    if policies.objections.may(actor, "dismiss"):
        rows = policies.objections.scope(actor, "dismiss").open().count()
        url = f"{reverse('selection:objection-list')}?state=received"
        yield Waiting(_("Objections to look into"), rows, url)
