"""Questions about cycles and reviews."""

from django.db.models import Count, F, Q

from core.orgs.scoping import ScopedQuerySet
from tracking.states import CycleState, Outcome, ReviewState


class CycleQuerySet(ScopedQuerySet):
    def open(self):
        return self.filter(state=CycleState.OPEN)

    def for_list(self):
        return self.select_related("edition")

    def with_progress(self):
        """`reviews` and `confirmed`: how many there are, how many have come to their end."""
        return self.annotate(
            reviews=Count("review"),
            confirmed=Count("review", filter=Q(review__state=ReviewState.CONFIRMED)),
        )


class ReviewQuerySet(ScopedQuerySet):
    def to_write(self):
        """Waiting for their author: due, or returned."""
        return self.filter(
            state__in=[ReviewState.DUE, ReviewState.RETURNED], cycle__state=CycleState.OPEN
        )

    def to_confirm(self):
        return self.filter(state=ReviewState.SUBMITTED)

    def late(self, today):
        return self.to_write().filter(cycle__due_on__lt=today)

    def adjusting_out(self):
        return self.filter(outcome=Outcome.ADJUST_OUT)

    def for_list(self):
        return self.annotate(
            name=F("trainee__person__name"),
            pinyin=F("trainee__person__pinyin"),
            place=F("trainee__organisation__name"),
            place_latin=F("trainee__organisation__latin"),
            due_on=F("cycle__due_on"),
            cycle_name=F("cycle__name"),
        )

    def for_page(self):
        return self.select_related(
            "cycle__edition", "trainee__person", "trainee__organisation", "trainee__sub_project"
        )
