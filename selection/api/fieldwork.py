"""What inspectors do before the report, over HTTP: cases, talks, the four must-checks; and the committee's
pack. What was said in a talk is sealed: reading it is an act of its own that goes on record."""

from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.response import Response

from core.orgs.models import AccessLog
from core.web.api import Moves, ScopedViewSet
from core.web.errors import NotYours
from core.web.page import not_for_role
from selection import filters, models, policies, tables
from selection.services import must_checks, packing, talks
from selection.states import PACK, CheckResult, MustCheckKind, NominationState, TalkGroup


class MustCheckSerializer(serializers.ModelSerializer):
    class Meta:
        model = models.MustCheck
        fields = ["kind", "result", "source", "checked_on", "note", "signed_name"]
        read_only_fields = ["signed_name"]


class DueTalkSerializer(serializers.Serializer):
    group = serializers.ChoiceField(TalkGroup.choices)
    due = serializers.IntegerField()
    held = serializers.IntegerField()


class CaseSerializer(serializers.ModelSerializer):
    """`talks_due`: by group, what the team's plan asks for and what has been held."""

    team = serializers.UUIDField(source="team.ref", read_only=True)
    nomination = serializers.UUIDField(source="nomination.ref", read_only=True)
    name = serializers.CharField(source="nomination.name", read_only=True)
    state = serializers.ChoiceField(
        NominationState.choices, source="nomination.state", read_only=True
    )
    talks_due = DueTalkSerializer(many=True, read_only=True)
    must_checks = MustCheckSerializer(source="nomination.must_checks", many=True, read_only=True)

    class Meta:
        model = models.TeamCase
        fields = [
            "ref", "version", "team", "nomination", "name", "state", "previous_unit", "talks_due",
            "must_checks",
        ]  # fmt: skip
        read_only_fields = fields


class TalkSerializer(serializers.ModelSerializer):
    nomination = serializers.UUIDField(source="nomination.ref", read_only=True)

    class Meta:
        model = models.Talk
        fields = [
            "ref", "version", "nomination", "group", "partner", "held_on", "site", "inspectors",
            "struck_reason",
        ]  # fmt: skip
        read_only_fields = fields


class TalkInput(serializers.Serializer):
    group = serializers.ChoiceField(TalkGroup.choices)
    partner = serializers.CharField(max_length=120, help_text="Unit and post, not the name.")
    held_on = serializers.DateField()
    site = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")
    inspectors = serializers.ListField(
        child=serializers.CharField(max_length=60), help_text="Names of two of the team."
    )
    text = serializers.CharField(max_length=20_000, help_text="What was said; kept sealed.")


class TalkTextSerializer(serializers.Serializer):
    text = serializers.CharField()


class ReasonInput(serializers.Serializer):
    reason = serializers.CharField(max_length=2_000)


class MustChecksInput(serializers.Serializer):
    """Of the four those that are signed now; the others stay as they are."""

    checks = MustCheckSerializer(many=True, allow_empty=False)

    def validate_checks(self, rows):
        kinds = [row["kind"] for row in rows]
        if len(set(kinds)) < len(kinds):
            raise serializers.ValidationError("A check is given twice.")
        return rows


TALK = OpenApiExample(
    "A talk",
    value={
        "group": "B",
        "partner": "县财政局副局长",
        "held_on": "2011-04-12",
        "inspectors": ["张示例", "李示例"],
        "text": "该同志原则性强，作风扎实。",
    },
    request_only=True,
)
CHECKS = OpenApiExample(
    "Two of the four",
    value={
        "checks": [
            {
                "kind": MustCheckKind.FILE,
                "result": CheckResult.CLEAR,
                "source": "干部人事档案任前审核表",
                "checked_on": "2011-04-12",
                "note": "",
            },
            {
                "kind": MustCheckKind.DISCIPLINE,
                "result": CheckResult.CLEAR,
                "source": "纪委函〔2011〕12号",
                "checked_on": "2011-04-13",
                "note": "",
            },
        ]
    },
    request_only=True,
)


