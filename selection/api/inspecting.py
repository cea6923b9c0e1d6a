"""Inspection over HTTP, to be read: teams with whom they inspect, and the notices put up."""

from rest_framework import serializers

from core.web.api import ScopedViewSet
from selection import filters, models, policies, tables


class TeamMemberSerializer(serializers.ModelSerializer):
    class Meta:
        model = models.TeamMember
        fields = ["ref", "name", "unit", "post", "is_leader"]
        read_only_fields = fields


class TeamSerializer(serializers.ModelSerializer):
    edition = serializers.UUIDField(source="edition.ref", read_only=True)
    members = TeamMemberSerializer(many=True, read_only=True)
    nominees = serializers.SerializerMethodField()

    class Meta:
        model = models.InspectionTeam
        fields = [
            "ref", "version", "edition", "name", "starts_on", "ends_on", "site", "plan", "members",
            "nominees",
        ]  # fmt: skip
        read_only_fields = fields

    def get_nominees(self, team) -> list[str]:
        return [str(case.nomination.ref) for case in team.cases.all()]


class TeamViewSet(ScopedViewSet):
    policy = policies.teams
    queryset = models.InspectionTeam.objects.none()
    serializer_class = TeamSerializer
    filterset_class, table = filters.TeamFilter, tables.TeamTable

    def get_queryset(self):
        rows = super().get_queryset().select_related("edition")
        return rows.prefetch_related("members", "cases__nomination")


class InspectionNoticeSerializer(serializers.ModelSerializer):
    edition = serializers.UUIDField(source="edition.ref", read_only=True)
    place = serializers.UUIDField(source="place.ref", read_only=True)

    class Meta:
        model = models.InspectionNotice
        fields = [
            "ref", "version", "edition", "place", "number", "starts_on", "ends_on", "site", "names",
            "page", "digest",
        ]  # fmt: skip
        read_only_fields = fields


class InspectionNoticeViewSet(ScopedViewSet):
    policy = policies.inspection_notices
    queryset = models.InspectionNotice.objects.none()
    serializer_class = InspectionNoticeSerializer
    filterset_class = filters.InspectionNoticeFilter
    table = tables.InspectionNoticeTable

    def get_queryset(self):
        return super().get_queryset().for_detail()
