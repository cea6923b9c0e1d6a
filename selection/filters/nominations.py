"""Filters of lists of nominees."""

import django_filters
from django.utils.translation import gettext_lazy as _

from candidates.querysets import search_ids
from core.web.filters import PlaceFilter, ReadersFilter, ScopedFilterSet
from planning.handover import Field, Tier, edition_choices
from selection.models import (
    Nomination,
)
from selection.states import (
    NominationState,
)


class OfEdition(ReadersFilter):
    """One of the editions in the reader's view, by its reference: the switch of the year."""

    def __init__(self, *, field_name="edition__ref", **options):
        options.setdefault("label", _("Edition"))
        options.setdefault("empty_label", _("All editions"))
        options.setdefault("choices_for", edition_choices)
        super().__init__(field_name=field_name, **options)


def choice_filter(label, choices, **options):
    return django_filters.ChoiceFilter(label=label, choices=choices, **options)


class NomineeFilter(ScopedFilterSet):
    """By name, place, tier, field and edition; people are found as everywhere."""

    edition = OfEdition()
    tier = choice_filter(_("Tier"), Tier.choices)
    field = choice_filter(_("Field"), Field.choices, field_name="sub_project__field")
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
