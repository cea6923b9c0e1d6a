"""Filters of the queue of the review and of what comes out of it."""

import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.web.filters import PlaceFilter, ScopedFilterSet
from selection.filters.nominations import NomineeFilter, OfEdition, choice_filter
from selection.models import Exemption, Letter, Nomination, Recheck, Reopening, ReviewRequest
from selection.services import judged_before
from selection.states import (
    ExemptionGround,
    ExemptionState,
    LetterKind,
    Light,
    RecheckState,
    ReopenGround,
    ReopenState,
    RequestState,
)
from selection.states import NominationState as S

#: A case is due soon within so many days.
SOON = 3
DUE = [("late", _("Overdue")), ("soon", _("Due within three days"))]
CONDITIONS = [("changed", _("Changed since the decision"))]
AGAIN = [("yes", _("Came back after a return"))]


class ReviewFilter(NomineeFilter):
    light = choice_filter(_("Light"), Light.choices)
    due = choice_filter(_("Due"), DUE, method="filter_due")
    again = choice_filter(_("Returned"), AGAIN, method="filter_again")

    class Meta:
        model = Nomination
        fields = ["q", "edition", "light", "due", "again", "tier", "field", "place"]

    def filter_due(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        today = timezone.localdate()
        if value == "late":
            return queryset.filter(review_due_on__lt=today)
        last = today + datetime.timedelta(days=SOON)
        return queryset.filter(review_due_on__gte=today, review_due_on__lte=last)

    def filter_again(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(returned__gt=0)


class DecidedFilter(NomineeFilter):
    state = choice_filter(
        _("Decision"), [(S.QUALIFIED, S.QUALIFIED.label), (S.REJECTED, S.REJECTED.label)]
    )
    conditions = choice_filter(_("Conditions"), CONDITIONS, method="filter_conditions")

    class Meta:
        model = Nomination
        fields = ["q", "edition", "state", "conditions", "tier", "field", "place"]

    def filter_conditions(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return judged_before.changed_since(queryset)


class ExemptionFilter(ScopedFilterSet):
    state = choice_filter(_("State"), ExemptionState.choices)
    ground = choice_filter(_("Ground"), ExemptionGround.choices)
    place = PlaceFilter()

    class Meta:
        model = Exemption
        fields = ["state", "ground", "place"]


class ReopeningFilter(ScopedFilterSet):
    state = choice_filter(_("State"), ReopenState.choices)
    ground = choice_filter(_("Ground"), ReopenGround.choices)
    place = PlaceFilter()

    class Meta:
        model = Reopening
        fields = ["state", "ground", "place"]


class ReviewRequestFilter(ScopedFilterSet):
    state = choice_filter(_("State"), RequestState.choices)
    place = PlaceFilter()

    class Meta:
        model = ReviewRequest
        fields = ["state", "place"]


class RecheckFilter(ScopedFilterSet):
    state = choice_filter(_("State"), RecheckState.choices)
    place = PlaceFilter()

    class Meta:
        model = Recheck
        fields = ["state", "place"]


class LetterFilter(ScopedFilterSet):
    edition = OfEdition()
    kind = choice_filter(_("Letter"), LetterKind.choices)
    place = PlaceFilter()

    class Meta:
        model = Letter
        fields = ["edition", "kind", "place"]