class CaseViewSet(ScopedViewSet):
    """Nominees with their team; an inspector sees the own ones."""

    policy = policies.cases
    queryset = models.TeamCase.objects.none()
    serializer_class = CaseSerializer
    filterset_class, table = filters.CaseFilter, tables.CaseTable

    def get_queryset(self):
        rows = super().get_queryset().select_related("nomination", "team")
        rows = rows.prefetch_related("nomination__must_checks")
        mine = self.actor is not None and self.actor.role == policies.INSPECTOR
        return rows.mine() if mine else rows

    def get_serializer(self, *args, **kwargs):
        """The talks due of all cases of a page are read together."""
        if args and self.serializer_class is CaseSerializer:
            cases = args[0] if kwargs.get("many") else [args[0]]
            due = talks.due_of([case.nomination_id for case in cases])
            for case in cases:
                asked = due.get(case.nomination_id, [])
                case.talks_due = [each for each in asked if each.due or each.held]
        return super().get_serializer(*args, **kwargs)

    @extend_schema(request=TalkInput, responses={201: TalkSerializer}, examples=[TALK])
    @action(detail=True, methods=["post"])
    def talks(self, request, ref):
        """Put a talk on record."""
        case = self.row(ref)
        self.demand("talk", case)
        given = TalkInput(data=request.data)
        given.is_valid(raise_exception=True)
        talk = talks.hold(case, **given.validated_data, actor=self.actor, now=self.now)
        return Response(TalkSerializer(talk).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=MustChecksInput, responses=CaseSerializer, examples=[CHECKS])
    @action(detail=True, methods=["post"])
    def checks(self, request, ref):
        """Sign must-checks; whoever changes one answers for it."""
        case = self.row(ref)
        if not policies.must_checks.may(self.actor, "sign"):
            raise NotYours(not_for_role(self.actor))
        given = MustChecksInput(data=request.data)
        given.is_valid(raise_exception=True)
        rows = {row["kind"]: {"note": "", **row} for row in given.validated_data["checks"]}
        must_checks.sign(case.nomination, given=rows, actor=self.actor, now=self.now)
        return self.shown(case)


class TalkViewSet(ScopedViewSet):
    """Talks with when, where and by whom; what was said only by `read`."""

    policy = policies.talks
    queryset = models.Talk.objects.none()
    serializer_class = TalkSerializer
    filterset_class = filters.TalkFilter

    def get_queryset(self):
        return super().get_queryset().select_related("nomination").defer("sealed")

    @extend_schema(request=None, responses=TalkTextSerializer)
    @action(detail=True, methods=["post"])
    def read(self, request, ref):
        """What was said. Who looked and when is on record before the answer leaves."""
        talk = self.row(ref)
        request._request.reads.append(
            AccessLog(
                user_id=self.actor.user_id, role=self.actor.role, org_path=self.actor.path,
                kind="talk", object_type="selection.talk", object_ref=talk.ref,
            )
        )  # fmt: skip
        return Response({"text": talk.text}, headers={"Cache-Control": "no-store"})

    @extend_schema(request=ReasonInput, responses=TalkSerializer)
    @action(detail=True, methods=["post"])
    def strike(self, request, ref):
        """A record made by mistake stays and does not count."""
        talk = self.row(ref)
        self.demand("strike", talk)
        given = ReasonInput(data=request.data)
        given.is_valid(raise_exception=True)
        talks.strike(talk, **given.validated_data, actor=self.actor, now=self.now)
        return self.shown(talk)


class CommitteePackSerializer(serializers.ModelSerializer):
    """The files leave through their page alone, where each is on record before it does."""

    meeting = serializers.UUIDField(source="meeting.ref", read_only=True)
    run = serializers.UUIDField(source="run.ref", read_only=True)

    class Meta:
        model = models.CommitteePack
        fields = [
            "ref", "version", "meeting", "number", "run", "has_material", "persons", "digest",
            "checkpoint", "built_at", "state", "decided_at", "decision",
        ]  # fmt: skip
        read_only_fields = fields


class PackInput(serializers.Serializer):
    meeting = serializers.UUIDField()
    has_material = serializers.BooleanField(
        default=False, help_text="With inspection material a second person releases the pack."
    )


class QueuedSerializer(serializers.Serializer):
    job = serializers.UUIDField(source="ref")


PACK_EXAMPLE = OpenApiExample(
    "A pack with material", value={"meeting": "0b3c…", "has_material": True}, request_only=True
)


class PackViewSet(Moves, ScopedViewSet):
    """POST has a worker build the pack of a meeting."""

    policy, workflow, services = policies.packs, PACK, packing
    queryset = models.CommitteePack.objects.none()
    serializer_class, input_class = CommitteePackSerializer, PackInput
    filterset_class = filters.PackFilter

    def get_queryset(self):
        return super().get_queryset().select_related("meeting", "run").defer("content")

    @extend_schema(
        request=PackInput,
        responses={202: OpenApiResponse(QueuedSerializer, description="The job that builds it.")},
        examples=[PACK_EXAMPLE],
    )
    def create(self, request):
        self.demand("create")
        given = self.checked(request)
        meeting = policies.meetings.scope(self.actor).filter(ref=given["meeting"]).first()
        if meeting is None:
            raise NotFound
        job = packing.queue(
            meeting, has_material=given["has_material"], actor=self.actor, now=self.now
        )
        return Response(QueuedSerializer(job).data, status=status.HTTP_202_ACCEPTED)
