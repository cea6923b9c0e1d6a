"""Filters of lists of meetings, notices, objections and trainees."""

from django.forms import HiddenInput
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import UUIDFilter

from core.web.filters import PlaceFilter, ScopedFilterSet
from planning.handover import Tier
from selection.filters.nominations import NomineeFilter, OfEdition, choice_filter
from selection.models import (
    CommitteePack,
    Deliberation,
    DeliberationLine,
    Meeting,
    Notice,
    Objection,
    Trainee,
)
from selection.states import (
    DeliberationState,
    MeetingState,
    NoticeState,
    ObjectionClass,
    ObjectionState,
    PackState,
    ProposedOutcome,
    TraineeState,
)


class TraineeFilter(NomineeFilter):
    state = choice_filter(_("State"), TraineeState.choices)

    class Meta:
        model = Trainee
        fields = ["q", "edition", "state", "tier", "field", "place"]


class DeliberationFilter(ScopedFilterSet):
    edition = OfEdition()
    tier = choice_filter(_("Tier"), Tier.choices)
    state = choice_filter(_("State"), DeliberationState.choices)

    class Meta:
        model = Deliberation
        fields = ["edition", "tier", "state"]


class DeliberationLineFilter(ScopedFilterSet):
    deliberation = UUIDFilter(field_name="deliberation__ref", widget=HiddenInput)
    outcome = choice_filter(_("Proposed outcome"), ProposedOutcome.choices)

    class Meta:
        model = DeliberationLine
        fields = ["deliberation", "outcome"]


class MeetingFilter(ScopedFilterSet):
    edition = OfEdition()
    tier = choice_filter(_("Tier"), Tier.choices)
    state = choice_filter(_("State"), MeetingState.choices)

    class Meta:
        model = Meeting
        fields = ["edition", "tier", "state"]


class NoticeFilter(ScopedFilterSet):
    edition = OfEdition()
    tier = choice_filter(_("Tier"), Tier.choices)
    state = choice_filter(_("State"), NoticeState.choices)

    class Meta:
        model = Notice
        fields = ["edition", "tier", "state"]


class ObjectionFilter(ScopedFilterSet):
    state = choice_filter(_("State"), ObjectionState.choices)
    category = choice_filter(pgettext_lazy("objection", "Class"), ObjectionClass.choices)
    place = PlaceFilter()

    class Meta:
        model = Objection
        fields = ["state", "category", "place"]


class PackFilter(ScopedFilterSet):
    meeting = UUIDFilter(field_name="meeting__ref")
    state = choice_filter(_("State"), PackState.choices)

    class Meta:
        model = CommitteePack
        fields = ["meeting", "state"]
