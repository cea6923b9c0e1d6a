"""Plans of the places over the API, with what of them is in force."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.response import Response

from core.web.api import Edits, Moves, Removes, ScopedViewSet, VersionedInput
from core.web.errors import NotYours
from core.web.moves import check_version
from core.web.page import not_for_role
from planning import filters, formats, policies, tables
from planning.models import CityCondition, CityPlan, CityPlanVersion, LegalBasis, UnitQuota
from planning.rules.qualifications import KINDS
from planning.services import city_conditions, city_plans, dividing
from planning.states import CITY_PLAN, Field, Severity


class CityConditionSerializer(serializers.ModelSerializer):
    plan = serializers.UUIDField(source="plan.ref", read_only=True)
    sentence = serializers.SerializerMethodField()
    basis = serializers.UUIDField(source="basis.ref", allow_null=True, read_only=True)
    rests_on = serializers.SerializerMethodField(
        help_text="The law of the table and what is named in words, as official papers cite it."
    )

    class Meta:
        model = CityCondition
        fields = [
            "ref", "version", "plan", "key", "parameters", "sentence", "severity", "basis",
            "legal_basis", "law_edition", "rests_on",
        ]  # fmt: skip

    def get_sentence(self, condition) -> str:
        return formats.sentence(condition.key, condition.parameters, condition.severity)

    def get_rests_on(self, condition) -> str:
        return formats.basis_of(condition)


class StatedSerializer(serializers.Serializer):
    """A condition of a place as its plan in force has it."""

    key = serializers.CharField()
    parameters = serializers.DictField()
    severity = serializers.ChoiceField(choices=Severity.choices)
    basis = serializers.CharField(default="", help_text="The law of the table, as it was cited.")
    legal_basis = serializers.CharField()
    law_edition = serializers.CharField(default="")


class UnitQuotaSerializer(serializers.ModelSerializer):
    """Seats that the place gives one of its counties in a field."""

    unit = serializers.CharField(source="organisation.label")
    unit_ref = serializers.UUIDField(source="organisation.ref")
    field = serializers.CharField(source="sub_project.field")

    class Meta:
        model = UnitQuota
        fields = ["unit", "unit_ref", "field", "seats"]


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


class DividedSerializer(serializers.Serializer):
    """Seats of one county in one field."""

    unit = serializers.UUIDField(help_text="Reference of the county, as the division names it.")
    field = serializers.ChoiceField(choices=Field.choices)
    seats = serializers.IntegerField(min_value=0, max_value=9_999)


class DivisionInput(VersionedInput):
    """The cells to write; what is not named stays as it is, nought takes a unit's seats back."""

    seats = DividedSerializer(many=True, allow_empty=False)


class UnitSeatsSerializer(serializers.Serializer):
    unit = serializers.UUIDField()
    name = serializers.CharField()
    seats = serializers.DictField(child=serializers.IntegerField(), help_text="By field.")
    limit = serializers.IntegerField(help_text="May be nominated by the plan in force.")
    nominated = serializers.IntegerField()


class DivisionSerializer(serializers.Serializer):
    """How a place divides its municipal seats, as written; it counts once the plan is accepted."""

    version = serializers.IntegerField(help_text="Of the plan, for the next change.")
    quotas = serializers.DictField(
        child=serializers.IntegerField(), help_text="Seats of the place by field."
    )
    units = UnitSeatsSerializer(many=True)


DIVIDED = OpenApiExample(
    "Two counties get their seats",
    value={
        "version": 4,
        "seats": [
            {"unit": "5f1c…", "field": "economy", "seats": 3},
            {"unit": "9b20…", "field": "economy", "seats": 0},
        ],
    },
    request_only=True,
)
DIVISION = OpenApiExample(
    "A place with one county",
    value={
        "version": 5,
        "quotas": {"economy": 6, "finance": 2},
        "units": [
            {"unit": "5f1c…", "name": "西陵区", "seats": {"economy": 3, "finance": 0}, "limit": 5,
             "nominated": 2},
        ],
    },
    response_only=True,
)  # fmt: skip


