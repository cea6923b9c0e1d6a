"""The monitor of fairness over HTTP: the same figures as its page."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers, viewsets
from rest_framework.exceptions import NotFound
from rest_framework.response import Response

from core.web.errors import NotYours
from core.web.page import not_for_role
from planning.handover import Tier, editions
from selection import policies
from selection.services import monitoring


class RateSerializer(serializers.Serializer):
    """One group at one gate; of a group too small to show nothing but that."""

    judged = serializers.IntegerField()
    passed = serializers.IntegerField(allow_null=True)
    low = serializers.FloatField(allow_null=True, help_text="95 % interval of the rate (Wilson)")
    high = serializers.FloatField(allow_null=True)
    ratio = serializers.FloatField(allow_null=True, help_text="to the group that passes most often")
    chance = serializers.FloatField(allow_null=True, help_text="Fisher's exact test, two-sided")
    is_signal = serializers.BooleanField()
    is_suppressed = serializers.BooleanField()


class GroupSerializer(serializers.Serializer):
    group = serializers.CharField(source="label")
    gates = serializers.SerializerMethodField()

    @extend_schema_field(serializers.DictField(child=RateSerializer()))
    def get_gates(self, line):
        rates = zip(monitoring.GATES, line.gates, strict=True)
        return {gate: RateSerializer(rate).data for gate, rate in rates}


class MonitorSerializer(serializers.Serializer):
    """The groups of one dimension, and the gate where a gap opens ("" where none does)."""

    dimension = serializers.CharField()
    opens = serializers.CharField(allow_blank=True)
    groups = GroupSerializer(source="lines", many=True)


class FairnessViewSet(viewsets.ViewSet):
    """GET …/fairness/?edition=<ref>&tier=<tier>: what each gate did to each group. Reads only."""

    policy = policies.nominations
    serializer_class = MonitorSerializer

    @extend_schema(
        parameters=[
            OpenApiParameter("edition", OpenApiTypes.UUID, description="usually the running one"),
            OpenApiParameter("tier", enum=Tier.values, default=str(Tier.MUNICIPAL)),
        ],
        responses=MonitorSerializer(many=True),
    )
    def list(self, request):
        actor = request._request.actor
        if not self.policy.may(actor, "monitor"):
            raise NotYours(not_for_role(actor))
        asked = request.query_params.get("edition")
        edition = editions(actor).asked_for(asked)
        if asked and edition is None:
            raise NotFound
        if edition is None:
            return Response([])
        tier = request.query_params.get("tier") or str(Tier.MUNICIPAL)
        nominees = self.policy.scope(actor, "monitor").filter(tier=tier)
        return Response(MonitorSerializer(monitoring.monitor(nominees, edition), many=True).data)
