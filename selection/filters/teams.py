"""Filters of lists of teams."""

from django.utils.translation import gettext_lazy as _
from django_filters import UUIDFilter

from core.web.filters import PlaceFilter, ScopedFilterSet
from planning.handover import Field, Tier
from selection.filters.nominations import NomineeFilter, OfEdition, choice_filter
from selection.models import InspectionNotice, InspectionTeam, Talk, TeamCase
from selection.states import NominationState, TalkGroup


class TeamFilter(ScopedFilterSet):
    edition = OfEdition(field_name="edition__ref")
    name_fields = ("name",)
    pinyin_fields = ()

    class Meta:
        model = InspectionTeam
        fields = ["q", "edition"]


class InspectionNoticeFilter(ScopedFilterSet):
    edition = OfEdition()
    place = PlaceFilter()

    class Meta:
        model = InspectionNotice
        fields = ["edition", "place"]


class CaseFilter(NomineeFilter):
    edition = OfEdition(field_name="nomination__edition__ref")
    tier = choice_filter(_("Tier"), Tier.choices, field_name="nomination__tier")
    field = choice_filter(_("Field"), Field.choices, field_name="nomination__sub_project__field")
    state = choice_filter(_("State"), NominationState.choices, field_name="nomination__state")
    person = "nomination__person_id"

    class Meta:
        model = TeamCase
        fields = ["q", "edition", "state", "tier", "field", "place"]


class TalkFilter(ScopedFilterSet):
    nomination = UUIDFilter(field_name="nomination__ref")
    group = choice_filter(_("Spoken with"), TalkGroup.choices)

    class Meta:
        model = Talk
        fields = ["nomination", "group"]
