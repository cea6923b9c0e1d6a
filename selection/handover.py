"""The only module of selection that later stages may import."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from core.notices.waiting import Waiting
from core.orgs.counting import count_all
from core.orgs.models import SEGMENT
from planning.handover import Tier, running_editions
from selection import policies
from selection.models import Nomination, RunRow, SeatCount, Trainee
from selection.services import limits, nominating
from selection.services.trainees import adjust_out_many
from selection.states import (
    GIVEN_UP,
    LIVE,
    PASSED_REVIEW,
    WITH_PLACE,
    NominationState,
    RunState,
    TraineeState,
)

__all__ = [
    "LIVE",
    "NominationState",
    "Trainee",
    "TraineeState",
    "adjust_out_many",
    "funnel",
    "judged_nominees",
    "limits_of",
    "marks_of",
    "merit_scores",
    "nominations_of",
    "nominees",
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


def nominees(actor):
    """Nominations that were handed in and not given up, in the actor's scope."""
    return policies.nominations.scope(actor).exclude(state__in={NominationState.DRAFT, *GIVEN_UP})


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


def limits_of(actor, edition) -> dict[tuple[str, int, int | None], tuple[int, int, int | None]]:
    """(tier, sub-project id, place id; None in the provincial tier) -> how many may be nominated, how
    many are, and how many of these are qualified; None where the reader sees a part of them only.
    """
    passed = Nomination.objects.within(actor.path).filter(edition=edition, state__in=PASSED_REVIEW)
    qualified: Counter = Counter()
    for tier, field, place, count in (
        passed.order_by().values_list("tier", "sub_project_id", "place_id").annotate(Count("pk"))
    ):
        qualified[tier, field, place if tier == Tier.MUNICIPAL else None] += count
    return {
        group: (
            meter.limit,
            meter.used,
            qualified[group] if _sees_all_of(actor, group) else None,
        )
        for group, meter in limits.meters(edition).items()
    }


def unit_limits_of(actor, edition) -> dict[tuple[int, int], tuple[int, int]]:
    """(Sub-project id, unit id) -> how many the unit may nominate by the plan in force, and does."""
    return {
        (field, unit): (meter.limit, meter.used)
        for (field, _place, unit), meter in limits.unit_meters(edition).items()
    }


def judged_nominees(actor, edition) -> dict[str, int]:
    """How many nominees the qualification review has judged, and how many it has still to judge."""
    states = Counter(
        dict(
            Nomination.objects.within(actor.path)
            .filter(edition=edition)
            .order_by()
            .values_list("state")
            .annotate(Count("pk"))
        )
    )
    return {
        "open": sum(states[state] for state in (*WITH_PLACE, NominationState.ENDORSED)),
        "judged": sum(states[state] for state in (*PASSED_REVIEW, NominationState.REJECTED)),
    }


def _sees_all_of(actor, group) -> bool:
    """A county sees its own nominations only, a place those of the provincial tier that are its own."""
    tier, _field, _place = group
    return actor.is_provincial or (tier == Tier.MUNICIPAL and len(actor.path) == 2 * SEGMENT)


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
        "nominate": _closes_on(actor, edition),
        "review": edition.review_due_on,
        "inspect": edition.inspection_to,
    }


def _closes_on(actor, edition):
    """Of the province, or the day of the place to which the actor belongs."""
    if actor.is_provincial:
        return edition.nomination_closes_on
    return nominating.closes_on(edition, nominating.place_of(actor.organisation))


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
    if policies.sheets.may(actor, "mark"):
        sheets = policies.sheets.scope(actor, "mark").filter(state="open").count()
        yield Waiting(
            _("Mark sheets to fill in"), sheets, f"{reverse('selection:sheet-list')}?state=open"
        )
    if policies.interviews.may(actor, "assign"):
        lacking = policies.interviews.scope(actor, "assign").to_staff()
        days = list(lacking.order_by("starts_on").values_list("starts_on", flat=True))
        yield Waiting(
            _("Interviews that lack examiners"),
            len(days),
            f"{reverse('selection:interview-list')}?lacking=true",
            due_on=days[0] if days else None,
        )
    if policies.board_seats.may(actor, "mark"):
        seats = policies.board_seats.scope(actor, "mark").to_mark()
        days = seats.order_by("board__interview__starts_on")
        days = list(days.values_list("board__interview__starts_on", flat=True))
        yield Waiting(
            _("Interview boards to mark"),
            len(days),
            f"{reverse('selection:boardseat-list')}?open=true",
            due_on=days[0] if days else None,
        )
    if policies.exemptions.may(actor, "grant"):
        to_sign = policies.exemptions.scope(actor, "grant").to_sign().count()
        url = f"{reverse('selection:exemption-list')}?state=proposed"
        yield Waiting(_("Exemptions to sign"), to_sign, url)
    if policies.reopenings.may(actor, "open_again"):
        to_sign = policies.reopenings.scope(actor, "open_again").to_sign().count()
        url = f"{reverse('selection:reopening-list')}?state=proposed"
        yield Waiting(_("Cases to judge anew, to sign"), to_sign, url)
    if policies.review_requests.may(actor, "uphold"):
        asked = policies.review_requests.scope(actor, "uphold").open().count()
        url = f"{reverse('selection:reviewrequest-list')}?state=received"
        yield Waiting(_("Requests for review to decide"), asked, url)
    if policies.objections.may(actor, "dismiss"):
        rows = policies.objections.scope(actor, "dismiss").open().count()
        url = f"{reverse('selection:objection-list')}?state=received"
        yield Waiting(_("Objections to look into"), rows, url)
