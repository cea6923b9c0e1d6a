"""The statistics of marks over HTTP: the same figures as their page."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, viewsets
from rest_framework.exceptions import NotFound
from rest_framework.response import Response

from core.web.errors import NotYours
from core.web.page import not_for_role
from planning.handover import Tier, editions
from selection import policies
from selection.services import schemes, statistics


class SpreadSerializer(serializers.Serializer):
    count = serializers.IntegerField()
    mean = serializers.FloatField()
    sd = serializers.FloatField(allow_null=True)
    quartiles = serializers.ListField(child=serializers.FloatField(), allow_null=True)


class CoefficientSerializer(serializers.Serializer):
    """One form of the intraclass correlation (Shrout and Fleiss)."""

    form = serializers.CharField()
    value = serializers.FloatField()
    low = serializers.FloatField(allow_null=True, help_text="95 % interval")
    high = serializers.FloatField(allow_null=True)


class PanelSerializer(serializers.Serializer):
    """One panel or room; no coefficient where too few candidates have marks of the same examiners."""

    panel = serializers.CharField(allow_blank=True)
    spread = SpreadSerializer()
    bars = serializers.ListField(child=serializers.IntegerField())
    examiners = serializers.ListField(child=serializers.CharField())
    candidates = serializers.IntegerField()
    coefficients = CoefficientSerializer(many=True)
    kappa = serializers.FloatField(allow_null=True, help_text="quadratic weights")


class SeveritySerializer(serializers.Serializer):
    """One examiner; null where too few candidates were marked by others too."""

    examiner = serializers.CharField()
    count = serializers.IntegerField()
    shared = serializers.IntegerField()
    difference = serializers.FloatField(allow_null=True)
    sd = serializers.FloatField(allow_null=True)


class DriftSerializer(serializers.Serializer):
    """One examiner in the order of the marks; null where too few were marked by others too."""

    examiner = serializers.CharField()
    count = serializers.IntegerField()
    slope = serializers.FloatField(allow_null=True, help_text="change in ten candidates")
    low = serializers.FloatField(allow_null=True, help_text="95 % interval")
    high = serializers.FloatField(allow_null=True)
    echo = serializers.FloatField(allow_null=True, help_text="autocorrelation at lag one")
    chance = serializers.FloatField(allow_null=True, help_text="within this it may be chance")
    drifts = serializers.BooleanField()
    echoes = serializers.BooleanField()


class StatisticsSerializer(serializers.Serializer):
    component = serializers.CharField()
    whole = SpreadSerializer(allow_null=True)
    bars = serializers.ListField(child=serializers.IntegerField())
    panels = PanelSerializer(source="groups", many=True)
    examiners = SeveritySerializer(many=True)
    drifts = DriftSerializer(many=True)
    is_cut = serializers.BooleanField(help_text="more marks than are read")
    pairs = PanelSerializer(
        allow_null=True, help_text="of a paper marked twice: the two first marks of each script"
    )


class MarkStatisticsViewSet(viewsets.ViewSet):
    """GET …/mark-statistics/?edition=<ref>&tier=<tier>: each component of the scheme. Reads only."""

    policy = policies.marks
    serializer_class = StatisticsSerializer

    @extend_schema(
        parameters=[
            OpenApiParameter("edition", OpenApiTypes.UUID, description="usually the running one"),
            OpenApiParameter("tier", enum=Tier.values, default=str(Tier.MUNICIPAL)),
        ],
        responses=StatisticsSerializer(many=True),
    )
    def list(self, request):
        actor = request._request.actor
        if not self.policy.may(actor, "analyse"):
            raise NotYours(not_for_role(actor))
        asked = request.query_params.get("edition")
        edition = editions(actor).asked_for(asked)
        if asked and edition is None:
            raise NotFound
        tier = request.query_params.get("tier") or str(Tier.MUNICIPAL)
        scheme = schemes.current(edition, tier) if edition else None
        if scheme is None:
            return Response([])
        marks = self.policy.scope(actor, "analyse").of(edition, tier)
        found = statistics.of_components(marks, schemes.parsed_of(scheme).components)
        return Response(
            [
                StatisticsSerializer({"component": name, **vars(own)}).data
                for name, own in found.items()
            ]
        )
