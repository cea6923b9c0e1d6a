"""Interviews over HTTP, to be read: the plan, the lot with what proves it, the order by exam number."""

from rest_framework import serializers

from core.web.api import ScopedViewSet
from selection import models, policies
from selection.filters.interviews import InterviewFilter, InterviewSlotFilter
from selection.tables.interviews import InterviewSlotTable, InterviewTable


class InterviewSlotSerializer(serializers.ModelSerializer):
    interview = serializers.UUIDField(source="board.interview.ref", read_only=True)
    board = serializers.IntegerField(source="board.number", read_only=True)
    half_day = serializers.IntegerField(source="board.half_day", read_only=True)
    exam_number = serializers.CharField(source="nomination.exam_number", read_only=True)

    class Meta:
        model = models.InterviewSlot
        fields = [
            "ref", "interview", "component", "board", "half_day", "position", "code", "exam_number",
            "is_absent",
        ]  # fmt: skip
        read_only_fields = fields


class InterviewSerializer(serializers.ModelSerializer):
    edition = serializers.UUIDField(source="edition.ref", read_only=True)

    class Meta:
        model = models.Interview
        fields = [
            "ref", "version", "edition", "tier", "component", "name", "starts_on", "rooms",
            "half_days", "needed", "seats", "most_boards", "overlap", "maximum", "step",
            "lot_digest", "roster_digest", "committed_at", "seed", "witness", "drawn_at",
            "released_at",
        ]  # fmt: skip
        read_only_fields = fields


class InterviewViewSet(ScopedViewSet):
    policy = policies.interviews
    queryset = models.Interview.objects.none()
    serializer_class = InterviewSerializer
    filterset_class, table = InterviewFilter, InterviewTable

    def get_queryset(self):
        return super().get_queryset().select_related("edition")


class InterviewSlotViewSet(ScopedViewSet):
    """The order of the boards as drawn, page by page."""

    policy = policies.interview_slots
    queryset = models.InterviewSlot.objects.none()
    serializer_class = InterviewSlotSerializer
    filterset_class, table = InterviewSlotFilter, InterviewSlotTable

    def get_queryset(self):
        return super().get_queryset().select_related("board__interview", "nomination")
