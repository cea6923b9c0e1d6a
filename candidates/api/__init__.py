"""People over HTTP, by the same policy, rules and services as the pages."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.response import Response

from candidates.api.resume import ResumeOfPerson
from candidates.api.titles import TitleInput, TitleSerializer, title_lines
from candidates.filters import (
    DuplicateFilter,
    ExportRequestFilter,
    FindingFilter,
    ImportBatchFilter,
    ImportedFileFilter,
    PersonFilter,
)
from candidates.forms import EntrustForm, NewPersonForm, PersonForm, initial_of, record_from
from candidates.models import (
    Duplicate,
    ExportRequest,
    Finding,
    ImportBatch,
    ImportedFile,
    Person,
)
from candidates.policies import batches as batches_policy
from candidates.policies import duplicates as duplicates_policy
from candidates.policies import export_requests as exports_policy
from candidates.policies import findings as findings_policy
from candidates.policies import imported_files as files_policy
from candidates.policies import people as policy
from candidates.services import entrusting, exporting, people
from candidates.services.records import load_record
from candidates.states import EXPORT, HIDDEN_DATA, ExportForm
from candidates.tables import (
    DuplicateTable,
    ExportRequestTable,
    FindingTable,
    ImportBatchTable,
    ImportedFileTable,
    PersonTable,
)
from core.web.api import Creates, Edits, Moves, ScopedViewSet, VersionedInput
from core.web.errors import NotYours
from core.web.page import not_for_role
from core.workflow.errors import Refused

#: So many people in one request; the papers of one go out at once without.
MOST_PEOPLE = 500


class PersonSerializer(serializers.ModelSerializer):
    """Sealed values are not given out here; they have a page that asks for the reason."""

    place = serializers.UUIDField(source="organisation.ref", read_only=True)
    place_name = serializers.CharField(source="organisation.label", read_only=True)
    birth = serializers.CharField(read_only=True, help_text="1982, 1982-03 or 1982-03-14")
    party_joined = serializers.CharField(read_only=True, allow_null=True)
    work_started = serializers.CharField(read_only=True, allow_null=True)
    level_since = serializers.CharField(read_only=True, allow_null=True)
    titles = TitleSerializer(many=True, read_only=True)

    class Meta:
        model = Person
        fields = [
            "ref", "version", "place", "place_name", "name", "pinyin", "sex", "birth",
            "ethnic_group", "native_place", "birthplace", "party_joined", "political_status",
            "work_started", "professional_title", "titles", "expertise", "education",
            "present_post",
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
    professional_title = serializers.CharField(
        required=False, allow_blank=True, max_length=120, help_text="The words of the form."
    )
    titles = TitleInput(
        many=True,
        required=False,
        help_text="Set by hand; left out or empty: as the words of the form read.",
    )
    present_post = serializers.CharField(required=False, allow_blank=True)
    position_level = serializers.CharField(required=False, allow_blank=True)
    resume = serializers.CharField(required=False, allow_blank=True, trim_whitespace=False)
    id_number = serializers.CharField(required=False, allow_blank=True, write_only=True)


EXAMPLE = OpenApiExample(
    "A new person",
    value={"place": "0b3c…", "name": "岑试样", "sex": "2", "birth": "1982-03"},
    request_only=True,
)


class EntrustInput(serializers.Serializer):
    refs = serializers.ListField(
        child=serializers.UUIDField(), min_length=1, max_length=MOST_PEOPLE, help_text="Of people."
    )
    keeper = serializers.UUIDField(help_text="The county or the place that keeps them from now on.")
    reason = serializers.CharField(max_length=200)


class StayingSerializer(serializers.Serializer):
    ref = serializers.UUIDField()
    why = serializers.CharField()


class EntrustedSerializer(serializers.Serializer):
    count = serializers.IntegerField(help_text="So many dossiers changed hands.")
    staying = StayingSerializer(many=True)


ENTRUSTED = OpenApiExample(
    "Two dossiers to a county",
    value={"refs": ["0b3c…", "5f1c…"], "keeper": "9b20…", "reason": "干部管理权限下放"},
    request_only=True,
)


@extend_schema_view(
    create=extend_schema(request=PersonInput, responses=PersonSerializer, examples=[EXAMPLE]),
    update=extend_schema(request=PersonInput, responses=PersonSerializer),
)
class PersonViewSet(ResumeOfPerson, Edits, Creates, ScopedViewSet):
    policy = policy
    queryset = Person.objects.none()
    serializer_class = PersonSerializer
    input_class = PersonInput
    filterset_class = PersonFilter
    table = PersonTable

    @extend_schema(request=EntrustInput, responses=EntrustedSerializer, examples=[ENTRUSTED])
    @action(detail=False, methods=["post"], pagination_class=None, filter_backends=[])
    def entrust(self, request):
        """Let a county, or the place itself, keep these dossiers from now on. Who is tied to the present
        keeper stays, with the reason; the others change hands."""
        self.demand("entrust")
        given = EntrustInput(data=request.data)
        given.is_valid(raise_exception=True)
        data = given.validated_data
        form = EntrustForm(data, actor=self.actor)
        if not form.is_valid():
            raise Refused(fields={name: texts[0] for name, texts in form.errors.items()})
        chosen = policy.scope(self.actor, "entrust").filter(ref__in=data["refs"])
        if chosen.count() < len(set(data["refs"])):
            raise NotFound(_("There is nothing here, or it is outside your scope."))
        count, staying = entrusting.entrust_many(
            chosen, **form.cleaned_data, actor=self.actor, now=self.now
        )
        stays = [{"ref": person.ref, "why": why} for person, why in staying]
        return Response(EntrustedSerializer({"count": count, "staying": stays}).data)

    def checked(self, request, row=None) -> dict:
        """Input through the page's own form, so that both know the same faults."""
        given = super().checked(request, row)
        if "titles" in given:
            given["titles"] = title_lines(given["titles"])
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


