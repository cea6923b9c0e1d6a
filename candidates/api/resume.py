"""The résumé of a dossier over HTTP: its periods, and how surely each line was read."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from candidates.formats import resume
from candidates.models import Person

CONFIDENCES = (resume.HIGH, resume.MEDIUM, resume.LOW)


class PeriodSerializer(serializers.Serializer):
    start = serializers.CharField(help_text="2002 or 2002-07")
    end = serializers.CharField(allow_null=True, help_text="None: the present post.")
    text = serializers.CharField(source="whole")
    is_study = serializers.BooleanField()
    confidence = serializers.ChoiceField(
        choices=CONFIDENCES, help_text="low: for staff to look at; medium: written otherwise."
    )
    notes = serializers.ListField(
        child=serializers.CharField(),
        help_text="Why: dash, dates, month, one_line, margin; dated_line, empty, order.",
    )


class ResumeOfPerson:
    """For the viewset of people: `<ref>/resume/`."""

    @extend_schema(responses=PeriodSerializer(many=True))
    @action(detail=True, pagination_class=None, filter_backends=[])
    def resume(self, request, ref):
        """The periods read from the text, in its order; the text itself is the truth."""
        text = Person.objects.values_list("resume", flat=True).get(pk=self.row(ref).pk)
        return Response(PeriodSerializer(resume.parse(text).periods, many=True).data)
