"""Questions about classes, enrolments, attendance and postings."""

from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, Q, Sum

from core.orgs.policies import ancestors
from core.orgs.scoping import ScopedQuerySet
from training.states import POSTED, SEATED, ClassState, EnrolmentState, PostingState


class TrainingClassQuerySet(ScopedQuerySet):
    def visible_from(self, path: str):
        """Classes of one's own area, and the joint ones of the levels above it."""
        return self.within(path) | self.filter(org_path__in=ancestors(path))

    def open_for_enrolment(self):
        return self.filter(state__in=[ClassState.PLANNED, ClassState.ENROLLING])

    def running(self):
        return self.filter(state=ClassState.RUNNING)

    def overdue(self, on: date):
        """Running although their last day has passed."""
        return self.running().filter(ends_on__lt=on)

    def for_detail(self):
        return self.select_related("organisation", "edition")

    for_api = for_detail


class EnrolmentQuerySet(ScopedQuerySet):
    def seated(self):
        """Those that take a seat: not deferred, not withdrawn."""
        return self.filter(state__in=SEATED)

    def unsettled(self):
        return self.filter(state=EnrolmentState.ENROLLED)

    def graduated(self):
        return self.filter(state=EnrolmentState.COMPLETED)

    def in_class(self, training_class):
        return self.filter(training_class=training_class)

    def of_trainee(self, trainee):
        return self.filter(trainee=trainee)

    def without_results(self):
        """Enrolled in a running class, with a component of the sheet still missing."""
        return self.filter(
            Q(theory_score=None) | Q(test_score=None) | Q(inspection_score=None),
            state=EnrolmentState.ENROLLED,
            training_class__state=ClassState.RUNNING,
        )

    def for_list(self):
        """Rows that a summary of many names one by one."""
        return self.select_related("trainee", "training_class")

    def for_detail(self):
        return self.select_related(
            "trainee__organisation", "trainee__edition", "training_class__organisation"
        )

    for_api = for_detail

    def in_name_order(self):
        return self.order_by("trainee__pinyin_key", "trainee_id")

    def state_counts(self) -> dict[str, int]:
        rows = self.order_by().values_list("state").annotate(Count("id"))
        return dict(rows)


class LessonQuerySet(ScopedQuerySet):
    def hours(self) -> Decimal:
        return self.aggregate(hours=Sum("hours"))["hours"] or Decimal(0)

    def in_order(self):
        return self.order_by("on", "starts_at", "id")


class AttendanceQuerySet(ScopedQuerySet):
    def hours_by_enrolment(self) -> dict[int, Decimal]:
        """Enrolment -> hours attended, over the days that were kept."""
        rows = self.order_by().values_list("enrolment").annotate(Sum("hours"))
        return dict(rows)


class PostingQuerySet(ScopedQuerySet):
    def live(self):
        return self.filter(state__in=POSTED)

    def under_way(self):
        return self.filter(state=PostingState.ACTIVE)

    def overdue(self, on: date):
        """Still under way although the last day has passed."""
        return self.under_way().filter(ends_on__lt=on)

    def ending_by(self, on: date, days: int = 30):
        return self.under_way().filter(ends_on__range=(on, on + timedelta(days=days)))

    def mentored_by(self, user):
        return self.filter(mentor=user)

    def of_trainee(self, trainee):
        return self.filter(trainee=trainee)

    def for_list(self):
        return self.select_related("trainee")

    def for_detail(self):
        return self.select_related("trainee__organisation", "trainee__edition", "mentor")

    for_api = for_detail