class CityPlanViewSet(Moves, Edits, ScopedViewSet):
    queryset = CityPlan.objects.none()
    policy, workflow, services = policies.city_plans, CITY_PLAN, city_plans
    serializer_class, input_class = CityPlanSerializer, CityPlanInput
    filterset_class, table = filters.CityPlanFilter, tables.CityPlanTable
    edit_verb = staticmethod(city_plans.edit)

    @extend_schema(responses=DivisionSerializer, examples=[DIVISION])
    @action(detail=True, pagination_class=None, filter_backends=[])
    def division(self, request, ref):
        """Each county of the place with its seats by field, and what is left of them."""
        return self.divided(self.row(ref))

    @extend_schema(
        request=DivisionInput, responses=DivisionSerializer, examples=[DIVIDED, DIVISION]
    )
    @division.mapping.post
    def divide(self, request, ref):
        """Give seats to counties. More than the place has in a field is refused, and so is what a plan
        with the province would change."""
        plan = self.row(ref)
        self.demand("edit", plan)
        given = DivisionInput(data=request.data)
        given.is_valid(raise_exception=True)
        data = given.validated_data
        check_version(plan, str(data["version"]))
        units = {unit.ref: unit.pk for unit in dividing.units_of(plan)}
        fields = dict(plan.edition.sub_projects.values_list("field", "pk"))
        # What is not of this plan is told apart by the service, in words.
        seats = {
            (fields.get(cell["field"], 0), units.get(cell["unit"], 0)): cell["seats"]
            for cell in data["seats"]
        }
        dividing.divide(plan, seats=seats, actor=self.actor, now=self.now)
        return self.divided(self.row(ref))

    def divided(self, plan) -> Response:
        fields = dict(plan.edition.sub_projects.values_list("pk", "field"))
        seats, most = dividing.written(plan), dividing.quotas_of(plan)
        meters = dividing.nominated(plan.edition, self.actor)
        units = []
        for unit in dividing.units_of(plan):
            found = [meters.get((pk, unit.pk), (0, 0)) for pk in fields]
            limit, used = (
                (sum(numbers) for numbers in zip(*found, strict=True)) if found else (0, 0)
            )
            units.append(
                {
                    "unit": unit.ref,
                    "name": unit.label,
                    "seats": {name: seats.get((pk, unit.pk), 0) for pk, name in fields.items()},
                    "limit": limit,
                    "nominated": used,
                }
            )
        quotas = {name: most.get(pk, 0) for pk, name in fields.items()}
        body = {"version": plan.version, "quotas": quotas, "units": units}
        return Response(DivisionSerializer(body).data)


class CityConditionInput(serializers.Serializer):
    parameters = serializers.DictField(help_text="As the kind of condition asks them.")
    severity = serializers.ChoiceField(choices=Severity.choices, required=False)
    basis = serializers.UUIDField(
        required=False, allow_null=True, help_text="Reference of a law of the table."
    )
    legal_basis = serializers.CharField(required=False, allow_blank=True, max_length=200)
    law_edition = serializers.CharField(required=False, allow_blank=True, max_length=20)

    def validate_basis(self, ref):
        found = LegalBasis.objects.filter(ref=ref).first() if ref else None
        if ref and found is None:
            raise serializers.ValidationError(_("The table of laws has no such entry."))
        return found


class NewCityConditionInput(CityConditionInput):
    plan = serializers.UUIDField(help_text="The plan of the place, being written.")
    key = serializers.ChoiceField(choices=sorted(KINDS))


class ChangedCityConditionInput(CityConditionInput, VersionedInput):
    pass


STRICTER = OpenApiExample(
    "Three years at the grass roots instead of two",
    value={
        "plan": "0b3c…",
        "key": "grassroots_years_min",
        "parameters": {"years": 3},
        "severity": "blocks",
        "basis": "77d0…",
        "legal_basis": "市委常委会纪要〔2026〕3号",
    },
    request_only=True,
)


@extend_schema_view(
    create=extend_schema(
        request=NewCityConditionInput, responses=CityConditionSerializer, examples=[STRICTER]
    ),
    update=extend_schema(request=ChangedCityConditionInput, responses=CityConditionSerializer),
)
class CityConditionViewSet(Removes, Edits, ScopedViewSet):
    """What places ask beyond the province. Looser than the province is refused at the value."""

    queryset = CityCondition.objects.none()
    policy = policies.city_conditions
    serializer_class, input_class = CityConditionSerializer, ChangedCityConditionInput
    filterset_class = filters.CityConditionFilter
    edit_verb, remove_verb = (
        staticmethod(city_conditions.edit),
        staticmethod(city_conditions.remove),
    )

    def get_queryset(self):
        return super().get_queryset().select_related("plan__edition", "basis").order_by("id")

    def create(self, request):
        self.demand("edit")
        given = NewCityConditionInput(data=request.data)
        given.is_valid(raise_exception=True)
        values = dict(given.validated_data)
        plans = policies.city_plans.scope(self.actor).select_related("edition", "organisation")
        plan = plans.filter(ref=values.pop("plan")).first()
        if plan is None:
            raise NotFound(_("There is nothing here, or it is outside your scope."))
        if not policies.city_plans.allows(self.actor, "edit", plan):
            raise NotYours(not_for_role(self.actor))
        values.setdefault("severity", KINDS[values["key"]].severity)
        made = city_conditions.add(plan, actor=self.actor, now=self.now, **values)
        return self.shown(made, 201)
