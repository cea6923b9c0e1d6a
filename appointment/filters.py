"""What narrows the lists of appointment."""

import datetime

import django_filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from appointment import states
from appointment.models import Appointment, Post, Proposal, ReserveEntry, Team, Vacancy
from candidates.querysets import search_ids
from core.web.filters import PlaceFilter, ScopedFilterSet
from planning.handover import Field, Tier


class TeamFilter(ScopedFilterSet):
    name_fields = ("name",)
    place = PlaceFilter()

    class Meta:
        model = Team
        fields = ["kind", "branch"]


class PostFilter(ScopedFilterSet):
    place = PlaceFilter()

    class Meta:
        model = Post
        fields = ["level", "is_head", "is_elected"]

    def search(self, queryset, text):
        return queryset.filter(Q(title__contains=text) | Q(team__name__contains=text))


class VacancyFilter(ScopedFilterSet):
    place = PlaceFilter()
    level = django_filters.ChoiceFilter(
        field_name="post__level", choices=states.Level.choices, label=_("Position level")
    )
    year = django_filters.NumberFilter(
        field_name="opens_on__year", label=_("Year"), min_value=1990, max_value=2100
    )

    class Meta:
        model = Vacancy
        fields = ["state", "ground"]

    def search(self, queryset, text):
        return queryset.filter(Q(post__title__contains=text) | Q(post__team__name__contains=text))


class ByTrainee(ScopedFilterSet):
    """Lists of rows that belong to a trainee: found by the person's name or pinyin."""

    place = PlaceFilter()

    def search(self, queryset, text):
        return queryset.filter(trainee__person_id__in=search_ids(text))


class ProposalFilter(ByTrainee):
    notice = django_filters.ChoiceFilter(
        label=_("Public notice"),
        method="filter_notice",
        choices=[
            ("running", pgettext_lazy("notice", "Running")),
            ("over", pgettext_lazy("notice", "Over")),
        ],
    )

    class Meta:
        model = Proposal
        fields = ["state", "level", "is_exceptional"]

    def filter_notice(self, queryset, name, value):
        on = today()
        if value == "over":
            return queryset.filter(notice_until__lt=on)
        return queryset.filter(notice_until__gte=on)


class AppointmentFilter(ByTrainee):
    class Meta:
        model = Appointment
        fields = ["state", "level"]


class ReserveFilter(ByTrainee):
    due = django_filters.ChoiceFilter(
        label=_("Expiry"), method="filter_due", choices=[("1", _("Expires within 30 days"))]
    )

    class Meta:
        model = ReserveEntry
        fields = ["state", "readiness", "post_type"]

    def filter_due(self, queryset, name, value):
        return queryset.expiring(today())


class TraineeFilter(ScopedFilterSet):
    """Trainees to choose from."""

    place = PlaceFilter()
    tier = django_filters.ChoiceFilter(choices=Tier.choices, label=_("Tier"))
    field = django_filters.ChoiceFilter(
        field_name="sub_project__field", choices=Field.choices, label=_("Field of work")
    )
    sex = django_filters.ChoiceFilter(
        field_name="person__sex", choices=[("1", _("Male")), ("2", _("Female"))], label=_("Sex")
    )
    level = django_filters.ChoiceFilter(
        field_name="person__position_level",
        choices=states.Level.choices,
        label=_("Present level"),
    )
    listed = django_filters.ChoiceFilter(
        label=_("Reserve list"),
        method="filter_listed",
        choices=[("near", _("Ready soon")), ("yes", _("On the list")), ("no", _("Not on it"))],
    )

    def search(self, queryset, text):
        return queryset.filter(person_id__in=search_ids(text))

    def filter_listed(self, queryset, name, value):
        entries = ReserveEntry.objects.active()
        if value == "near":
            entries = entries.filter(readiness=states.Readiness.NEAR)
        listed = Q(pk__in=entries.values("trainee_id"))
        return queryset.exclude(listed) if value == "no" else queryset.filter(listed)


def today() -> datetime.date:
    """A filter of a page asks for today; services take their day as an argument."""
    return timezone.localdate()
