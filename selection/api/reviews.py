"""The qualification review over HTTP: exemptions, requests for review, result letters."""

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.response import Response

from core.web.api import MOST_REFS, Moves, ScopedViewSet
from selection import filters, models, policies, tables
from selection.services import criteria, exempting, reopening, requesting, scoring
from selection.states import EXEMPTION, RECHECK, REOPENING, REVIEW_REQUEST, Verdict

SEVERITIES = ("blocks", "warns")
SOURCES = ("province", "place")


class SaidSerializer(serializers.Serializer):
    """What a person of one stage said of a criterion in this round."""

    verdict = serializers.ChoiceField(choices=Verdict.choices)
    reason = serializers.CharField()
    taken_over = serializers.BooleanField(
        source="is_taken_over", help_text="With a decision on the whole, not looked at alone."
    )
    at = serializers.DateTimeField()


class CriterionSerializer(serializers.Serializer):
    """One rule held against the nominee: what it asks, the data used, what counts."""

    key = serializers.CharField()
    rule = serializers.CharField(source="criterion.label")
    needed = serializers.CharField(source="criterion.needed_text")
    asked_by = serializers.ChoiceField(
        choices=SOURCES,
        source="criterion.source",
        help_text="Who asks for it: the province, or the place by its plan in force.",
    )
    province_asks = serializers.CharField(
        source="criterion.asked_text", help_text="Where the place asks more; else empty."
    )
    basis = serializers.CharField(source="criterion.basis", help_text="The legal basis in words.")
    severity = serializers.ChoiceField(
        choices=SEVERITIES,
        source="criterion.severity",
        help_text="What only warns is looked at and shuts nobody out.",
    )
    rule_verdict = serializers.ChoiceField(choices=Verdict.choices, source="criterion.verdict")
    data_used = serializers.DictField(source="criterion.data")
    found = serializers.CharField(source="criterion.found_text")
    place = SaidSerializer(allow_null=True)
    office = SaidSerializer(allow_null=True)
    attested = serializers.CharField()
    exempt = serializers.BooleanField(source="is_exempt")
    verdict = serializers.ChoiceField(
        choices=Verdict.choices, source="effective", help_text="What counts, all in all."
    )
    stops = serializers.BooleanField(
        source="is_unmet", help_text="It stands in the way of qualifying."
    )


CRITERIA = OpenApiExample(
    "One rule not met",
    value=[
        {
            "key": "grassroots_years_min",
            "rule": "Years at the grass roots",
            "needed": "at least 2 years at the grass roots",
            "asked_by": "province",
            "province_asks": "",
            "basis": "《党政领导干部选拔任用工作条例》（2019）第八条第一项",
            "severity": "blocks",
            "rule_verdict": "fail",
            "data_used": {"grassroots_months": 23},
            "found": "23 months",
            "place": None,
            "office": None,
            "attested": "",
            "exempt": False,
            "verdict": "fail",
            "stops": True,
        }
    ],
    response_only=True,
)


class Criteria:
    """For the viewset of nominations: `<ref>/criteria/`."""

    @extend_schema(responses=CriterionSerializer(many=True), examples=[CRITERIA])
    @action(detail=True, pagination_class=None, filter_backends=[])
    def criteria(self, request, ref):
        """Each rule of the edition held against this nominee, with the data used, as of now."""
        found = criteria.of_one(self.row(ref), timezone.localdate(self.now))
        return Response(CriterionSerializer(found, many=True).data)


class OfNomination(serializers.ModelSerializer):
    nomination = serializers.UUIDField(source="nomination.ref", read_only=True)


class ExemptionSerializer(OfNomination):
    class Meta:
        model = models.Exemption
        fields = [
            "ref", "version", "nomination", "key", "ground", "reason", "state", "proposed_at",
            "signed_at", "outcome",
        ]  # fmt: skip
        read_only_fields = fields


class ExemptionViewSet(Moves, ScopedViewSet):
    policy, workflow, services = policies.exemptions, EXEMPTION, exempting
    queryset = models.Exemption.objects.none()
    serializer_class = ExemptionSerializer
    filterset_class, table = filters.ExemptionFilter, tables.ExemptionTable

    def get_queryset(self):
        return super().get_queryset().select_related("nomination")


