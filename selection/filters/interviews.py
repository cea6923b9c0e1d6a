"""Filters of the lists of interviews."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.web.filters import ScopedFilterSet, YesNoFilter
from planning.handover import Tier
from selection.filters.nominations import OfEdition, choice_filter
from selection.models import BoardSeat, Interview, InterviewSlot


class InterviewFilter(ScopedFilterSet):
    edition = OfEdition()
    tier = choice_filter(_("Tier"), Tier.choices)
    lacking = django_filters.BooleanFilter(method="filter_lacking", widget=forms.HiddenInput)

    class Meta:
        model = Interview
        fields = ["edition", "tier", "lacking"]

    def filter_lacking(self, rows, _name, value):
        return rows.to_staff() if value else rows


class InterviewSlotFilter(ScopedFilterSet):
    interview = django_filters.UUIDFilter(
        field_name="board__interview__ref", widget=forms.HiddenInput
    )
    board = django_filters.NumberFilter(
        label=pgettext_lazy("interview", "Board"),
        field_name="board__number",
        min_value=1,
        max_value=400,
    )
    exam_number = django_filters.CharFilter(
        label=_("Exam number"), field_name="nomination__exam_number", max_length=12
    )
    is_absent = YesNoFilter(label=_("Did not appear"))

    class Meta:
        model = InterviewSlot
        fields = ["interview", "board", "exam_number", "is_absent"]


class BoardSeatFilter(ScopedFilterSet):
    interview = django_filters.UUIDFilter(
        field_name="board__interview__ref", widget=forms.HiddenInput
    )

    open = django_filters.BooleanFilter(method="filter_open", widget=forms.HiddenInput)

    class Meta:
        model = BoardSeat
        fields = ["interview", "open"]

    def filter_open(self, rows, _name, value):
        return rows.to_mark() if value else rows
