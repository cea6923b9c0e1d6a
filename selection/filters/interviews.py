"""Filters of the lists of interviews."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from core.web.filters import ScopedFilterSet
from planning.handover import Tier
from selection.filters.nominations import OfEdition, choice_filter
from selection.models import BoardSeat, Interview


class InterviewFilter(ScopedFilterSet):
    edition = OfEdition()
    tier = choice_filter(_("Tier"), Tier.choices)

    class Meta:
        model = Interview
        fields = ["edition", "tier"]


class BoardSeatFilter(ScopedFilterSet):
    interview = django_filters.UUIDFilter(
        field_name="board__interview__ref", widget=forms.HiddenInput
    )

    class Meta:
        model = BoardSeat
        fields = ["interview"]