class DuplicateSerializer(serializers.ModelSerializer):
    """A pair that may be one person, and what came of the suspicion."""

    first = serializers.UUIDField(source="first.ref", read_only=True)
    second = serializers.UUIDField(source="second.ref", read_only=True)

    class Meta:
        model = Duplicate
        fields = [
            "ref", "version", "first", "second", "ground", "numbers_differ", "is_across_places",
            "found_at", "state", "resolution", "signed_at",
        ]  # fmt: skip
        read_only_fields = fields


class DuplicateViewSet(ScopedViewSet):
    """Reading alone: a pair is merged or set aside on its page."""

    policy = duplicates_policy
    queryset = Duplicate.objects.none()
    serializer_class = DuplicateSerializer
    filterset_class = DuplicateFilter
    table = DuplicateTable


class ImportBatchSerializer(serializers.ModelSerializer):
    """An import as one act, with its figures."""

    place = serializers.UUIDField(source="organisation.ref", read_only=True)

    class Meta:
        model = ImportBatch
        fields = [
            "ref", "version", "place", "kind", "name", "importer_name", "imported_at", "digest",
            "state", "size", "registered", "differing", "same", "unread", "undo_reason",
            "undone_at",
        ]  # fmt: skip
        read_only_fields = fields


class ImportBatchViewSet(ScopedViewSet):
    """Reading alone: an import is undone on its page, which says beforehand what stays."""

    policy = batches_policy
    queryset = ImportBatch.objects.none()
    serializer_class = ImportBatchSerializer
    filterset_class = ImportBatchFilter
    table = ImportBatchTable


class ImportedFileSerializer(serializers.ModelSerializer):
    """What came of one file or row. Names of fields alone: their values have a page."""

    batch = serializers.UUIDField(source="batch.ref", read_only=True)
    person = serializers.UUIDField(source="person.ref", read_only=True, allow_null=True)
    differing = serializers.ListField(child=serializers.CharField(), read_only=True)
    decisions = serializers.DictField(child=serializers.CharField(), read_only=True)

    class Meta:
        model = ImportedFile
        fields = [
            "ref", "version", "batch", "name", "line", "digest", "person", "outcome", "fault",
            "differing", "decisions", "undecided", "decided_at", "undone_at", "left",
        ]  # fmt: skip
        read_only_fields = fields


class ImportedFileViewSet(ScopedViewSet):
    """Reading alone."""

    policy = files_policy
    queryset = ImportedFile.objects.none()
    serializer_class = ImportedFileSerializer
    filterset_class = ImportedFileFilter
    table = ImportedFileTable


class ExportRequestSerializer(serializers.ModelSerializer):
    """A request for papers of many; whose papers they are is on its page."""

    asked_by = serializers.CharField(source="asked_by_name", read_only=True)

    class Meta:
        model = ExportRequest
        fields = [
            "ref", "version", "form", "count", "reason", "asked_by", "asked_at", "state",
            "decided_at", "decision", "job_ref",
        ]  # fmt: skip
        read_only_fields = fields


class ExportRequestInput(serializers.Serializer):
    people = serializers.ListField(
        child=serializers.UUIDField(),
        min_length=1,
        max_length=MOST_PEOPLE,
        help_text="People in your scope; one outside it refuses the whole request.",
    )
    form = serializers.ChoiceField(choices=ExportForm.choices)
    reason = serializers.CharField(max_length=2_000)


ASKED = OpenApiExample(
    "LRMX files of two people",
    value={"people": ["7f21…", "a90e…"], "form": "lrmx", "reason": "干部调研"},
    request_only=True,
)
WAITING = OpenApiExample(
    "It waits for a second person",
    value={
        "ref": "c1d0…",
        "version": 0,
        "form": "lrmx",
        "count": 2,
        "reason": "干部调研",
        "asked_by": "岑试样",
        "asked_at": "2026-03-02T09:30:00+08:00",
        "state": "asked",
        "decided_at": None,
        "decision": "",
        "job_ref": None,
    },
    response_only=True,
)


@extend_schema_view(
    create=extend_schema(
        request=ExportRequestInput, responses=ExportRequestSerializer, examples=[ASKED, WAITING]
    ),
)
class ExportRequestViewSet(Moves, Creates, ScopedViewSet):
    """One asks, another releases (never one's own), who asked has the file made, once. The job
    named by `job_ref` offers it on its page."""

    policy, workflow, services = exports_policy, EXPORT, exporting
    queryset = ExportRequest.objects.none()
    serializer_class, input_class = ExportRequestSerializer, ExportRequestInput
    filterset_class, table = ExportRequestFilter, ExportRequestTable

    def demand(self, name, row=None) -> None:
        """To ask is to want papers of people: whoever may download one's may ask for many."""
        if name != "create":
            super().demand(name, row)
        elif not policy.may(self.actor, "download"):
            raise NotYours(not_for_role(self.actor))

    def checked(self, request, row=None) -> dict:
        given = super().checked(request, row)
        wanted = set(given["people"])
        chosen = policy.scope(self.actor, "download").filter(ref__in=wanted)
        if chosen.count() < len(wanted):
            raise Refused(fields={"people": _("Some of these people are not in your scope.")})
        return {**given, "people": chosen}

    @staticmethod
    def create_verb(*, people, **given):
        return exporting.ask(people, **given)
