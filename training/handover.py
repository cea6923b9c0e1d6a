"""The only module of training that later stages may import."""

from collections.abc import Iterable

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from core.notices.waiting import Waiting
from training import policies
from training.models import Enrolment, Posting
from training.services import enrolments as enrolment_services
from training.services import postings as posting_services
from training.states import (
    ClassState,
    EnrolmentState,
    Grade,
    PostingKind,
    PostingState,
)

__all__ = [
    "ClassState",
    "EnrolmentState",
    "Grade",
    "PostingKind",
    "PostingState",
    "enrolments_of",
    "graduated",
    "graduates",
    "posted",
    "posting_ratings",
    "postings_of",
    "progress",
    "results",
    "waiting",
    "with_composite",
    "withdraw_from_training",
]


def enrolments_of(trainee):
    """All enrolments of one trainee, the latest first, with their classes."""
    rows = Enrolment.objects.of_trainee(trainee).select_related("training_class")
    return rows.order_by("-training_class__starts_on", "-pk")


def postings_of(trainee):
    """All postings of one trainee, the latest first."""
    return Posting.objects.of_trainee(trainee).order_by("-starts_on", "-pk")


def results(trainees: Iterable[int]) -> dict[int, tuple]:
    """Trainee key -> (composite, grade, state) of the last settled enrolment; one statement."""
    rows = (
        Enrolment.objects.filter(trainee__in=list(trainees))
        .filter(state__in=[EnrolmentState.COMPLETED, EnrolmentState.FAILED])
        .order_by("trainee_id", "training_class__ends_on", "pk")
        .values_list("trainee_id", "composite", "grade", "state")
    )
    return {key: (composite, grade, state) for key, composite, grade, state in rows}


def graduated(trainees: Iterable[int]) -> set[int]:
    """Those of these trainees who have completed a class."""
    rows = Enrolment.objects.graduated().filter(trainee__in=list(trainees))
    return set(rows.order_by().values_list("trainee_id", flat=True))


def graduates(actor):
    """Completed enrolments in the actor's scope."""
    return policies.enrolments.scope(actor).graduated()


def with_composite(trainees):
    """A queryset of trainees, each with `composite` of the last completed class."""
    last = Enrolment.objects.graduated().filter(trainee=OuterRef("pk"))
    newest = last.order_by("-training_class__ends_on", "-pk").values("composite")[:1]
    return trainees.annotate(composite=Subquery(newest))


def posting_ratings(trainees: Iterable[int]) -> dict[int, tuple]:
    """Trainee key -> (kind, rating) of the last posting that ended."""
    ended = [PostingState.COMPLETED, PostingState.CUT_SHORT]
    rows = (
        Posting.objects.filter(trainee__in=list(trainees), state__in=ended)
        .order_by("trainee_id", "ends_on", "pk")
        .values_list("trainee_id", "kind", "rating")
    )
    return {key: (kind, rating) for key, kind, rating in rows}


def posted(actor):
    """Postings under way, in the actor's scope."""
    return policies.postings.scope(actor).under_way()


def progress(actor, edition) -> dict[str, int]:
    """How training of an edition stands, in the actor's scope; two statements."""
    rows = policies.enrolments.scope(actor).filter(training_class__edition=edition)
    counts = rows.state_counts()
    classes = dict(
        policies.classes.scope(actor)
        .filter(edition=edition)
        .order_by()
        .values_list("state")
        .annotate(Count("id"))
    )
    return {
        "classes": sum(classes.values()),
        "classes_completed": classes.get(ClassState.COMPLETED, 0),
        **{state: counts.get(state, 0) for state in EnrolmentState.values},
    }


def withdraw_from_training(trainees: Iterable[int], *, actor, now, reason: str) -> int:
    """Takes trainees out of classes and proposed postings, when they leave the programme."""
    keys = list(trainees)
    enrolled = Enrolment.objects.unsettled().filter(trainee__in=keys)
    proposed = Posting.objects.filter(trainee__in=keys, state=PostingState.PROPOSED)
    count = 0
    if enrolled.exists():
        count += enrolment_services.withdraw_many(enrolled, actor=actor, now=now, reason=reason)
    if proposed.exists():
        count += posting_services.withdraw_many(proposed, actor=actor, now=now, reason=reason)
    return count


def waiting(actor, now) -> list[Waiting]:
    """What of this stage waits for the actor; one statement per kind that is the role's task."""
    on = localdate(now)
    classes, postings = policies.classes, policies.postings
    items = []
    if classes.may(actor, "complete"):
        counts = classes.scope(actor, "complete").aggregate(
            start=Count("id", filter=Q(state=ClassState.ENROLLING, starts_on__lte=on)),
            end=Count("id", filter=Q(state=ClassState.RUNNING, ends_on__lte=on)),
        )
        items += [
            Waiting(_("Classes to start"), counts["start"], _list("class", "enrolling")),
            Waiting(
                _("Classes to complete"),
                counts["end"],
                _list("class", "running"),
                late=counts["end"],
            ),
        ]
    if policies.enrolments.may(actor, "record_results"):
        missing = policies.enrolments.scope(actor, "record_results").without_results().count()
        items.append(Waiting(_("Results to record"), missing, _list("enrolment", "enrolled")))
    if postings.may(actor, "rate"):
        unrated = postings.scope(actor, "rate").ending_by(on).filter(rating=None).count()
        items.append(Waiting(_("Postings to rate"), unrated, _list("posting", "active")))
    if postings.may(actor, "complete"):
        late = postings.scope(actor, "complete").overdue(on).count()
        items.append(
            Waiting(_("Postings to complete"), late, _list("posting", "active"), late=late)
        )
    return [item for item in items if item.count]


def _list(name: str, state: str) -> str:
    return f"{reverse(f'training:{name}-list')}?state={state}"
