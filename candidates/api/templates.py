"""Word templates of the appointment form over HTTP."""

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers

from candidates.documents import templating
from candidates.filters import FormTemplateFilter
from candidates.models import FormTemplate
from candidates.policies import form_templates
from candidates.services import templates
from candidates.states import FORM_TEMPLATE
from candidates.tables import FormTemplateTable
from core.web.api import Creates, Moves, ScopedViewSet


class FormTemplateSerializer(serializers.ModelSerializer):
    """A version; its file is read at …/files/<ref>/."""

    file = serializers.UUIDField(source="file.ref", read_only=True)
    missing = serializers.ListField(
        child=serializers.CharField(), read_only=True, help_text="Cells that it leaves out."
    )

    class Meta:
        model = FormTemplate
        fields = [
            "ref", "version", "number", "note", "file", "missing", "state", "uploaded_at",
            "changed_at",
        ]  # fmt: skip
        read_only_fields = fields


class FormTemplateInput(serializers.Serializer):
    file = serializers.FileField()
    note = serializers.CharField(max_length=200, help_text="What was changed.")


@extend_schema_view(
    create=extend_schema(
        request={"multipart/form-data": FormTemplateInput}, responses=FormTemplateSerializer
    ),
)
class FormTemplateViewSet(Moves, Creates, ScopedViewSet):
    """Sent in, checked and tried on an invented person; in use only by a move."""

    policy, workflow, services = form_templates, FORM_TEMPLATE, templates
    queryset = FormTemplate.objects.none()
    serializer_class, input_class = FormTemplateSerializer, FormTemplateInput
    filterset_class, table = FormTemplateFilter, FormTemplateTable
    create_verb = staticmethod(templating.send_in)

    def get_queryset(self):
        return super().get_queryset().select_related("file").defer("file__sealed")
