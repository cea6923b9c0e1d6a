"""Filters of the lists of the centralised exam."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from core.web.filters import ScopedFilterSet
from planning.handover import Tier
from selection.filters.nominations import OfEdition, choice_filter
from selection.models import ExamSession, Incident, MarkSheet, Paper, Sitting
from selection.states import (
    Attendance,
    IncidentState,
    Misconduct,
    PaperState,
    Rung,
    SessionState,
    SheetState,
)


class SessionFilter(ScopedFilterSet):
    edition = OfEdition()
    tier = choice_filter(_("Tier"), Tier.choices)
    state = choice_filter(_("State"), SessionState.choices)

    class Meta:
        model = ExamSession
        fields = ["edition", "tier", "state"]


class SittingFilter(ScopedFilterSet):
    exam_number = django_filters.CharFilter(
        label=_("Exam number"), field_name="nomination__exam_number", max_length=12
    )
    session = django_filters.UUIDFilter(field_name="session__ref", widget=forms.HiddenInput)
    attendance = choice_filter(_("Attendance"), Attendance.choices)

    class Meta:
        model = Sitting
        fields = ["session", "exam_number", "attendance"]


class IncidentFilter(ScopedFilterSet):
    code = choice_filter(_("Breach"), Misconduct.choices)
    state = choice_filter(_("State"), IncidentState.choices)

    class Meta:
        model = Incident
        fields = ["code", "state"]


class PaperFilter(ScopedFilterSet):
    tier = choice_filter(_("Tier"), Tier.choices)
    state = choice_filter(_("State"), PaperState.choices)

    class Meta:
        model = Paper
        fields = ["tier", "state"]


class SheetFilter(ScopedFilterSet):
    paper = django_filters.UUIDFilter(field_name="paper__ref", widget=forms.HiddenInput)
    rung = choice_filter(_("Round"), Rung.choices)
    state = choice_filter(_("State"), SheetState.choices)

    class Meta:
        model = MarkSheet
        fields = ["paper", "rung", "state"]
