"""What programs of the places read and send besides the nominations: limits and attachments."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from planning.handover import Tier, running_editions
from selection.models import Attachment
from selection.services import attachments, limits, nominating
from selection.states import AttachmentKind


class UnitLimitSerializer(serializers.Serializer):
    """One unit to which the plan of its place gives seats."""

    unit = serializers.CharField()
    limit = serializers.IntegerField()
    nominated = serializers.IntegerField()
    left = serializers.IntegerField()


class LimitSerializer(serializers.Serializer):
    """One group of the place (in the provincial tier of the whole province)."""

    tier = serializers.ChoiceField(choices=Tier.choices)
    field = serializers.CharField()
    limit = serializers.IntegerField()
    nominated = serializers.IntegerField()
    left = serializers.IntegerField()
    units = UnitLimitSerializer(
        many=True, help_text="Units in view, where the place has divided the field among them."
    )
    closes_on = serializers.DateField(
        allow_null=True,
        help_text="Last day on which the place nominates: its own or the province's.",
    )


class AttachmentSerializer(serializers.ModelSerializer):
    file = serializers.UUIDField(source="file.ref", read_only=True)
    name = serializers.CharField(source="file.name", read_only=True)
    sha256 = serializers.CharField(source="file.sha256", read_only=True)

    class Meta:
        model = Attachment
        fields = ["ref", "kind", "file", "name", "sha256", "added_at"]
        read_only_fields = fields


class AttachmentInput(serializers.Serializer):
    kind = serializers.ChoiceField(choices=AttachmentKind.choices)
    file = serializers.FileField()


def _numbers(meter) -> dict:
    return {"limit": meter.limit, "nominated": meter.used, "left": meter.left}


class Attachments:
    """For the viewset of nominations: `limits/` of the running edition, `<ref>/attachments/`."""

    @extend_schema(responses=LimitSerializer(many=True))
    @action(detail=False, pagination_class=None, filter_backends=[])
    def limits(self, request):
        """How many may be nominated in the running edition, are nominated, and are left."""
        self.demand("view")
        edition = running_editions(self.actor).first()
        if edition is None:
            return Response([])
        place = nominating.place_of(self.actor.organisation)
        closes = nominating.closes_on(edition, place)
        rows = [
            {
                "tier": str(line["tier"]),
                "field": line["field"].field,
                **_numbers(line["meter"]),
                "units": [
                    {"unit": unit.label, **_numbers(meter), "left": left}
                    for unit, meter, left in line["units"]
                ],
                "closes_on": closes,
            }
            for line in limits.lines(edition, place)
        ]
        return Response(LimitSerializer(rows, many=True).data)

    @extend_schema(responses=AttachmentSerializer(many=True))
    @action(detail=True, pagination_class=None, filter_backends=[])
    def attachments(self, request, ref):
        """The attachments of a nomination; the files themselves are read at …/files/<ref>/."""
        row = self.row(ref)
        return Response(AttachmentSerializer(row.attachments.current().for_list(), many=True).data)

    @extend_schema(request={"multipart/form-data": AttachmentInput}, responses=AttachmentSerializer)
    @attachments.mapping.post
    def add_attachment(self, request, ref):
        """Add one; of its kind it replaces the earlier one."""
        row = self.row(ref)
        self.demand("edit", row)
        given = AttachmentInput(data=request.data)
        given.is_valid(raise_exception=True)
        attachment = attachments.add(row, **given.validated_data, actor=self.actor, now=self.now)
        return Response(AttachmentSerializer(attachment).data, status=status.HTTP_201_CREATED)

    def get_parsers(self):
        if getattr(self, "action_map", {}).get("post") == "add_attachment":
            return [MultiPartParser()]
        return super().get_parsers()
