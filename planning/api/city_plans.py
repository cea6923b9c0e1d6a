"""Plans of the places over the API, with what of them is in force."""

from rest_framework import serializers

from core.web.api import Edits, Moves, ScopedViewSet, VersionedInput
from planning import filters, formats, policies, tables
from planning.models import CityCondition, CityPlan, CityPlanVersion, UnitQuota
from planning.services import city_plans
from planning.states import CITY_PLAN, Severity


class CityConditionSerializer(serializers.ModelSerializer):
    sentence = serializers.SerializerMethodField()

    class Meta:
        model = CityCondition
        fields = ["ref", "key", "parameters", "sentence", "severity", "legal_basis"]

    def get_sentence(self, condition) -> str:
        return formats.sentence(condition.key, condition.parameters, condition.severity)


class StatedSerializer(serializers.Serializer):
    """A condition of a place as its plan in force has it."""

    key = serializers.CharField()
    parameters = serializers.DictField()
    severity = serializers.ChoiceField(choices=Severity.choices)
    legal_basis = serializers.CharField()


class UnitQuotaSerializer(serializers.ModelSerializer):
    """Seats that the place gives one of its counties in a field."""

    unit = serializers.CharField(source="organisation.label")
    field = serializers.CharField(source="sub_project.field")

    class Meta:
        model = UnitQuota
        fields = ["unit", "field", "seats"]


class CityPlanVersionSerializer(serializers.ModelSerializer):
    conditions = StatedSerializer(many=True)
    unit_quotas = UnitQuotaSerializer(many=True)

    class Meta:
        model = CityPlanVersion
        fields = ["number", "accepted_at", "closes_on", "conditions", "unit_quotas"]


class CityPlanSerializer(serializers.ModelSerializer):
    edition = serializers.UUIDField(source="edition.ref")
    place = serializers.CharField(source="organisation.label")
    conditions = CityConditionSerializer(many=True, read_only=True)
    unit_quotas = UnitQuotaSerializer(many=True, read_only=True, source="written_quotas")
    versions = CityPlanVersionSerializer(
        many=True,
        read_only=True,
        help_text="As accepted, the oldest first; the last one is in force, whatever is written since.",
    )

    class Meta:
        model = CityPlan
        fields = [
            "ref", "version", "edition", "place", "body", "tasks", "closes_on", "conditions", "unit_quotas", "state",
            "filed_at", "versions",
        ]  # fmt: skip


class CityPlanInput(VersionedInput):
    body = serializers.CharField(allow_blank=True, max_length=20_000)
    tasks = serializers.CharField(required=False, allow_blank=True, max_length=20_000)
    closes_on = serializers.DateField(required=False, allow_null=True)


class CityPlanViewSet(Moves, Edits, ScopedViewSet):
    queryset = CityPlan.objects.none()
    policy, workflow, services = policies.city_plans, CITY_PLAN, city_plans
    serializer_class, input_class = CityPlanSerializer, CityPlanInput
    filterset_class, table = filters.CityPlanFilter, tables.CityPlanTable
    edit_verb = staticmethod(city_plans.edit)
