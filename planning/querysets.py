"""The questions that officials ask of this stage."""

from django.db.models import Count, Exists, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from core.orgs.policies import ancestors
from core.orgs.scoping import ScopedQuerySet
from planning.states import CityPlanState, DocumentState, EditionState, ReceiptState, Tier


class EditionQuerySet(ScopedQuerySet):
    def running(self):
        return self.filter(state=EditionState.PUBLISHED)

    def for_api(self):
        return self.prefetch_related("sub_projects", "qualification_rules")

    def published(self):
        """Published at some time, the closed ones included: what places may see."""
        return self.exclude(state=EditionState.DRAFT)

    def latest(self):
        return self.order_by("-year", "-id")


class EditionPartQuerySet(ScopedQuerySet):
    """Sub-projects, qualifications and members: parts that share their edition's fate."""

    def published(self):
        return self.exclude(edition__state=EditionState.DRAFT)

    def of_tier(self, tier):
        return self.filter(tier=tier)


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


class DocumentQuerySet(EditionPartQuerySet):
    def for_api(self):
        return self.select_related("edition")

    def issued(self):
        return self.filter(state=DocumentState.ISSUED)

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


class CityPlanQuerySet(ScopedQuerySet):
    def for_api(self):
        return self.select_related("edition__organisation", "organisation")

    def counts_by_state(self) -> dict[str, int]:
        return dict(self.order_by().values_list("state").annotate(Count("pk")))

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
            state__in=[CityPlanState.DRAFT, CityPlanState.RETURNED],
            edition__state=EditionState.PUBLISHED,
        )
