"""Filters of lists of marks, schemes, runs and results."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from core.web.filters import PlaceFilter, ScopedFilterSet
from planning.handover import Field, Tier
from selection.filters.nominations import OfEdition, choice_filter
from selection.models import (
    Mark,
    Run,
    RunRow,
    Scheme,
    SensitivityRow,
    SeverityLine,
    SeverityStudy,
)
from selection.states import (
    Outcome,
    RunState,
    SchemeState,
    StudyState,
)


class MarkFilter(ScopedFilterSet):
    exam_number = django_filters.CharFilter(
        label=_("Exam number"), field_name="nomination__exam_number", max_length=12
    )
    component = django_filters.CharFilter(label=_("Component"), max_length=80)
    tier = choice_filter(_("Tier"), Tier.choices, field_name="nomination__tier")

    class Meta:
        model = Mark
        fields = ["exam_number", "component", "tier"]


class SchemeFilter(ScopedFilterSet):
    edition = OfEdition()
    tier = choice_filter(_("Tier"), Tier.choices)
    state = choice_filter(_("State"), SchemeState.choices)

    class Meta:
        model = Scheme
        fields = ["edition", "tier", "state"]


class RunFilter(ScopedFilterSet):
    edition = OfEdition()
    tier = choice_filter(_("Tier"), Tier.choices)
    state = choice_filter(_("State"), RunState.choices)

    class Meta:
        model = Run
        fields = ["edition", "tier", "state"]


class ResultFilter(ScopedFilterSet):
    run = django_filters.UUIDFilter(field_name="run__ref", widget=forms.HiddenInput)
    outcome = choice_filter(_("Outcome"), Outcome.choices)
    field = choice_filter(_("Field"), Field.choices, field_name="sub_project__field")
    place = PlaceFilter()

    class Meta:
        model = RunRow
        fields = ["run", "outcome", "field", "place"]


class RobustnessFilter(ScopedFilterSet):
    run = django_filters.UUIDFilter(field_name="sensitivity__run__ref", widget=forms.HiddenInput)
    is_borderline = choice_filter(_("Near the line"), [(True, _("near the line"))])
    field = choice_filter(_("Field"), Field.choices, field_name="nomination__sub_project__field")
    place = PlaceFilter(field_name="nomination__place")

    class Meta:
        model = SensitivityRow
        fields = ["run", "is_borderline", "field", "place"]


class SeverityFilter(ScopedFilterSet):
    edition = OfEdition()
    tier = choice_filter(_("Tier"), Tier.choices)
    state = choice_filter(_("State"), StudyState.choices)

    class Meta:
        model = SeverityStudy
        fields = ["edition", "tier", "state"]


class SeverityLineFilter(ScopedFilterSet):
    study = django_filters.UUIDFilter(field_name="study__ref", widget=forms.HiddenInput)
    place = PlaceFilter(field_name="nomination__place")

    class Meta:
        model = SeverityLine
        fields = ["study", "place"]
