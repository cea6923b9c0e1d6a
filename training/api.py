"""Training in the API: the same policies, filters and services as the pages."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from core.orgs.models import Organisation
from core.web.api import Creates, Edits, Moves, ScopedViewSet
from core.workflow.errors import Refused
from planning import handover as planning
from selection import handover as selection
from training import policies, states
from training.filters import ClassFilter, EnrolmentFilter, PostingFilter
from training.models import Enrolment, Posting, TrainingClass
from training.services import classes, enrolments, postings, results
from training.tables import ClassTable, EnrolmentTable, PostingTable

_ASSESSMENT = [
    "merit_weight", "theory_weight", "test_weight", "inspection_weight", "missing_rule",
    "pass_mark", "distinguished_mark", "attendance_min",
]  # fmt: skip
_CLASS = [
    "number", "name", "category", "tier", "is_joint", "head_teacher", "starts_on", "ends_on",
    "hours", "capacity", "note", *_ASSESSMENT,
]  # fmt: skip


def ref_field(**options):
    """A row of another kind, by its reference."""
    return serializers.SlugRelatedField(slug_field="ref", **options)


class ClassSerializer(serializers.ModelSerializer):
    organisation = ref_field(read_only=True)
    edition = ref_field(read_only=True)

    class Meta:
        model = TrainingClass
        fields = ["ref", "version", "state", "organisation", "edition", "enrolled", *_CLASS]


class ClassInput(serializers.ModelSerializer):
    """What a class is planned with; schools and editions by their reference, within one's view."""

    organisation = ref_field(queryset=Organisation.objects.none())
    edition = ref_field(queryset=Organisation.objects.none())

    class Meta:
        model = TrainingClass
        fields = ["organisation", "edition", *_CLASS]

    def get_fields(self):
        fields = super().get_fields()
        view = self.context.get("view")
        actor = getattr(view, "actor", None)
        if actor is not None:
            schools = Organisation.objects.within(actor.path)
            fields["organisation"].queryset = schools.filter(kind=Organisation.Kind.SCHOOL)
            fields["edition"].queryset = planning.editions(actor)
        return fields


class EnrolInput(serializers.Serializer):
    trainees = serializers.ListField(
        child=serializers.UUIDField(), min_length=1, max_length=500, help_text="Whom to enrol."
    )


class ClassViewSet(Moves, Edits, Creates, ScopedViewSet):
    policy, workflow, services = policies.classes, states.TRAINING_CLASS, classes
    serializer_class, input_class = ClassSerializer, ClassInput
    filterset_class, table = ClassFilter, ClassTable
    create_verb, edit_verb = staticmethod(classes.plan), staticmethod(classes.edit)
    queryset = TrainingClass.objects.none()

    @extend_schema(request=EnrolInput, responses=ClassSerializer)
    @action(detail=True, methods=["post"], url_path="enrol", url_name="enrol")
    def enrol(self, request, ref):
        """Enrol trainees, all or none."""
        row = self.row(ref)
        self.demand("enrol", row)
        given = EnrolInput(data=request.data)
        given.is_valid(raise_exception=True)
        refs = given.validated_data["trainees"]
        people = list(selection.trainees(self.actor).filter(ref__in=refs))
        if len(people) != len(set(refs)):
            raise Refused(fields={"trainees": _("Somebody of the list is not in view.")})
        enrolments.enrol_many(row, people, actor=self.actor, now=self.now)
        return self.shown(row)


class EnrolmentSerializer(serializers.ModelSerializer):
    training_class = ref_field(read_only=True)
    trainee = ref_field(read_only=True)
    name = serializers.CharField(source="trainee.name", read_only=True)

    class Meta:
        model = Enrolment
        fields = [
            "ref", "version", "state", "training_class", "trainee", "name", "merit_score",
            "theory_score", "test_score", "inspection_score", "composite", "grade",
            "hours_attended", "certificate",
        ]  # fmt: skip


class ResultInput(serializers.ModelSerializer):
    class Meta:
        model = Enrolment
        fields = list(results.RECORDED)
        extra_kwargs = {name: {"required": False} for name in results.RECORDED}


class EnrolmentViewSet(Moves, ScopedViewSet):
    policy, workflow, services = policies.enrolments, states.ENROLMENT, enrolments
    serializer_class, input_class = EnrolmentSerializer, ResultInput
    filterset_class, table = EnrolmentFilter, EnrolmentTable
    queryset = Enrolment.objects.none()

    @extend_schema(request=ResultInput, responses=EnrolmentSerializer)
    @action(detail=True, methods=["post"], url_path="results", url_name="results")
    def results(self, request, ref):
        """Record marks; a name that is absent leaves its mark as it is."""
        row = self.row(ref)
        self.demand("record_results", row)
        given = self.checked(request)
        results.record_results(row, **given, actor=self.actor, now=self.now)
        return self.shown(row)


class PostingSerializer(serializers.ModelSerializer):
    trainee = ref_field(read_only=True)
    name = serializers.CharField(source="trainee.name", read_only=True)

    class Meta:
        model = Posting
        fields = [
            "ref", "version", "state", "trainee", "name", "kind", "unit", "post", "mentor_name",
            "starts_on", "ends_on", "task", "rating", "summary", "rated_on",
        ]  # fmt: skip


class PostingInput(serializers.ModelSerializer):
    trainee = ref_field(queryset=Organisation.objects.none())

    class Meta:
        model = Posting
        fields = [
            "trainee", "kind", "unit", "post", "mentor_name", "starts_on", "ends_on", "task",
        ]  # fmt: skip

    def get_fields(self):
        fields = super().get_fields()
        actor = getattr(self.context.get("view"), "actor", None)
        if actor is not None:
            fields["trainee"].queryset = selection.trainees(actor)
        if self.instance is not None:
            del fields["trainee"]
        return fields


class PostingViewSet(Moves, Edits, Creates, ScopedViewSet):
    policy, workflow, services = policies.postings, states.POSTING, postings
    serializer_class, input_class = PostingSerializer, PostingInput
    filterset_class, table = PostingFilter, PostingTable
    create_verb, edit_verb = staticmethod(postings.post), staticmethod(postings.edit)
    queryset = Posting.objects.none()
