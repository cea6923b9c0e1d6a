"""Filters of the lists."""

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.web.filters import PlaceFilter, ReadersFilter, ScopedFilterSet
from planning.handover import edition_choices
from planning.models import (
    Amendment,
    CityCondition,
    CityPlan,
    DayException,
    Document,
    Edition,
    EditionVersion,
    Quota,
    Receipt,
    StructureTarget,
    VersionReceipt,
)
from planning.states import (
    CityPlanState,
    Dimension,
    DocumentKind,
    DocumentState,
    EditionState,
    ReceiptState,
    TeamLevel,
    Tier,
)


class EditionFilter(ScopedFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"), empty_label=_("All states"), choices=EditionState.choices
    )

    name_fields = ("name",)

    class Meta:
        model = Edition
        fields = ["q", "state"]


class OfEdition(ReadersFilter):
    """One of the editions in the reader's view, by its reference."""

    def __init__(self, *, field_name="edition__ref", **options):
        options.setdefault("label", _("Edition"))
        options.setdefault("empty_label", _("All editions"))
        options.setdefault("choices_for", edition_choices)
        super().__init__(field_name=field_name, **options)


class AmendmentFilter(ScopedFilterSet):
    edition = OfEdition()

    class Meta:
        model = Amendment
        fields = ["edition"]


class QuotaFilter(ScopedFilterSet):
    edition = OfEdition()
    tier = django_filters.ChoiceFilter(label=_("Tier"), choices=Tier.choices)
    place = PlaceFilter()

    class Meta:
        model = Quota
        fields = ["edition", "tier", "place"]


class _OfTeams(ScopedFilterSet):
    """By the teams that a target is about."""

    level = django_filters.ChoiceFilter(
        label=_("Team level"), empty_label=_("All team levels"), choices=TeamLevel.choices
    )
    dimension = django_filters.ChoiceFilter(
        label=pgettext_lazy("of a structure", "Dimension"),
        empty_label=_("All dimensions"),
        choices=Dimension.choices,
    )


class StructureTargetFilter(_OfTeams):
    edition = OfEdition()

    class Meta:
        model = StructureTarget
        fields = ["edition", "level", "dimension"]


class StructureFilter(_OfTeams):
    """What of an edition's targets is held against the people, and against whom. It narrows no rows:
    `editions` are those in the reader's view."""

    edition = django_filters.ChoiceFilter(label=_("Edition"), empty_label=None, choices=[])
    place = PlaceFilter()

    class Meta:
        model = StructureTarget
        fields = ["edition", "level", "dimension", "place"]

    def __init__(self, *args, editions=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["edition"].extra["choices"] = [(str(row.ref), str(row)) for row in editions]


class DocumentFilter(ScopedFilterSet):
    edition = OfEdition()
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), empty_label=_("All kinds"), choices=DocumentKind.choices
    )
    state = django_filters.ChoiceFilter(
        label=_("State"), empty_label=_("All states"), choices=DocumentState.choices
    )

    name_fields = ("title", "number")

    class Meta:
        model = Document
        fields = ["q", "edition", "kind", "state"]


class ReceiptFilter(ScopedFilterSet):
    edition = OfEdition(field_name="document__edition__ref")
    state = django_filters.ChoiceFilter(
        label=_("State"), empty_label=_("All states"), choices=ReceiptState.choices
    )
    place = PlaceFilter()

    class Meta:
        model = Receipt
        fields = ["edition", "state", "place"]


class EditionVersionFilter(ScopedFilterSet):
    edition = OfEdition()

    class Meta:
        model = EditionVersion
        fields = ["edition"]


class VersionReceiptFilter(ScopedFilterSet):
    edition = OfEdition(field_name="edition_version__edition__ref")
    state = django_filters.ChoiceFilter(
        label=_("State"), empty_label=_("All states"), choices=ReceiptState.choices
    )
    place = PlaceFilter()

    class Meta:
        model = VersionReceipt
        fields = ["edition", "state", "place"]


class CityConditionFilter(ScopedFilterSet):
    edition = OfEdition(field_name="plan__edition__ref")
    plan = django_filters.UUIDFilter(label=_("City plan"), field_name="plan__ref")
    place = PlaceFilter()

    class Meta:
        model = CityCondition
        fields = ["edition", "plan", "place"]


class CityPlanFilter(ScopedFilterSet):
    edition = OfEdition()
    state = django_filters.ChoiceFilter(
        label=_("State"), empty_label=_("All states"), choices=CityPlanState.choices
    )
    place = PlaceFilter()
    late = django_filters.ChoiceFilter(
        label=_("Due day"),
        empty_label=_("Late or in time"),
        choices=[("yes", _("Late"))],
        method="only_late",
    )

    begun = django_filters.ChoiceFilter(
        label=_("Whether begun"),
        empty_label=_("Begun or not"),
        choices=[("no", _("Not begun"))],
        method="only_not_begun",
    )

    class Meta:
        model = CityPlan
        fields = ["edition", "state", "place", "late", "begun"]

    def only_not_begun(self, rows, _name, _value):
        return rows.not_begun()

    def only_late(self, rows, _name, _value):
        return rows.with_days_late(timezone.localdate()).filter(days_late__gt=0)


class DayExceptionFilter(ScopedFilterSet):
    year = django_filters.NumberFilter(label=_("Year"), field_name="on", lookup_expr="year")

    class Meta:
        model = DayException
        fields = ["year"]
