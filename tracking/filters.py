"""Filters of the lists of tracking."""

import django_filters
from django.utils.translation import gettext_lazy as _

from core.web.filters import PlaceFilter, ScopedFilterSet
from tracking.models import Review, ReviewCycle
from tracking.states import CycleState, Outcome, ReviewState


class CycleFilter(ScopedFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=CycleState.choices)

    class Meta:
        model = ReviewCycle
        fields: list[str] = []


class ReviewFilter(ScopedFilterSet):
    name_fields = ("trainee__person__name",)
    pinyin_fields = ("trainee__person__initials", "trainee__person__pinyin")

    place = PlaceFilter()
    state = django_filters.MultipleChoiceFilter(label=_("State"), choices=ReviewState.choices)
    outcome = django_filters.ChoiceFilter(label=_("Outcome"), choices=Outcome.choices)
    cycle = django_filters.UUIDFilter(field_name="cycle__ref", label=_("Cycle"))
    late = django_filters.DateFilter(
        field_name="cycle__due_on", lookup_expr="lt", label=_("Due before")
    )

    class Meta:
        model = Review
        fields: list[str] = []