class ReopeningSerializer(OfNomination):
    class Meta:
        model = models.Reopening
        fields = [
            "ref", "version", "nomination", "ground", "reason", "from_state", "decided_at",
            "judged_by", "round", "differences", "state", "proposed_at", "signed_at", "outcome",
        ]  # fmt: skip
        read_only_fields = fields


class ReopenManyInput(serializers.Serializer):
    refs = serializers.ListField(
        child=serializers.UUIDField(), min_length=1, max_length=MOST_REFS,
        help_text="Decided nominations.",
    )  # fmt: skip
    reason = serializers.CharField(max_length=2000)
    only_differing = serializers.BooleanField(
        default=False, help_text="Leave out whom the rules of today judge as before."
    )


class ReopenManyResult(serializers.Serializer):
    proposed = serializers.IntegerField()
    left_out = serializers.DictField(
        child=serializers.IntegerField(),
        help_text="Why -> how many: state, listed, waits, request, unchanged, same.",
    )


class ReopeningViewSet(Moves, ScopedViewSet):
    """Decided cases before the review again: why, and what the rules say otherwise than before."""

    policy, workflow, services = policies.reopenings, REOPENING, reopening
    queryset = models.Reopening.objects.none()
    serializer_class = ReopeningSerializer
    filterset_class, table = filters.ReopeningFilter, tables.ReopeningTable

    def get_queryset(self):
        return super().get_queryset().select_related("nomination")

    @extend_schema(request=ReopenManyInput, responses=ReopenManyResult)
    @action(detail=False, methods=["post"], pagination_class=None, filter_backends=[])
    def propose(self, request):
        """After a change of the conditions: propose to judge these anew; somebody else signs."""
        self.demand("create")
        given = ReopenManyInput(data=request.data)
        given.is_valid(raise_exception=True)
        asked = dict(given.validated_data)
        refs = set(asked.pop("refs"))
        rows = policies.nominations.scope(self.actor).filter(ref__in=refs)
        if rows.count() != len(refs):
            raise NotFound(_("There is nothing here, or it is outside your scope."))
        done = reopening.propose_many(rows, actor=self.actor, now=self.now, **asked)
        left = {**done.left, **({"same": done.same} if done.same else {})}
        return Response({"proposed": done.count, "left_out": left})


class ReviewRequestSerializer(OfNomination):
    class Meta:
        model = models.ReviewRequest
        fields = [
            "ref", "version", "nomination", "received_on", "until", "body", "state", "decided_at",
            "outcome",
        ]  # fmt: skip
        read_only_fields = fields


class ReviewRequestViewSet(Moves, ScopedViewSet):
    policy, workflow, services = policies.review_requests, REVIEW_REQUEST, requesting
    queryset = models.ReviewRequest.objects.none()
    serializer_class = ReviewRequestSerializer
    filterset_class, table = filters.ReviewRequestFilter, tables.ReviewRequestTable

    def get_queryset(self):
        return super().get_queryset().select_related("nomination")


class RecheckSerializer(OfNomination):
    run = serializers.UUIDField(source="run.ref", read_only=True)

    class Meta:
        model = models.Recheck
        fields = [
            "ref", "version", "nomination", "run", "received_on", "until", "body", "state",
            "decided_at", "outcome",
        ]  # fmt: skip
        read_only_fields = fields


class RecheckViewSet(Moves, ScopedViewSet):
    policy, workflow, services = policies.rechecks, RECHECK, scoring
    queryset = models.Recheck.objects.none()
    serializer_class = RecheckSerializer
    filterset_class, table = filters.RecheckFilter, tables.RecheckTable

    def get_queryset(self):
        return super().get_queryset().select_related("nomination__edition", "run__scheme")


class LetterSerializer(OfNomination):
    class Meta:
        model = models.Letter
        fields = ["ref", "nomination", "kind", "number", "text", "issued_at"]
        read_only_fields = fields


class LetterViewSet(ScopedViewSet):
    policy = policies.letters
    queryset = models.Letter.objects.none()
    serializer_class = LetterSerializer
    filterset_class, table = filters.LetterFilter, tables.LetterTable

    def get_queryset(self):
        return super().get_queryset().select_related("nomination")
