"""Planning over the API: the same policies, filters and verbs as the pages."""

from typing import Any

from rest_framework import serializers

from core.web.api import Creates, Edits, Moves, ScopedViewSet, VersionedInput
from planning import filters, policies, tables
from planning.models import (
    CityPlan,
    Document,
    Edition,
    QualificationRule,
    Quota,
    Receipt,
    SubProject,
)
from planning.rules.readiness import DATES, TEXTS
from planning.services import city_plans, documents, editions
from planning.states import CITY_PLAN, DOCUMENT, EDITION, RECEIPT, DocumentKind

_PLAN = (*TEXTS, *DATES, "notice_days", "notice_in_working_days")


class SubProjectSerializer(serializers.ModelSerializer):
    label: Any = serializers.CharField(read_only=True)

    class Meta:
        model = SubProject
        fields = ["ref", "field", "label", "description"]


class RuleSerializer(serializers.ModelSerializer):
    class Meta:
        model = QualificationRule
        fields = ["ref", "tier", "key", "parameters", "legal_basis"]


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
            "body",
            "state",
            "issued_on",
        ]


class DocumentInput(VersionedInput):
    title = serializers.CharField(max_length=200)
    kind = serializers.ChoiceField(choices=DocumentKind.choices)
    number = serializers.CharField(max_length=60, required=False, allow_blank=True)
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


class CityPlanSerializer(serializers.ModelSerializer):
    edition = serializers.UUIDField(source="edition.ref")
    place = serializers.CharField(source="organisation.label")

    class Meta:
        model = CityPlan
        fields = ["ref", "version", "edition", "place", "body", "state", "filed_at"]


class CityPlanInput(VersionedInput):
    body = serializers.CharField(allow_blank=True, max_length=20_000)


class CityPlanViewSet(Moves, Edits, ScopedViewSet):
    queryset = CityPlan.objects.none()
    policy, workflow, services = policies.city_plans, CITY_PLAN, city_plans
    serializer_class, input_class = CityPlanSerializer, CityPlanInput
    filterset_class, table = filters.CityPlanFilter, tables.CityPlanTable
    edit_verb = staticmethod(city_plans.edit)
