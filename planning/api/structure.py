"""The structure of leadership teams over HTTP: targets, and the same figures as the page."""

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema,
    extend_schema_field,
    extend_schema_view,
)
from rest_framework import serializers, viewsets
from rest_framework.exceptions import NotFound
from rest_framework.response import Response

from core.web.api import ScopedViewSet
from core.web.errors import NotYours
from core.web.page import not_for_role
from planning import filters, formats, policies
from planning.models import StructureTarget
from planning.rules.structure import DIMENSIONS, POPULATIONS
from planning.services import structure
from planning.states import TeamLevel


class StructureTargetSerializer(serializers.ModelSerializer):
    """What the members of the teams of a level are to be, and were."""

    edition = serializers.UUIDField(source="edition.ref")
    group = serializers.SerializerMethodField()

    class Meta:
        model = StructureTarget
        fields = [
            "ref", "version", "edition", "level", "dimension", "band", "group", "bound", "unit",
            "amount", "source", "baseline", "baseline_year", "baseline_source", "note",
        ]  # fmt: skip

    def get_group(self, row) -> str:
        return formats.band_label(row.dimension, row.band)


TARGET = {
    "ref": "77c0…",
    "version": 0,
    "edition": "0b3c…",
    "level": "county",
    "dimension": "age",
    "band": "..35",
    "group": "Up to 35 years",
    "bound": "least",
    "unit": "share",
    "amount": "5.0",
    "source": "示例组发〔2011〕1号",
    "baseline": "1.5",
    "baseline_year": 2010,
    "baseline_source": "中国新闻网 2011-09-26",
    "note": "",
}
_TARGET = OpenApiExample("Young members of county teams", value=TARGET, response_only=True)


@extend_schema_view(
    list=extend_schema(examples=[_TARGET]), retrieve=extend_schema(examples=[_TARGET])
)
class StructureTargetViewSet(ScopedViewSet):
    """Targets of an edition for the structure of leadership teams. They are set on their page."""

    queryset = StructureTarget.objects.none()
    policy = policies.structure_targets
    serializer_class = StructureTargetSerializer
    filterset_class = filters.StructureTargetFilter


class FigureSerializer(serializers.Serializer):
    """How many of a population belong to the group; null where they are too few to show."""

    total = serializers.IntegerField()
    count = serializers.IntegerField(allow_null=True)
    is_hidden = serializers.BooleanField()


class LineSerializer(serializers.Serializer):
    """One group of the teams of a level. `target` is null where the edition states nothing of it."""

    level = serializers.CharField()
    dimension = serializers.CharField()
    band = serializers.CharField()
    group = serializers.SerializerMethodField()
    target = StructureTargetSerializer(source="row", allow_null=True)
    is_met = serializers.BooleanField(allow_null=True, help_text="null: it cannot be told")
    gap = serializers.FloatField(allow_null=True, help_text="in post less target, in points")
    lacking = serializers.IntegerField(allow_null=True, help_text="members too few or too many")
    shift = serializers.FloatField(
        allow_null=True, help_text="by what the edition's appointments moved the share, in points"
    )
    figures = serializers.SerializerMethodField()

    def get_group(self, line) -> str:
        return formats.band_label(line.dimension, line.band)

    @extend_schema_field(serializers.DictField(child=FigureSerializer()))
    def get_figures(self, line):
        return {name: FigureSerializer(line.figures[name]).data for name in POPULATIONS}


_LINE = OpenApiExample(
    "Young members of county teams",
    value={
        "level": "county",
        "dimension": "age",
        "band": "..35",
        "group": "Up to 35 years",
        "target": TARGET,
        "is_met": False,
        "gap": -1.4,
        "lacking": 29,
        "shift": 2.1,
        "figures": {
            "in_post": {"total": 2060, "count": 74, "is_hidden": False},
            "before": {"total": 1990, "count": 30, "is_hidden": False},
            "appointed": {"total": 70, "count": 44, "is_hidden": False},
            "nominated": {"total": 640, "count": 410, "is_hidden": False},
            "trainees": {"total": 208, "count": 133, "is_hidden": False},
        },
    },
    response_only=True,
)


class TeamStructureViewSet(viewsets.ViewSet):
    """Targets held against the people in the reader's view. Reads only."""

    policy = policies.structure_targets
    serializer_class = LineSerializer

    @extend_schema(
        parameters=[
            OpenApiParameter("edition", OpenApiTypes.UUID, description="usually the running one"),
            OpenApiParameter("level", enum=TeamLevel.values),
            OpenApiParameter("dimension", enum=DIMENSIONS),
        ],
        responses=LineSerializer(many=True),
        examples=[_LINE],
    )
    def list(self, request):
        actor, query = request._request.actor, request.query_params
        if not self.policy.may(actor, "view"):
            raise NotYours(not_for_role(actor))
        asked = query.get("edition")
        edition = policies.editions.scope(actor).latest().asked_for(asked)
        if asked and edition is None:
            raise NotFound
        if edition is None:
            return Response([])
        found = structure.lines(
            edition,
            actor,
            timezone.localdate(),
            levels=_one(query.get("level"), TeamLevel.values),
            dimensions=_one(query.get("dimension"), DIMENSIONS),
        )
        return Response(LineSerializer(found, many=True).data)


def _one(asked, known) -> list[str]:
    """The one that is asked for, or all."""
    if not asked:
        return list(known)
    if asked not in known:
        raise NotFound
    return [asked]
