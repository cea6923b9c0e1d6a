"""The questions that officials ask of this stage."""

from typing import Any

from django.db import models
from django.db.models import (
    Case,
    Count,
    DateField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, ExtractDay, Greatest, TruncDate
from django.utils import timezone

from core.orgs.policies import ancestors
from core.orgs.scoping import ScopedQuerySet
from planning.states import CityPlanState, DocumentState, EditionState, ReceiptState, Tier

#: Of a document: nothing attached, nothing written.
_EMPTY = {"file": None, "body__regex": r"^\s*$"}
#: Of a city plan: the place may write in it.
_WITH_PLACE = [CityPlanState.DRAFT, CityPlanState.RETURNED]


class EditionQuerySet(ScopedQuerySet):
    def running(self):
        return self.filter(state=EditionState.PUBLISHED)

    def for_api(self):
        return self.prefetch_related("sub_projects", "qualification_rules__basis")

    def published(self):
        """Published at some time, the closed ones included: what places may see."""
        return self.exclude(state=EditionState.DRAFT)

    def latest(self):
        return self.order_by("-year", "-id")

    def usual(self):
        """The running one, or else the first of them; None where there is none."""
        return self.running().first() or self.first()

    def asked_for(self, ref: str | None):
        """The one of this reference, None where it is not among them; without a reference the usual."""
        if not ref:
            return self.usual()
        rows: Any = self
        return next((row for row in rows if str(row.ref) == ref), None)


class EditionPartQuerySet(ScopedQuerySet):
    """Sub-projects, qualifications and members: parts that share their edition's fate."""

    def published(self):
        return self.exclude(edition__state=EditionState.DRAFT)

    def of_tier(self, tier):
        return self.filter(tier=tier)


class RuleQuerySet(EditionPartQuerySet):
    def effective(self, on):
        """In effect on that day; without a day all of them."""
        if on is None:
            return self
        return self.filter(
            Q(effective_from=None) | Q(effective_from__lte=on),
            Q(effective_to=None) | Q(effective_to__gte=on),
        )


class LegalBasisQuerySet(models.QuerySet):
    def in_force(self, on):
        return self.filter(
            Q(effective_to=None) | Q(effective_to__gte=on), effective_from__lte=on
        ).order_by("-effective_from")

    def overlapping(self, first, last):
        """In force on some day from `first` to `last`, without `last` ever after."""
        rows = self.filter(Q(effective_to=None) | Q(effective_to__gte=first))
        return rows if last is None else rows.filter(effective_from__lte=last)


class QuotaQuerySet(EditionPartQuerySet):
    def for_api(self):
        return self.select_related("edition", "sub_project", "organisation")

    def totals_by_place(self):
        """Rows of (organisation, tier, seats)."""
        return (
            self.values("organisation_id", "organisation__path", "tier")
            .annotate(total=Sum("seats"))
            .order_by("organisation__path", "tier")
        )


class StructureTargetQuerySet(EditionPartQuerySet):
    def for_api(self):
        return self.select_related("edition")


class DocumentQuerySet(EditionPartQuerySet):
    def for_api(self):
        return self.select_related("edition")

    def issued(self):
        return self.filter(state=DocumentState.ISSUED)

    def current(self):
        """Drafts of new papers and what is in force; older and withdrawn versions left out."""
        return self.filter(Q(state=DocumentState.ISSUED) | Q(state=DocumentState.DRAFT, revision=1))

    def with_content(self):
        """Those with a text or an attachment; the others would go out empty."""
        return self.exclude(**_EMPTY)

    def without_content(self):
        return self.filter(**_EMPTY)

    def versions_of(self, document):
        return self.filter(series=document.series).order_by("revision")

    def received_within(self, path):
        """Documents that went to the place at `path`, or to the place that `path` belongs to."""
        receipts = self.model._meta.get_field("receipts").related_model.objects
        sent = receipts.filter(document=OuterRef("pk"), org_path__in=[*ancestors(path), path])
        return self.filter(Exists(sent)).exclude(state=DocumentState.DRAFT)

    def with_receipts(self):
        return self.annotate(
            sent=Count("receipts"),
            acknowledged=Count("receipts", filter=Q(receipts__state=ReceiptState.ACKNOWLEDGED)),
        )


class ReceiptQuerySet(ScopedQuerySet):
    def for_api(self):
        return self.select_related("document", "organisation")

    def pending(self):
        """Still to be acknowledged; a withdrawn document asks for nothing any more."""
        return self.filter(state=ReceiptState.PENDING, document__state=DocumentState.ISSUED)


class AmendmentQuerySet(ScopedQuerySet):
    def for_api(self):
        return self.select_related("edition", "document").prefetch_related("lines")


class EditionVersionQuerySet(EditionPartQuerySet):
    def for_api(self):
        return self.select_related("edition", "amendment")

    def with_receipts(self):
        return self.annotate(
            sent=Count("receipts"),
            acknowledged=Count("receipts", filter=Q(receipts__state=ReceiptState.ACKNOWLEDGED)),
        )


class VersionReceiptQuerySet(ScopedQuerySet):
    def for_api(self):
        return self.select_related("edition_version__edition", "organisation")

    def pending(self):
        return self.filter(state=ReceiptState.PENDING)


class CityPlanQuerySet(ScopedQuerySet):
    def for_api(self):
        rows = self.select_related("edition__organisation", "organisation")
        quotas = self.model._meta.get_field("unit_quotas").related_model.objects
        written = Prefetch("unit_quotas", quotas.written().for_api(), "written_quotas")
        kept = Prefetch("versions__unit_quotas", quotas.for_api())
        return rows.prefetch_related("conditions", "versions", written, kept)

    def for_list(self):
        """With what each adds, and by how many days it came or is late."""
        return self.with_additions().with_days_late(timezone.localdate())

    def with_additions(self):
        """Each with the number of its own conditions (`added`)."""
        conditions = self.model._meta.get_field("conditions").related_model.objects
        counted = (
            conditions.filter(plan=OuterRef("pk"))
            .order_by()
            .values("plan")
            .annotate(total=Count("pk"))
            .values("total")
        )
        return self.annotate(added=Coalesce(Subquery(counted), 0))

    def with_days_late(self, today):
        """Each with the days between its due day and its filing, or today (`days_late`). A plan that was
        in force and is changed keeps the day on which it was filed last."""
        waits = Q(state__in=_WITH_PLACE) & ~Q(Exists(self._versions()))
        until = Case(When(waits, then=Value(today)), default=TruncDate("filed_at"))
        late = ExpressionWrapper(
            Cast(until, DateField()) - F("edition__nomination_opens_on"), DurationField()
        )
        return self.annotate(days_late=Greatest(Coalesce(ExtractDay(late), 0), 0))

    def _versions(self):
        versions = self.model._meta.get_field("versions").related_model.objects
        return versions.filter(plan=OuterRef("pk"))

    def with_versions(self):
        """Each with the number of its versions kept so far (`kept`)."""
        return self.annotate(kept=Count("versions", distinct=True))

    def never_in_force(self):
        return self.filter(~Exists(self._versions()))

    def not_begun(self):
        """As the publication made them: nothing written, nothing given, nothing added."""
        return self.filter(self._untouched())

    def _untouched(self):
        conditions = self.model._meta.get_field("conditions").related_model.objects
        own = conditions.filter(plan=OuterRef("pk"))
        return Q(~Exists(own), state=CityPlanState.DRAFT, version=0)

    def counts_by_state(self) -> dict[str, int]:
        """State -> plans; under the empty key those of the drafts that nobody has begun."""
        untouched = Count("pk", filter=self._untouched())
        rows = list(self.order_by().values_list("state").annotate(Count("pk"), new=untouched))
        return {state: count for state, count, _new in rows} | {"": sum(row[2] for row in rows)}

    def with_seats(self):
        """Each with the municipal seats of its place (`seats`), in the same statement."""
        quotas = self.model._meta.get_field("edition").related_model._meta.get_field("quotas")
        seats = (
            quotas.related_model.objects.filter(
                edition=OuterRef("edition"),
                organisation=OuterRef("organisation"),
                tier=Tier.MUNICIPAL,
            )
            .order_by()
            .values("organisation")
            .annotate(total=Sum("seats"))
            .values("total")
        )
        return self.annotate(seats=Coalesce(Subquery(seats), 0))

    def waiting_for_province(self):
        return self.filter(state=CityPlanState.FILED)

    def waiting_for_place(self):
        return self.filter(
            state__in=_WITH_PLACE,
            edition__state=EditionState.PUBLISHED,
        )


class CityPlanVersionQuerySet(ScopedQuerySet):
    def in_force(self):
        """The latest of each plan."""
        return self.order_by("plan_id", "-number").distinct("plan_id")


class UnitQuotaQuerySet(ScopedQuerySet):
    def for_api(self):
        return self.select_related("organisation", "sub_project").order_by("org_path", "id")

    def written(self):
        """As they stand in the plans; those of accepted versions left out."""
        return self.filter(plan_version=None)
