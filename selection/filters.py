"""Filters of the lists; the same for page, export, batch and API."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.querysets import search_ids
from core.web.filters import PlaceFilter, ScopedFilterSet
from planning.handover import Field, Tier, editions
from selection.models import (
    InspectionReport,
    Mark,
    Nomination,
    Notice,
    Objection,
    Run,
    RunRow,
    Scheme,
    Trainee,
)
from selection.states import (
    Conclusion,
    NominationState,
    NoticeState,
    ObjectionState,
    Outcome,
    ReportState,
    RunState,
    SchemeState,
    TraineeState,
)


class OfEdition(django_filters.ChoiceFilter):
    """One of the editions in the reader's view, by its reference: the switch of the year."""

    def __init__(self, *, field_name="edition__ref", **options):
        options.setdefault("label", _("Edition"))
        options.setdefault("empty_label", _("All editions"))
        super().__init__(field_name=field_name, choices=[], **options)

    @property
    def field(self):
        actor = getattr(getattr(self, "parent", None), "actor", None)
        if actor is not None:
            rows = editions(actor).only("ref", "year", "name")
            self.extra["choices"] = [(str(row.ref), str(row)) for row in rows]
        return super().field


def _choice(label, choices, **options):
    return django_filters.ChoiceFilter(label=label, choices=choices, **options)


class NomineeFilter(ScopedFilterSet):
    """By name, place, tier, field and edition; people are found as everywhere."""

    edition = OfEdition()
    tier = _choice(_("Tier"), Tier.choices)
    field = _choice(_("Field"), Field.choices, field_name="sub_project__field")
    place = PlaceFilter()

    #: Path from the row to the person.
    person = "person_id"

    def search(self, queryset, text):
        return queryset.filter(**{f"{self.person}__in": search_ids(text)})


class NominationFilter(NomineeFilter):
    state = django_filters.ChoiceFilter(label=_("State"), choices=NominationState.choices)

    class Meta:
        model = Nomination
        fields = ["q", "edition", "state", "tier", "field", "place"]


class ReviewFilter(NomineeFilter):
    class Meta:
        model = Nomination
        fields = ["q", "edition", "tier", "field", "place"]


class TraineeFilter(NomineeFilter):
    state = _choice(_("State"), TraineeState.choices)

    class Meta:
        model = Trainee
        fields = ["q", "edition", "state", "tier", "field", "place"]


class MarkFilter(ScopedFilterSet):
    exam_number = django_filters.CharFilter(
        label=_("Exam number"), field_name="nomination__exam_number", max_length=12
    )
    component = django_filters.CharFilter(label=_("Component"), max_length=80)
    tier = _choice(_("Tier"), Tier.choices, field_name="nomination__tier")

    class Meta:
        model = Mark
        fields = ["exam_number", "component", "tier"]


class SchemeFilter(ScopedFilterSet):
    edition = OfEdition()
    tier = _choice(_("Tier"), Tier.choices)
    state = _choice(_("State"), SchemeState.choices)

    class Meta:
        model = Scheme
        fields = ["edition", "tier", "state"]


class RunFilter(ScopedFilterSet):
    edition = OfEdition()
    tier = _choice(_("Tier"), Tier.choices)
    state = _choice(_("State"), RunState.choices)

    class Meta:
        model = Run
        fields = ["edition", "tier", "state"]


class ResultFilter(ScopedFilterSet):
    run = django_filters.UUIDFilter(field_name="run__ref", widget=forms.HiddenInput)
    outcome = _choice(_("Outcome"), Outcome.choices)
    field = _choice(_("Field"), Field.choices, field_name="sub_project__field")
    place = PlaceFilter()

    class Meta:
        model = RunRow
        fields = ["run", "outcome", "field", "place"]


class ReportFilter(NomineeFilter):
    edition = OfEdition(field_name="nomination__edition__ref")
    tier = _choice(_("Tier"), Tier.choices, field_name="nomination__tier")
    field = _choice(_("Field"), Field.choices, field_name="nomination__sub_project__field")
    state = _choice(_("State"), ReportState.choices)
    conclusion = _choice(_("Conclusion"), Conclusion.choices)
    person = "nomination__person_id"

    class Meta:
        model = InspectionReport
        fields = ["q", "edition", "state", "conclusion", "tier", "field", "place"]


class NoticeFilter(ScopedFilterSet):
    edition = OfEdition()
    tier = _choice(_("Tier"), Tier.choices)
    state = _choice(_("State"), NoticeState.choices)

    class Meta:
        model = Notice
        fields = ["edition", "tier", "state"]


class ObjectionFilter(ScopedFilterSet):
    state = _choice(_("State"), ObjectionState.choices)
    place = PlaceFilter()

    class Meta:
        model = Objection
        fields = ["state", "place"]
