"""Filters of the lists."""

import django_filters
from django.utils.translation import gettext_lazy as _

from core.web.filters import PlaceFilter, ScopedFilterSet
from planning import policies
from planning.models import CityPlan, DayException, Document, Edition, Quota, Receipt
from planning.states import (
    CityPlanState,
    DocumentKind,
    DocumentState,
    EditionState,
    ReceiptState,
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


class OfEdition(django_filters.ChoiceFilter):
    """One of the editions in the reader's view, by its reference."""

    def __init__(self, *, field_name, **options):
        options.setdefault("label", _("Edition"))
        options.setdefault("empty_label", _("All editions"))
        super().__init__(field_name=field_name, choices=[], **options)

    @property
    def field(self):
        actor = getattr(getattr(self, "parent", None), "actor", None)
        if actor is not None:
            rows = policies.editions.scope(actor).latest().only("ref", "year", "name")
            self.extra["choices"] = [(str(row.ref), str(row)) for row in rows]
        return super().field


class QuotaFilter(ScopedFilterSet):
    edition = OfEdition(field_name="edition__ref")
    tier = django_filters.ChoiceFilter(label=_("Tier"), choices=Tier.choices)
    place = PlaceFilter()

    class Meta:
        model = Quota
        fields = ["edition", "tier", "place"]


class DocumentFilter(ScopedFilterSet):
    edition = OfEdition(field_name="edition__ref")
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


class CityPlanFilter(ScopedFilterSet):
    edition = OfEdition(field_name="edition__ref")
    state = django_filters.ChoiceFilter(
        label=_("State"), empty_label=_("All states"), choices=CityPlanState.choices
    )
    place = PlaceFilter()

    class Meta:
        model = CityPlan
        fields = ["edition", "state", "place"]


class DayExceptionFilter(ScopedFilterSet):
    year = django_filters.NumberFilter(label=_("Year"), field_name="on", lookup_expr="year")

    class Meta:
        model = DayException
        fields = ["year"]
