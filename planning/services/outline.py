"""Reads an edition as far as readiness asks."""

from django.db.models import Count, Sum

from core.orgs.models import Organisation
from planning.models import Document, Edition
from planning.rules import procedure, qualifications
from planning.rules.readiness import DATES, TEXTS, Item, Outline
from planning.rules.readiness import readiness as judge
from planning.states import Tier


def readiness(edition: Edition) -> list[Item]:
    """Every condition for publishing, met or not."""
    return judge(outline(edition))


def outline(edition: Edition) -> Outline:
    given = dict(edition.quotas.values_list("tier").annotate(Sum("seats")).order_by())
    rules = list(edition.qualification_rules.all())
    planned = {tier: edition.seats_of(tier) for tier in Tier.values}
    asked = [tier for tier in Tier.values if planned[tier]] or [str(Tier.MUNICIPAL)]
    papers = Document.objects.filter(edition=edition).current()
    return Outline(
        filled=frozenset(name for name in (*TEXTS, *DATES) if getattr(edition, name)),
        dates={name: getattr(edition, name) for name in DATES},
        sub_projects=edition.sub_projects.count(),
        rules={tier: sum(rule.tier == tier for rule in rules) for tier in asked},
        faulty_rules=tuple(rule.key for rule in rules if qualifications.faults(rule)),
        steps=tuple(edition.gates.values_list("step", flat=True)),
        leading_group=edition.group_members.count(),
        planned={tier: planned[tier] for tier in asked},
        given=given,
        places=_places(edition) if Tier.MUNICIPAL in asked else 0,
        places_with_quota=_with_quota(edition),
        gate_documents=papers.with_content().filter(step=procedure.ORDER[0]).count(),
        blank_documents=tuple(papers.without_content().values_list("title", flat=True)),
    )


def _places(edition: Edition) -> int:
    return Organisation.objects.within(edition.org_path).places().count()


def _with_quota(edition: Edition) -> int:
    rows = edition.quotas.filter(tier=Tier.MUNICIPAL, seats__gt=0)
    return rows.aggregate(count=Count("organisation", distinct=True))["count"]
