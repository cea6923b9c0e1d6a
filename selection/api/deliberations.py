"""Departmental proposals over HTTP, to be read: who took part, and what is proposed for whom."""

from django.db.models import Count, Q
from rest_framework import serializers

from core.web.api import ScopedViewSet
from selection import filters, models, policies, tables
from selection.states import PUT_FORWARD


class DeliberationMemberSerializer(serializers.ModelSerializer):
    class Meta:
        model = models.DeliberationMember
        fields = ["ref", "name", "unit", "post", "is_chair", "is_present"]
        read_only_fields = fields


class DeliberationSerializer(serializers.ModelSerializer):
    edition = serializers.UUIDField(source="edition.ref", read_only=True)
    members = DeliberationMemberSerializer(many=True, read_only=True)
    persons = serializers.IntegerField(read_only=True)
    put_forward = serializers.IntegerField(read_only=True)

    class Meta:
        model = models.Deliberation
        fields = [
            "ref", "version", "edition", "tier", "held_on", "due", "present", "minutes", "state",
            "members", "persons", "put_forward",
        ]  # fmt: skip
        read_only_fields = fields


class DeliberationViewSet(ScopedViewSet):
    policy = policies.deliberations
    queryset = models.Deliberation.objects.none()
    serializer_class = DeliberationSerializer
    filterset_class, table = filters.DeliberationFilter, tables.DeliberationTable

    def get_queryset(self):
        rows = super().get_queryset().select_related("edition").prefetch_related("members")
        return rows.annotate(
            persons=Count("lines"),
            put_forward=Count("lines", filter=Q(lines__outcome__in=PUT_FORWARD)),
        )


class DeliberationLineSerializer(serializers.ModelSerializer):
    deliberation = serializers.UUIDField(source="deliberation.ref", read_only=True)
    nomination = serializers.UUIDField(source="nomination.ref", read_only=True)

    class Meta:
        model = models.DeliberationLine
        fields = ["ref", "deliberation", "nomination", "outcome", "reason"]
        read_only_fields = fields


class DeliberationLineViewSet(ScopedViewSet):
    """`?deliberation=<ref>`: the persons of one proposal."""

    policy = policies.deliberation_lines
    queryset = models.DeliberationLine.objects.none()
    serializer_class = DeliberationLineSerializer
    filterset_class, table = filters.DeliberationLineFilter, tables.DeliberationLineTable

    def get_queryset(self):
        return super().get_queryset().select_related("deliberation", "nomination")
