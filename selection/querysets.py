"""The questions that officials ask of this stage."""

from django.db.models import Q

from core.orgs.scoping import ScopedQuerySet
from selection.states import (
    LIVE,
    NominationState,
    NoticeState,
    ObjectionState,
    ReportState,
    RunState,
    SchemeState,
    TraineeState,
)

S = NominationState


class SchemeQuerySet(ScopedQuerySet):
    def published(self):
        return self.filter(state=SchemeState.PUBLISHED)

    def of(self, edition, tier):
        return self.filter(edition=edition, tier=tier).order_by("-number")

    def for_detail(self):
        return self.select_related("edition")


class NominationQuerySet(ScopedQuerySet):
    def live(self):
        return self.filter(state__in=LIVE)

    def of(self, edition, tier):
        return self.filter(edition=edition, tier=tier)

    def in_group(self, edition, tier, sub_project, place=None):
        """Who competes for the same seats; in the provincial tier the whole province."""
        rows = self.filter(edition=edition, tier=tier, sub_project=sub_project)
        return rows if place is None else rows.filter(place=place)

    def examined(self):
        """Who passed the review, whatever came later: the candidates of a run."""
        return self.exclude(exam_number="")

    def to_endorse(self, actor):
        """Submitted, and not by the actor."""
        return self.filter(state=S.SUBMITTED).exclude(author_id=actor.user_id)

    def to_correct(self):
        return self.filter(state=S.RETURNED)

    def to_review(self):
        return self.filter(state=S.ENDORSED)

    def to_inspect(self):
        return self.filter(state=S.SHORTLISTED)

    def not_by(self, actor):
        """Not written by the actor: whoever decides about a nomination did not make it."""
        return self.filter(~Q(author_id=actor.user_id) | Q(author_id__isnull=True))

    def not_handled_by(self, actor):
        return self.not_by(actor).filter(
            ~Q(approver_id=actor.user_id) | Q(approver_id__isnull=True)
        )

    def for_detail(self):
        return self.select_related("edition", "sub_project", "place", "organisation", "person")

    def for_api(self):
        return self.select_related("edition", "sub_project", "place", "organisation", "person")


class MarkQuerySet(ScopedQuerySet):
    def of(self, edition, tier):
        return self.filter(nomination__edition=edition, nomination__tier=tier)


class RunQuerySet(ScopedQuerySet):
    def effective(self):
        return self.filter(state=RunState.EFFECTIVE)

    def waiting(self):
        """Computed, and nobody has said yet whether the list takes effect."""
        return self.filter(state=RunState.DONE)

    def for_detail(self):
        return self.select_related("scheme", "edition")


class RunRowQuerySet(ScopedQuerySet):
    pass


class ReportQuerySet(ScopedQuerySet):
    def being_written(self):
        return self.filter(state=ReportState.DRAFT)

    def filed(self):
        return self.filter(state=ReportState.FILED)

    def for_detail(self):
        return self.select_related(
            "nomination", "nomination__place", "nomination__sub_project", "nomination__person"
        )


class NoticeQuerySet(ScopedQuerySet):
    def open(self):
        return self.filter(state=NoticeState.OPEN)

    def over(self, today):
        """Open, though the last day has passed."""
        return self.open().filter(ends_on__lt=today)

    def for_detail(self):
        return self.select_related("edition")


class ObjectionQuerySet(ScopedQuerySet):
    def open(self):
        return self.filter(state=ObjectionState.RECEIVED)

    def for_detail(self):
        return self.select_related("notice", "nomination", "nomination__place")


class TraineeQuerySet(ScopedQuerySet):
    def active(self):
        """Still in the programme: not adjusted out."""
        return self.filter(state=TraineeState.ACTIVE)

    def of_edition(self, edition):
        return self.filter(edition=edition)

    def of_tier(self, tier):
        return self.filter(tier=tier)

    def for_detail(self):
        return self.select_related("edition", "sub_project", "place", "organisation", "person")

    def for_api(self):
        return self.for_detail()
