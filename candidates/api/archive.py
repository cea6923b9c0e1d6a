"""What the personnel archive says, over HTTP."""

from rest_framework import serializers

from candidates.filters import ArchiveEntryFilter
from candidates.models import ArchiveEntry
from candidates.policies import archive_entries
from core.web.api import ScopedViewSet


class ArchiveEntrySerializer(serializers.ModelSerializer):
    """What one document of the archive says: a date, a code of the tables, or words."""

    person = serializers.UUIDField(source="person.ref", read_only=True)
    dated = serializers.CharField(read_only=True, help_text="Of the document: 1982 or 1982-03.")

    class Meta:
        model = ArchiveEntry
        fields = [
            "ref", "person", "element", "value", "document", "dated", "note", "verified_at",
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
