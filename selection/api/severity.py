"""Studies of severity over HTTP, to be read: what they found, and marks as given and as adjusted."""

from rest_framework import serializers

from core.web.api import ScopedViewSet
from selection import filters, models, policies, tables


class StudySerializer(serializers.ModelSerializer):
    """`result`: examiners, items and categories with their measures, errors and fit; `islands`: examiners
    that no candidate links."""

    edition = serializers.UUIDField(source="edition.ref", read_only=True)
    decided_by = serializers.CharField(source="decided_by.name", read_only=True, allow_null=True)

    class Meta:
        model = models.SeverityStudy
        fields = [
            "ref", "version", "edition", "tier", "components", "state", "marks", "candidates", "digest",
            "fault", "islands", "result", "library", "started_at", "decided_at", "decided_by", "grounds",
        ]  # fmt: skip
        read_only_fields = fields


class StudyViewSet(ScopedViewSet):
    policy = policies.severity_studies
    queryset = models.SeverityStudy.objects.none()
    serializer_class = StudySerializer
    filterset_class, table = filters.SeverityFilter, tables.SeverityTable

    def get_queryset(self):
        return super().get_queryset().for_detail()


class SeverityLineSerializer(serializers.ModelSerializer):
    study = serializers.UUIDField(source="study.ref", read_only=True)
    nomination = serializers.UUIDField(source="nomination.ref", read_only=True)

    class Meta:
        model = models.SeverityLine
        fields = ["ref", "study", "nomination", "component", "raw", "adjusted", "change"]
        read_only_fields = fields


class SeverityLineViewSet(ScopedViewSet):
    """`?study=<ref>`: the nominees of one study."""

    policy = policies.severity_lines
    queryset = models.SeverityLine.objects.none()
    serializer_class = SeverityLineSerializer
    filterset_class, table = filters.SeverityLineFilter, tables.SeverityLineTable

    def get_queryset(self):
        return super().get_queryset().select_related("study", "nomination")
