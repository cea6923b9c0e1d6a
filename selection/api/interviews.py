"""Interviews over HTTP, to be read: the plan, the lot with what proves it, the order by exam number."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.web.api import ScopedViewSet
from selection import models, policies
from selection.filters.interviews import InterviewFilter
from selection.tables.interviews import InterviewTable


class InterviewSlotSerializer(serializers.Serializer):
    board = serializers.IntegerField(source="board.number")
    half_day = serializers.IntegerField(source="board.half_day")
    position = serializers.IntegerField()
    code = serializers.CharField()
    exam_number = serializers.CharField(source="nomination.exam_number")
    is_absent = serializers.BooleanField()


class InterviewSerializer(serializers.ModelSerializer):
    edition = serializers.UUIDField(source="edition.ref", read_only=True)
    slots = serializers.SerializerMethodField()

    class Meta:
        model = models.Interview
        fields = [
            "ref", "version", "edition", "tier", "component", "name", "starts_on", "rooms",
            "half_days", "needed", "seats", "most_boards", "overlap", "maximum", "step",
            "lot_digest", "roster_digest", "committed_at", "seed", "witness", "drawn_at",
            "released_at", "slots",
        ]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(InterviewSlotSerializer(many=True))
    def get_slots(self, row):
        slots = [slot for board in row.boards.all() for slot in board.slots.all()]
        return InterviewSlotSerializer(slots, many=True).data


class InterviewViewSet(ScopedViewSet):
    policy = policies.interviews
    queryset = models.Interview.objects.none()
    serializer_class = InterviewSerializer
    filterset_class, table = InterviewFilter, InterviewTable

    def get_queryset(self):
        rows = super().get_queryset().select_related("edition")
        return rows.prefetch_related("boards__slots__nomination", "boards__slots__board")
