"""Narrowing the list of people."""

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.models import (
    ArchiveEntry,
    Duplicate,
    ExportRequest,
    Finding,
    FormTemplate,
    ImportBatch,
    ImportedFile,
    Person,
)
from candidates.querysets import search_ids
from candidates.rules.dates import PartialDate
from candidates.states import (
    EDUCATION_LEVELS,
    ArchiveElement,
    BatchKind,
    BatchState,
    DuplicateState,
    ExportForm,
    ExportState,
    FileOutcome,
    FindingRule,
    FindingState,
    MatchGround,
    Severity,
    TemplateState,
    choices_of,
)
from core.web.filters import PlaceFilter, ScopedFilterSet, YesNoFilter

_EDUCATIONS = [
    (code, label) for code, label in choices_of("educations") if code in EDUCATION_LEVELS
]


class PersonFilter(ScopedFilterSet):
    place = PlaceFilter()
    sex = django_filters.ChoiceFilter(
        label=_("Sex"), choices=[pair for pair in choices_of("sexes") if pair[0] in "12"]
    )
    education = django_filters.ChoiceFilter(
        label=_("Education"), choices=_EDUCATIONS, method="filter_education"
    )
    political_status = django_filters.ChoiceFilter(
        label=_("Political status"), choices=choices_of("political_statuses")
    )
    position_level = django_filters.ChoiceFilter(
        label=_("Position level"), choices=choices_of("position_levels", kind="level")
    )
    minority = YesNoFilter(label=_("From an ethnic minority"), method="filter_minority")
    born_from = django_filters.NumberFilter(
        label=_("Born from (year)"), method="filter_born_from", min_value=1900, max_value=2199
    )
    born_to = django_filters.NumberFilter(
        label=_("Born until (year)"), method="filter_born_to", min_value=1900, max_value=2199
    )

    class Meta:
        model = Person
        fields: list[str] = []

    def search(self, queryset, text):
        return queryset.matching(text)

    def filter_education(self, queryset, name, value):
        """The level with its finer codes: 20 is every code that begins with 2."""
        return queryset.filter(education__gte=value, education__lt=f"{value[0]}~")

    def filter_minority(self, queryset, name, value):
        return queryset.from_minorities() if value else queryset.filter(ethnic_group="01")

    def filter_born_from(self, queryset, name, value):
        return queryset.filter(birth__gte=PartialDate(int(value)))

    def filter_born_to(self, queryset, name, value):
        return queryset.filter(birth__lt=PartialDate(min(int(value) + 1, 2199)))


class FindingFilter(ScopedFilterSet):
    place = PlaceFilter()
    severity = django_filters.ChoiceFilter(label=_("Severity"), choices=Severity.choices)
    rule = django_filters.ChoiceFilter(label=_("Rule"), choices=FindingRule.choices)
    state = django_filters.ChoiceFilter(label=_("State"), choices=FindingState.choices)

    class Meta:
        model = Finding
        fields: list[str] = []

    def search(self, queryset, text):
        return queryset.filter(person_id__in=search_ids(text))


class ArchiveEntryFilter(ScopedFilterSet):
    place = PlaceFilter()
    person = django_filters.UUIDFilter(label=_("Person"), field_name="person__ref")
    element = django_filters.ChoiceFilter(label=_("What about"), choices=ArchiveElement.choices)

    class Meta:
        model = ArchiveEntry
        fields: list[str] = []

    def search(self, queryset, text):
        return queryset.filter(person_id__in=search_ids(text))


class DuplicateFilter(ScopedFilterSet):
    ground = django_filters.ChoiceFilter(
        label=pgettext_lazy("duplicate", "Ground"), choices=MatchGround.choices
    )
    state = django_filters.ChoiceFilter(label=_("State"), choices=DuplicateState.choices)

    class Meta:
        model = Duplicate
        fields: list[str] = []

    def search(self, queryset, text):
        found = search_ids(text)
        return queryset.filter(Q(first_id__in=found) | Q(second_id__in=found))


class FormTemplateFilter(ScopedFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=TemplateState.choices)

    class Meta:
        model = FormTemplate
        fields = ["state"]


class ImportBatchFilter(ScopedFilterSet):
    kind = django_filters.ChoiceFilter(
        label=pgettext_lazy("import", "Kind"), choices=BatchKind.choices
    )
    state = django_filters.ChoiceFilter(label=_("State"), choices=BatchState.choices)

    class Meta:
        model = ImportBatch
        fields: list[str] = []


class ImportedFileFilter(ScopedFilterSet):
    batch = django_filters.UUIDFilter(
        label=_("Import"), field_name="batch__ref", widget=forms.HiddenInput
    )
    outcome = django_filters.ChoiceFilter(
        label=pgettext_lazy("import", "Outcome"), choices=FileOutcome.choices
    )
    undecided = YesNoFilter(label=_("Still to be compared"), method="filter_undecided")

    class Meta:
        model = ImportedFile
        fields: list[str] = []

    def search(self, queryset, text):
        return queryset.filter(person_id__in=search_ids(text))

    def filter_undecided(self, queryset, name, value):
        return queryset.undecided() if value else queryset.filter(undecided=0)


class ExportRequestFilter(ScopedFilterSet):
    form = django_filters.ChoiceFilter(label=_("File"), choices=ExportForm.choices)
    state = django_filters.ChoiceFilter(label=_("State"), choices=ExportState.choices)

    class Meta:
        model = ExportRequest
        fields: list[str] = []
