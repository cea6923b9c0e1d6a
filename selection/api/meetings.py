"""Meetings of the committee over HTTP, to be read: who attended, and how many persons passed."""

from django.db.models import Count, F, Prefetch, Q
from rest_framework import serializers

from core.web.api import ScopedViewSet
from selection import filters, models, policies, tables


class MeetingMemberSerializer(serializers.ModelSerializer):
    class Meta:
        model = models.MeetingMember
        fields = ["ref", "name", "unit", "post", "is_chair", "is_present"]
        read_only_fields = fields


class PackSerializer(serializers.ModelSerializer):
    run = serializers.UUIDField(source="run.ref", read_only=True)

    class Meta:
        model = models.CommitteePack
        fields = [
            "ref", "number", "run", "has_material", "persons", "digest", "checkpoint", "built_at",
            "state",
        ]  # fmt: skip
        read_only_fields = fields


class MeetingSerializer(serializers.ModelSerializer):
    edition = serializers.UUIDField(source="edition.ref", read_only=True)
    members = MeetingMemberSerializer(many=True, read_only=True)
    packs = PackSerializer(many=True, read_only=True)
    persons = serializers.IntegerField(read_only=True)
    passed = serializers.IntegerField(read_only=True)
    rejected = serializers.IntegerField(read_only=True)

    class Meta:
        model = models.Meeting
        fields = [
            "ref", "version", "edition", "tier", "held_on", "is_secret", "due", "present", "note",
            "state", "members", "packs", "persons", "passed", "rejected",
        ]  # fmt: skip
        read_only_fields = fields


class MeetingViewSet(ScopedViewSet):
    policy = policies.meetings
    queryset = models.Meeting.objects.none()
    serializer_class = MeetingSerializer
    filterset_class, table = filters.MeetingFilter, tables.MeetingTable

    def get_queryset(self):
        counted = Q(votes__is_counted=True)
        rows = (
            super()
            .get_queryset()
            .select_related("edition")
            .prefetch_related(
                "members",
                Prefetch(
                    "packs", models.CommitteePack.objects.select_related("run").defer("content")
                ),
            )
        )
        return rows.annotate(
            persons=Count("votes"),
            passed=Count("votes", filter=counted & Q(votes__agree__gt=F("due") / 2.0)),
            rejected=Count("votes", filter=counted & Q(votes__disagree__gt=F("due") / 2.0)),
        )
