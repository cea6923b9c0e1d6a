"""Planning over the API: the same policies, filters and verbs as the pages."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_view
from rest_framework import serializers

from core.web.api import Creates, Edits, Moves, ScopedViewSet, VersionedInput
from planning import filters, formats, policies, tables
from planning.models import (
    Amendment,
    AmendmentLine,
    Document,
    Edition,
    EditionVersion,
    LegalBasis,
    QualificationRule,
    Quota,
    Receipt,
    SubProject,
    VersionReceipt,
)
from planning.rules.readiness import DATES, TEXTS
from planning.services import amendments, documents, editions, versions
from planning.states import (
    AMENDMENT,
    DOCUMENT,
    EDITION,
    RECEIPT,
    VERSION_RECEIPT,
    DocumentKind,
    Step,
)

_PLAN = (*TEXTS, *DATES, "notice_days", "notice_in_working_days")


class SubProjectSerializer(serializers.ModelSerializer):
    label: Any = serializers.CharField(read_only=True)

    class Meta:
        model = SubProject
        fields = ["ref", "field", "label", "description"]


class LegalBasisSerializer(serializers.ModelSerializer):
    """One provision in one edition of its document; `cited` is how papers name it."""

    cited = serializers.CharField(source="__str__", read_only=True)

    class Meta:
        model = LegalBasis
        fields = [
            "ref", "provision", "cited", "title", "number", "issuer", "article", "effective_from",
            "effective_to",
        ]  # fmt: skip


class RuleSerializer(serializers.ModelSerializer):
    sentence = serializers.SerializerMethodField()
    basis = LegalBasisSerializer(allow_null=True, read_only=True)

    class Meta:
        model = QualificationRule
        fields = [
            "ref", "tier", "key", "parameters", "sentence", "severity", "basis", "legal_basis",
            "law_edition", "effective_from", "effective_to", "position",
        ]  # fmt: skip

    def get_sentence(self, rule) -> str:
        return formats.sentence(rule.key, rule.parameters, rule.severity)


class EditionSerializer(serializers.ModelSerializer):
    sub_projects = SubProjectSerializer(many=True, read_only=True)
    qualification_rules = RuleSerializer(many=True, read_only=True)

    class Meta:
        model = Edition
        fields = [
            "ref", "version", "year", "name", "state", "provincial_seats", "municipal_seats", *_PLAN,
            "sub_projects", "qualification_rules",
        ]  # fmt: skip


class EditionInput(serializers.ModelSerializer):
    class Meta:
        model = Edition
        fields = ["year", "name", *_PLAN]
        # That a name stands once in a year is said by the service, for pages and API alike.
        validators: list = []


class EditionViewSet(Moves, Edits, Creates, ScopedViewSet):
    """Editions with their sub-projects and qualifications."""

    queryset = Edition.objects.none()
    policy, workflow, services = policies.editions, EDITION, editions
    serializer_class, input_class = EditionSerializer, EditionInput
    filterset_class, table = filters.EditionFilter, tables.EditionTable
    create_verb, edit_verb = staticmethod(editions.create), staticmethod(editions.edit)


class QuotaSerializer(serializers.ModelSerializer):
    edition = serializers.UUIDField(source="edition.ref")
    field = serializers.CharField(source="sub_project.field")
    place = serializers.CharField(source="organisation.label")
    place_code = serializers.CharField(source="organisation.code")

    class Meta:
        model = Quota
        fields = ["ref", "edition", "tier", "field", "place", "place_code", "seats"]


class QuotaViewSet(ScopedViewSet):
    """Seats by edition, tier, field and place. They are set on their page, all at once."""

    queryset = Quota.objects.none()
    policy = policies.quotas
    serializer_class = QuotaSerializer
    filterset_class = filters.QuotaFilter


class DocumentSerializer(serializers.ModelSerializer):
    edition = serializers.UUIDField(source="edition.ref")

    class Meta:
        model = Document
        fields = [
            "ref",
            "version",
            "edition",
            "number",
            "title",
            "kind",
            "step",
            "series",
            "revision",
            "change_reason",
            "body",
            "state",
            "issued_on",
        ]


class DocumentInput(VersionedInput):
    title = serializers.CharField(max_length=200)
    kind = serializers.ChoiceField(choices=DocumentKind.choices)
    number = serializers.CharField(max_length=60, required=False, allow_blank=True)
    step = serializers.ChoiceField(choices=Step.choices, required=False, allow_blank=True)
    body = serializers.CharField(required=False, allow_blank=True, max_length=20_000)


class DocumentViewSet(Moves, Edits, ScopedViewSet):
    queryset = Document.objects.none()
    policy, workflow, services = policies.documents, DOCUMENT, documents
    serializer_class, input_class = DocumentSerializer, DocumentInput
    filterset_class, table = filters.DocumentFilter, tables.DocumentTable
    edit_verb = staticmethod(documents.edit)


class ReceiptSerializer(serializers.ModelSerializer):
    document = serializers.UUIDField(source="document.ref")
    title = serializers.CharField(source="document.title")
    place = serializers.CharField(source="organisation.label")

    class Meta:
        model = Receipt
        fields = ["ref", "version", "document", "title", "place", "state", "acknowledged_at"]


class ReceiptViewSet(Moves, ScopedViewSet):
    queryset = Receipt.objects.none()
    policy, workflow, services = policies.receipts, RECEIPT, documents
    serializer_class = ReceiptSerializer
    filterset_class, table = filters.ReceiptFilter, tables.ReceiptTable


class AmendmentLineSerializer(serializers.ModelSerializer):
    """One row of a part, old and new sentence by sentence; null where it is not there."""

    name = serializers.SerializerMethodField()
    before = serializers.SerializerMethodField()
    after = serializers.SerializerMethodField()

    class Meta:
        model = AmendmentLine
        fields = ["part", "kind", "target", "name", "before", "after"]

    def get_name(self, line) -> str:
        return formats.row_name(line.part, line.after or line.before)

    def get_before(self, line) -> list[str]:
        return self.lines_of(line, line.before or None)

    def get_after(self, line) -> list[str]:
        return self.lines_of(line, line.after)

    def lines_of(self, line, row) -> list[str]:
        laws = LegalBasis.objects.in_bulk([row["basis_id"]]) if row and row.get("basis_id") else {}
        return formats.row_lines(line.part, row, laws, line.amendment.edition.rules_on)


class AmendmentSerializer(serializers.ModelSerializer):
    edition = serializers.UUIDField(source="edition.ref")
    document = serializers.UUIDField(source="document.ref", allow_null=True)
    lines = AmendmentLineSerializer(many=True, read_only=True)

    class Meta:
        model = Amendment
        fields = [
            "ref", "version", "edition", "state", "reason", "document", "published_at", "nominees",
            "lines",
        ]  # fmt: skip


CHANGED = OpenApiExample(
    "A condition asked more strictly",
    value={
        "ref": "77d0…",
        "version": 1,
        "edition": "0b3c…",
        "state": "published",
        "reason": "省委要求",
        "document": None,
        "published_at": "2026-02-10T16:00:00+08:00",
        "nominees": {"open": 320, "judged": 41},
        "lines": [
            {
                "part": "qualification_rules",
                "kind": "change",
                "target": "c1f4…",
                "name": "Municipal project · Years at the grass roots",
                "before": ["Municipal project. Years at the grass roots: at least 2 years …"],
                "after": ["Municipal project. Years at the grass roots: at least 3 years …"],
            }
        ],
    },
    response_only=True,
)


@extend_schema_view(retrieve=extend_schema(examples=[CHANGED]))
class AmendmentViewSet(Moves, ScopedViewSet):
    """Changes of published editions. They are written on their pages, row by row; here they are read,
    published and dropped."""

    queryset = Amendment.objects.none()
    policy, workflow, services = policies.amendments, AMENDMENT, amendments
    serializer_class = AmendmentSerializer
    filterset_class = filters.AmendmentFilter


class EditionVersionSerializer(serializers.ModelSerializer):
    """An edition as it stood from one publication or amendment to the next."""

    edition = serializers.UUIDField(source="edition.ref")
    change = serializers.SerializerMethodField()

    class Meta:
        model = EditionVersion
        fields = ["ref", "edition", "number", "reason", "change", "published_at", "content"]

    def get_change(self, version) -> str | None:
        """The change that made it, for those who may read changes."""
        return str(version.amendment.ref) if version.amendment else None


AMENDED = OpenApiExample(
    "The second version",
    value={
        "ref": "5be2…",
        "edition": "0b3c…",
        "number": 2,
        "reason": "延长报名时间",
        "change": None,
        "published_at": "2026-02-10T16:00:00+08:00",
        "content": {
            "values": {"name": "2026年选拔", "provincial_seats": 80},
            "dates": {"nomination_closes_on": "2026-03-20"},
            "parts": {"sub_projects": [{"field": "economy", "description": ""}]},
            "provincial": {"economy": 20},
        },
    },
    response_only=True,
)


@extend_schema_view(retrieve=extend_schema(examples=[AMENDED]))
class EditionVersionViewSet(ScopedViewSet):
    """Reading alone: a version comes of publishing or amending the edition, and never changes."""

    queryset = EditionVersion.objects.none()
    policy = policies.edition_versions
    serializer_class = EditionVersionSerializer
    filterset_class = filters.EditionVersionFilter


class VersionReceiptSerializer(serializers.ModelSerializer):
    """That a version reached a place, with the seats it gives that place."""

    edition_version = serializers.UUIDField(source="edition_version.ref")
    edition = serializers.UUIDField(source="edition_version.edition.ref")
    number = serializers.IntegerField(source="edition_version.number")
    place = serializers.CharField(source="organisation.label")

    class Meta:
        model = VersionReceipt
        fields = [
            "ref", "version", "edition_version", "edition", "number", "place", "seats", "state",
            "acknowledged_at",
        ]  # fmt: skip


RECEIVED = OpenApiExample(
    "A place that has read it",
    value={
        "ref": "91aa…",
        "version": 1,
        "edition_version": "5be2…",
        "edition": "0b3c…",
        "number": 2,
        "place": "某市",
        "seats": {"economy": 12},
        "state": "acknowledged",
        "acknowledged_at": "2026-02-11T09:00:00+08:00",
    },
    response_only=True,
)


@extend_schema_view(retrieve=extend_schema(examples=[RECEIVED]))
class VersionReceiptViewSet(Moves, ScopedViewSet):
    queryset = VersionReceipt.objects.none()
    policy, workflow, services = policies.version_receipts, VERSION_RECEIPT, versions
    serializer_class = VersionReceiptSerializer
    filterset_class, table = filters.VersionReceiptFilter, tables.VersionReceiptTable
