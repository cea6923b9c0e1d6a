"""Selection over HTTP, by the same policies, filters and services as the pages."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema,
    extend_schema_view,
)
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.response import Response

from candidates.handover import people
from core.web.api import Creates, Edits, Moves, ScopedViewSet
from core.workflow.errors import Refused
from planning.handover import Field, Tier, edition_for, sub_projects
from selection import filters, models, policies, tables
from selection.api.nominating import Attachments
from selection.api.reviews import Criteria
from selection.services import (
    comparing,
    nominations,
    objections,
    publishing,
    reports,
    runs,
    schemes,
    trainees,
)
from selection.states import NOMINATION, NOTICE, OBJECTION, REPORT, RUN, SCHEME, TRAINEE


class NomineeSerializer(serializers.ModelSerializer):
    edition = serializers.UUIDField(source="edition.ref", read_only=True)
    person = serializers.UUIDField(source="person.ref", read_only=True)
    place = serializers.UUIDField(source="place.ref", read_only=True)
    place_name = serializers.CharField(source="place.label", read_only=True)
    field = serializers.CharField(source="sub_project.field", read_only=True)


class NominationSerializer(NomineeSerializer):
    class Meta:
        model = models.Nomination
        fields = [
            "ref", "version", "edition", "tier", "field", "place", "place_name", "person", "name",
            "pinyin", "grounds", "recommender", "met_on", "present", "agreed", "state",
            "exam_number", "ground", "remark", "submitted_at", "endorsed_at", "review_due_on",
            "reviewed_at", "light", "returned",
        ]  # fmt: skip
        read_only_fields = fields


class NominationInput(serializers.Serializer):
    """`edition` and `person` only for a new nomination."""

    edition = serializers.UUIDField(required=False)
    person = serializers.UUIDField(required=False)
    tier = serializers.ChoiceField(choices=Tier.choices)
    field = serializers.ChoiceField(choices=Field.choices)
    grounds = serializers.CharField(required=False, allow_blank=True, max_length=20_000)
    recommender = serializers.CharField(required=False, allow_blank=True, max_length=80)
    met_on = serializers.DateField(required=False, allow_null=True)
    present = serializers.IntegerField(required=False, allow_null=True, min_value=0)
    agreed = serializers.IntegerField(required=False, allow_null=True, min_value=0)


EXAMPLE = OpenApiExample(
    "A new nomination",
    value={
        "edition": "0b3c…",
        "person": "7f21…",
        "tier": "municipal",
        "field": "economy",
        "grounds": "实绩突出",
        "met_on": "2011-02-10",
        "present": 9,
        "agreed": 8,
    },
    request_only=True,
)


@extend_schema_view(
    create=extend_schema(
        request=NominationInput, responses=NominationSerializer, examples=[EXAMPLE]
    ),
    update=extend_schema(request=NominationInput, responses=NominationSerializer),
)
class NominationViewSet(Attachments, Criteria, Moves, Edits, Creates, ScopedViewSet):
    policy, workflow, services = policies.nominations, NOMINATION, nominations
    queryset = models.Nomination.objects.none()
    serializer_class, input_class = NominationSerializer, NominationInput
    filterset_class, table = filters.NominationFilter, tables.NominationTable
    create_verb = staticmethod(nominations.nominate)
    edit_verb = staticmethod(nominations.revise)

    def checked(self, request, row=None) -> dict:
        data = super().checked(request, row)
        edition_ref, person_ref = data.pop("edition", None), data.pop("person", None)
        edition = row.edition if row is not None else edition_for(self.actor, edition_ref)
        if edition is None:
            raise Refused(fields={"edition": "?"})
        field = data.pop("field")
        data["sub_project"] = sub_projects(edition).filter(field=field).first()
        if data["sub_project"] is None:
            raise Refused(fields={"field": field})
        if row is None:
            person = people.scope(self.actor).filter(ref=person_ref).first()
            if person is None:
                raise Refused(fields={"person": "?"})
            data |= {"edition": edition, "person": person}
        return data


class SchemeSerializer(serializers.ModelSerializer):
    edition = serializers.UUIDField(source="edition.ref", read_only=True)

    class Meta:
        model = models.Scheme
        fields = [
            "ref", "version", "edition", "tier", "number", "name", "text", "inspected", "may_adjust",
            "digest", "state", "published_on",
        ]  # fmt: skip
        read_only_fields = fields


class SchemeInput(serializers.Serializer):
    edition = serializers.UUIDField(required=False)
    tier = serializers.ChoiceField(choices=Tier.choices, required=False)
    name = serializers.CharField(max_length=120)
    text = serializers.CharField(max_length=100_000, trim_whitespace=False)
    may_adjust = serializers.BooleanField(required=False)
    #: Due where a published scheme is to be followed by this one.
    reason = serializers.CharField(max_length=2_000, required=False, allow_blank=True)


class SchemeViewSet(Moves, Edits, Creates, ScopedViewSet):
    policy, workflow, services = policies.schemes, SCHEME, schemes
    queryset = models.Scheme.objects.none()
    serializer_class, input_class = SchemeSerializer, SchemeInput
    filterset_class, table = filters.SchemeFilter, tables.SchemeTable
    create_verb = staticmethod(schemes.draft)
    edit_verb = staticmethod(schemes.revise)

    def get_queryset(self):
        return super().get_queryset().select_related("edition")

    def checked(self, request, row=None) -> dict:
        data = super().checked(request, row)
        edition_ref, tier = data.pop("edition", None), data.pop("tier", None)
        if row is not None:
            data.pop("reason", None)
            return data
        edition = edition_for(self.actor, edition_ref)
        if edition is None or tier is None:
            raise Refused(fields={"edition" if edition is None else "tier": "?"})
        return {**data, "edition": edition, "tier": tier}


class RunSerializer(serializers.ModelSerializer):
    scheme = serializers.UUIDField(source="scheme.ref", read_only=True)

    class Meta:
        model = models.Run
        fields = [
            "ref", "version", "scheme", "tier", "step", "state", "candidates", "kept",
            "unresolved", "inputs_digest", "result_digest", "code_version", "faults",
            "started_at", "finished_at", "asked_at", "asked_reason",
        ]  # fmt: skip
        read_only_fields = fields


class RunInput(serializers.Serializer):
    scheme = serializers.UUIDField()
    step = serializers.CharField(max_length=80)


class StandingSerializer(serializers.Serializer):
    score = serializers.DecimalField(max_digits=30, decimal_places=8, allow_null=True)
    rank = serializers.IntegerField(allow_null=True)
    outcome = serializers.CharField()


class ChangeSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(comparing.KINDS)
    nomination = serializers.UUIDField(source="nomination.ref")
    exam_number = serializers.CharField(source="nomination.exam_number")
    before = StandingSerializer(allow_null=True)
    after = StandingSerializer(allow_null=True)
    causes = serializers.ListField(child=serializers.CharField())


class ComparisonSerializer(serializers.Serializer):
    """`changes` holds the gravest 500; `counts` are of all."""

    counts = serializers.DictField(child=serializers.IntegerField())
    changes = ChangeSerializer(many=True)


class RunViewSet(Moves, Creates, ScopedViewSet):
    """POST begins a run; a worker computes it."""

    policy, workflow, services = policies.runs, RUN, runs
    queryset = models.Run.objects.none()
    serializer_class, input_class = RunSerializer, RunInput
    filterset_class, table = filters.RunFilter, tables.RunTable
    create_verb = staticmethod(runs.start)

    def get_queryset(self):
        return super().get_queryset().select_related("scheme")

    @extend_schema(
        parameters=[OpenApiParameter("with", OpenApiTypes.UUID, required=True)],
        responses=ComparisonSerializer,
    )
    @action(detail=True)
    def compare(self, request, ref):
        """Who moved between this run and another of its step, and why; the earlier one is `before`."""
        run = self.row(ref)
        asked = request.query_params.get("with")
        found = comparing.comparable(run, self.get_queryset())
        other = next((each for each in found if str(each.ref) == asked), None)
        if other is None:
            raise NotFound
        before, after = sorted((run, other), key=lambda each: each.pk)
        results = policies.run_rows.scope(self.actor)
        return Response(ComparisonSerializer(comparing.compare(before, after, results)).data)

    def checked(self, request, row=None) -> dict:
        data = super().checked(request, row)
        scheme = policies.schemes.scope(self.actor).filter(ref=data["scheme"]).first()
        if scheme is None:
            raise Refused(fields={"scheme": "?"})
        return {"scheme": scheme, "step": data["step"]}


class ResultSerializer(serializers.ModelSerializer):
    run = serializers.UUIDField(source="run.ref", read_only=True)
    nomination = serializers.UUIDField(source="nomination.ref", read_only=True)
    exam_number = serializers.CharField(source="nomination.exam_number", read_only=True)

    class Meta:
        model = models.RunRow
        fields = [
            "ref", "run", "nomination", "exam_number", "score", "rank", "outcome", "reason",
        ]  # fmt: skip
        read_only_fields = fields


class ResultViewSet(ScopedViewSet):
    policy = policies.run_rows
    queryset = models.RunRow.objects.none()
    serializer_class = ResultSerializer
    filterset_class, table = filters.ResultFilter, tables.ResultTable

    def get_queryset(self):
        seen = policies.runs.scope(self.actor).order_by().values("pk")
        return super().get_queryset().filter(run__in=seen).select_related("run", "nomination")


class ReportSerializer(serializers.ModelSerializer):
    nomination = serializers.UUIDField(source="nomination.ref", read_only=True)

    class Meta:
        model = models.InspectionReport
        fields = [
            "ref", "version", "nomination", "inspected_from", "inspected_to", "inspectors",
            "morality", "ability", "diligence", "results", "integrity", "votes", "talks",
            "virtue", "merits", "probity", "shortcomings", "appraisals", "previous", "conclusion",
            "reason", "state",
        ]  # fmt: skip
        read_only_fields = fields


class MaterialSerializer(serializers.ModelSerializer):
    """One version of the inspection material: its sections, who wrote it and when."""

    texts = serializers.DictField(child=serializers.CharField(allow_blank=True))

    class Meta:
        model = models.MaterialVersion
        fields = ["number", "texts", "written_name", "written_at"]
        read_only_fields = fields


class ReportViewSet(Moves, ScopedViewSet):
    policy, workflow, services = policies.reports, REPORT, reports
    queryset = models.InspectionReport.objects.none()
    serializer_class = ReportSerializer
    filterset_class, table = filters.ReportFilter, tables.ReportTable

    def get_queryset(self):
        return super().get_queryset().select_related("nomination")

    @extend_schema(responses=MaterialSerializer(many=True))
    @action(detail=True, pagination_class=None, filter_backends=[])
    def material(self, request, ref):
        """Every version of the inspection material, the newest first."""
        versions = models.MaterialVersion.objects.filter(report=self.row(ref)).order_by("-number")
        return Response(MaterialSerializer(versions, many=True).data)


class NoticeSerializer(serializers.ModelSerializer):
    edition = serializers.UUIDField(source="edition.ref", read_only=True)

    class Meta:
        model = models.Notice
        fields = [
            "ref", "version", "edition", "tier", "number", "starts_on", "ends_on", "names",
            "page", "digest", "state",
        ]  # fmt: skip
        read_only_fields = fields


class NoticeViewSet(Moves, ScopedViewSet):
    policy, workflow, services = policies.notices, NOTICE, publishing
    queryset = models.Notice.objects.none()
    serializer_class = NoticeSerializer
    filterset_class, table = filters.NoticeFilter, tables.NoticeTable

    def get_queryset(self):
        return super().get_queryset().select_related("edition")


class ObjectionSerializer(serializers.ModelSerializer):
    notice = serializers.UUIDField(source="notice.ref", read_only=True)
    nomination = serializers.UUIDField(source="nomination.ref", read_only=True)

    class Meta:
        model = models.Objection
        fields = [
            "ref", "version", "notice", "nomination", "received_on", "signed", "letter_number",
            "channel", "category", "due_on", "body", "suspended_until", "outcome", "replied_on",
            "state",
        ]  # fmt: skip
        read_only_fields = fields


class ObjectionViewSet(Moves, ScopedViewSet):
    policy, workflow, services = policies.objections, OBJECTION, objections
    queryset = models.Objection.objects.none()
    serializer_class = ObjectionSerializer
    filterset_class, table = filters.ObjectionFilter, tables.ObjectionTable

    def get_queryset(self):
        return super().get_queryset().select_related("notice", "nomination")


class TraineeSerializer(NomineeSerializer):
    class Meta:
        model = models.Trainee
        fields = [
            "ref", "version", "edition", "tier", "field", "place", "place_name", "person", "name",
            "pinyin", "confirmed_on", "state",
        ]  # fmt: skip
        read_only_fields = fields


class TraineeViewSet(ScopedViewSet):
    policy, workflow, services = policies.trainees, TRAINEE, trainees
    queryset = models.Trainee.objects.none()
    serializer_class = TraineeSerializer
    filterset_class, table = filters.TraineeFilter, tables.TraineeTable
