"""Professional titles of a dossier over HTTP."""

from typing import Any

from rest_framework import serializers

from candidates.forms.titles import title_line
from candidates.models import ProfessionalTitle
from candidates.rules.titles import Title
from candidates.states import TitleLevel


class TitleSerializer(serializers.ModelSerializer):
    """A professional title, read from the words of the form or set by hand beside them."""

    on = serializers.CharField(read_only=True, allow_null=True, help_text="2008 or 2008-12")

    class Meta:
        model = ProfessionalTitle
        fields = ["name", "level", "on", "authority", "text"]
        read_only_fields = fields


class TitleInput(serializers.Serializer):
    """A title set by hand; without a level it is that of the word."""

    name = serializers.CharField(max_length=120)
    level = serializers.ChoiceField(choices=TitleLevel.choices, required=False, allow_blank=True)
    on = serializers.CharField(required=False, allow_blank=True, max_length=20)
    authority = serializers.CharField(required=False, allow_blank=True, max_length=120)


def title_lines(given: list[dict[str, Any]]) -> str:
    """As the form of the page takes them."""
    return "\n".join(title_line(Title("", **each)) for each in given)
