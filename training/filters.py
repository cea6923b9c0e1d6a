"""What narrows the lists of training."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from candidates.querysets import search_ids
from core.web.filters import PlaceFilter, ScopedFilterSet
from planning.handover import Field, Tier
from training.models import Enrolment, Posting, TrainingClass


class ClassFilter(ScopedFilterSet):
    place = PlaceFilter()
    year = django_filters.NumberFilter(
        field_name="starts_on__year", label=_("Year"), min_value=1990, max_value=2100
    )

    class Meta:
        model = TrainingClass
        fields = ["state", "tier", "category"]

    def search(self, queryset, text):
        return queryset.filter(Q(name__contains=text) | Q(number__startswith=text))


class ByTrainee(ScopedFilterSet):
    """Lists of rows that belong to a trainee: found by the person's name or pinyin."""

    place = PlaceFilter()

    def search(self, queryset, text):
        return queryset.filter(trainee__person_id__in=search_ids(text))


class EnrolmentFilter(ByTrainee):
    number = django_filters.CharFilter(
        field_name="training_class__number", label=_("Class number"), max_length=20
    )

    class Meta:
        model = Enrolment
        fields = ["state", "grade"]


class PostingFilter(ByTrainee):
    rated = django_filters.ChoiceFilter(
        label=_("Rating"),
        method="filter_rated",
        choices=[("no", _("Not rated yet")), ("yes", _("Rated"))],
    )

    class Meta:
        model = Posting
        fields = ["state", "kind"]

    def filter_rated(self, queryset, name, value):
        return queryset.filter(rating__isnull=value == "no")


class TraineeFilter(ScopedFilterSet):
    """Trainees to choose from."""

    place = PlaceFilter()
    tier = django_filters.ChoiceFilter(choices=Tier.choices, label=_("Tier"))
    field = django_filters.ChoiceFilter(
        field_name="sub_project__field", choices=Field.choices, label=_("Field of work")
    )
    trained = django_filters.ChoiceFilter(
        label=_("Training"),
        method="filter_trained",
        choices=[("no", _("Not trained yet")), ("yes", _("Has completed a class"))],
    )

    def search(self, queryset, text):
        return queryset.filter(person_id__in=search_ids(text))

    def filter_trained(self, queryset, name, value):
        if value not in {"yes", "no"}:
            return queryset
        done = Q(pk__in=Enrolment.objects.graduated().values("trainee_id"))
        if value == "yes":
            return queryset.filter(done)
        in_class = Q(pk__in=Enrolment.objects.seated().values("trainee_id"))
        return queryset.exclude(in_class)
