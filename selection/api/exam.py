"""The centralised exam over HTTP, to be read: sessions, seats, papers. No script ever names a person."""

from rest_framework import serializers

from core.web.api import ScopedViewSet
from selection import filters, models, policies, tables


class SessionSerializer(serializers.ModelSerializer):
    edition = serializers.UUIDField(source="edition.ref", read_only=True)

    class Meta:
        model = models.ExamSession
        fields = [
            "ref", "version", "edition", "tier", "name", "held_on", "starts_at", "ends_at",
            "instructions", "seed", "state",
        ]  # fmt: skip
        read_only_fields = fields


class SessionViewSet(ScopedViewSet):
    policy = policies.sessions
    queryset = models.ExamSession.objects.none()
    serializer_class = SessionSerializer
    filterset_class, table = filters.SessionFilter, tables.SessionTable

    def get_queryset(self):
        return super().get_queryset().select_related("edition")


class SittingSerializer(serializers.ModelSerializer):
    session = serializers.UUIDField(source="session.ref", read_only=True)
    nomination = serializers.UUIDField(source="nomination.ref", read_only=True)
    exam_number = serializers.CharField(source="nomination.exam_number", read_only=True)
    site = serializers.CharField(source="room.site", read_only=True)
    room = serializers.IntegerField(source="room.number", read_only=True)

    class Meta:
        model = models.Sitting
        fields = [
            "ref", "version", "session", "nomination", "exam_number", "site", "room", "row",
            "column", "seat", "attendance",
        ]  # fmt: skip
        read_only_fields = fields


class SittingViewSet(ScopedViewSet):
    policy = policies.sittings
    queryset = models.Sitting.objects.none()
    serializer_class = SittingSerializer
    filterset_class, table = filters.SittingFilter, tables.SittingTable

    def get_queryset(self):
        return super().get_queryset().select_related("session", "nomination", "room")


class PaperSerializer(serializers.ModelSerializer):
    session = serializers.UUIDField(source="session.ref", read_only=True)

    class Meta:
        model = models.Paper
        fields = [
            "ref", "version", "session", "tier", "component", "maximum", "step", "is_double",
            "tolerance", "is_keyed", "state", "digest",
        ]  # fmt: skip
        read_only_fields = fields


class PaperViewSet(ScopedViewSet):
    policy = policies.papers
    queryset = models.Paper.objects.none()
    serializer_class = PaperSerializer
    filterset_class, table = filters.PaperFilter, tables.PaperTable

    def get_queryset(self):
        return super().get_queryset().select_related("session")
