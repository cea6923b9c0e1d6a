"""People over HTTP, by the same policy, rules and services as the pages."""

from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_view
from rest_framework import serializers

from candidates.filters import FindingFilter, PersonFilter
from candidates.forms import NewPersonForm, PersonForm, initial_of, record_from
from candidates.models import Finding, Person
from candidates.policies import findings as findings_policy
from candidates.policies import people as policy
from candidates.services import people
from candidates.services.records import load_record
from candidates.states import HIDDEN_DATA
from candidates.tables import FindingTable, PersonTable
from core.web.api import Creates, Edits, ScopedViewSet, VersionedInput
from core.workflow.errors import Refused


class PersonSerializer(serializers.ModelSerializer):
    """Sealed values are not given out here; they have a page that asks for the reason."""

    place = serializers.UUIDField(source="organisation.ref", read_only=True)
    place_name = serializers.CharField(source="organisation.label", read_only=True)
    birth = serializers.CharField(read_only=True, help_text="1982, 1982-03 or 1982-03-14")
    party_joined = serializers.CharField(read_only=True, allow_null=True)
    work_started = serializers.CharField(read_only=True, allow_null=True)
    level_since = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = Person
        fields = [
            "ref", "version", "place", "place_name", "name", "pinyin", "sex", "birth",
            "ethnic_group", "native_place", "birthplace", "party_joined", "political_status",
            "work_started", "professional_title", "expertise", "education", "present_post",
            "position_level", "level_since", "grassroots_months", "has_led_township",
            "reporting_unit",
        ]  # fmt: skip
        read_only_fields = fields


class PersonInput(serializers.Serializer):
    """The fields of the appointment form, as the page has them; unknown names are refused."""

    place = serializers.UUIDField(required=False, help_text="Only for a new person.")
    name = serializers.CharField(max_length=60)
    sex = serializers.ChoiceField(choices=["1", "2", "0", "9"])
    birth = serializers.CharField(max_length=20)
    ethnic_group = serializers.CharField(required=False, allow_blank=True)
    native_place = serializers.CharField(required=False, allow_blank=True)
    birthplace = serializers.CharField(required=False, allow_blank=True)
    political_status = serializers.CharField(required=False, allow_blank=True)
    party_joined = serializers.CharField(required=False, allow_blank=True)
    work_started = serializers.CharField(required=False, allow_blank=True)
    present_post = serializers.CharField(required=False, allow_blank=True)
    position_level = serializers.CharField(required=False, allow_blank=True)
    resume = serializers.CharField(required=False, allow_blank=True, trim_whitespace=False)
    id_number = serializers.CharField(required=False, allow_blank=True, write_only=True)


EXAMPLE = OpenApiExample(
    "A new person",
    value={"place": "0b3c…", "name": "岑试样", "sex": "2", "birth": "1982-03"},
    request_only=True,
)


@extend_schema_view(
    create=extend_schema(request=PersonInput, responses=PersonSerializer, examples=[EXAMPLE]),
    update=extend_schema(request=PersonInput, responses=PersonSerializer),
)
class PersonViewSet(Edits, Creates, ScopedViewSet):
    policy = policy
    queryset = Person.objects.none()
    serializer_class = PersonSerializer
    input_class = PersonInput
    filterset_class = PersonFilter
    table = PersonTable

    def checked(self, request, row=None) -> dict:
        """Input through the page's own form, so that both know the same faults."""
        given = super().checked(request, row)
        kept = load_record(row) if row is not None else None
        form: PersonForm = (
            NewPersonForm({**given, "place": given.get("place", "")}, actor=self.actor)
            if kept is None
            else PersonForm({**initial_of(kept), **given})
        )
        if not form.is_valid():
            raise Refused(fields={name: texts[0] for name, texts in form.errors.items()})
        if kept is None:
            place = form.cleaned_data["place"]
            return {"record": record_from(form.cleaned_data), "organisation": place}
        version = VersionedInput(data=request.data)
        version.is_valid(raise_exception=True)
        record = record_from(form.cleaned_data, kept)
        return {"record": record, "version_read": version.validated_data["version"]}

    @staticmethod
    def create_verb(**given):
        return people.create_person(**given)

    @staticmethod
    def edit_verb(row, *, version_read, **given):
        return people.update_person(row, version=version_read, **given)


class FindingSerializer(serializers.ModelSerializer):
    """What a check found and what came of it; `statement` in the reader's language."""

    person = serializers.UUIDField(source="person.ref", read_only=True)
    statement = serializers.CharField(read_only=True)
    data = serializers.SerializerMethodField()  # type: ignore[assignment]

    def get_data(self, row) -> dict:
        """What the sentence says; a relative's birth is hidden like the rest of the family."""
        return {name: value for name, value in row.data.items() if name not in HIDDEN_DATA}

    class Meta:
        model = Finding
        fields = [
            "ref", "version", "person", "rule", "severity", "source", "data", "statement",
            "found_at", "state", "resolution", "signed_at",
        ]  # fmt: skip
        read_only_fields = fields


class FindingViewSet(ScopedViewSet):
    """Reading alone: a finding is settled on its page."""

    policy = findings_policy
    queryset = Finding.objects.none()
    serializer_class = FindingSerializer
    filterset_class = FindingFilter
    table = FindingTable
