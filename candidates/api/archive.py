"""What the personnel archive says, over HTTP."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from candidates.filters import ArchiveEntryFilter
from candidates.models import ArchiveEntry
from candidates.policies import archive_entries
from candidates.services.findings import filed
from core.web.api import ScopedViewSet


class StatedPeriodSerializer(serializers.Serializer):
    """A period as a document states it."""

    start = serializers.CharField(help_text="2002 or 2002-07")
    end = serializers.CharField(
        allow_null=True, help_text="None: it went on at the document's date."
    )
    text = serializers.CharField()


class ArchiveEntrySerializer(serializers.ModelSerializer):
    """What one document of the archive says: a date, a code of the tables, or words."""

    person = serializers.UUIDField(source="person.ref", read_only=True)
    dated = serializers.CharField(read_only=True, help_text="Of the document: 1982 or 1982-03.")

    periods = serializers.SerializerMethodField()

    @extend_schema_field(StatedPeriodSerializer(many=True))
    def get_periods(self, row) -> list[dict]:
        """Of a career; else empty."""
        return list(StatedPeriodSerializer(filed(row).periods, many=True).data)

    class Meta:
        model = ArchiveEntry
        fields = [
            "ref", "person", "element", "value", "periods", "document", "dated", "note", "verified_at",
            "struck_at", "struck_reason",
        ]  # fmt: skip
        read_only_fields = fields


class ArchiveEntryViewSet(ScopedViewSet):
    """Documents of the archive, also those that were struck; written on the dossier's page."""

    policy = archive_entries
    queryset = ArchiveEntry.objects.none()
    serializer_class = ArchiveEntrySerializer
    filterset_class = ArchiveEntryFilter

    def get_queryset(self):
        return super().get_queryset().order_by("id")
