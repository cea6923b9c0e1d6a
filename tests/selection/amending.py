"""An edition whose conditions change after the review has decided."""

from django.db.models import Sum
from django.utils import timezone

from planning.models import Edition
from planning.services import amendments, proposing, versions
from planning.states import Part, Tier
from selection.models import Nomination
from selection.services import nominations
from tests.factories.planning import LeadingGroupMemberFactory, QualificationRuleFactory
from tests.factories.selection import NominationFactory
from tests.plugins import database
from tests.support import acting

OLD = {"from": "1940-01-01", "to": "1999-12-31"}
NEW = {"from": "1999-12-30", "to": "1999-12-31"}


def ruled(stage):
    """The one rule of the municipal tier, in an edition that can be amended."""
    with database.as_owner():
        for tier in Tier.values:
            seats = stage.edition.quotas.filter(tier=tier).aggregate(total=Sum("seats"))["total"]
            Edition.objects.filter(pk=stage.edition.pk).update(**{f"{tier}_seats": seats or 0})
    LeadingGroupMemberFactory(edition=stage.edition)
    QualificationRuleFactory(
        edition=stage.edition, tier="provincial", key="born_between", parameters=OLD
    )
    return QualificationRuleFactory(edition=stage.edition, key="born_between", parameters=OLD)


def decided(stage, people):
    """The first rejected, the others qualified, under the first version; their keys."""
    now = timezone.now()
    for person in people:
        NominationFactory(
            edition=stage.edition, sub_project=stage.field, person=person, place=stage.place,
            author=stage.author.user, approver=stage.approver.user, state="endorsed",
        )  # fmt: skip
    with acting(stage.office):
        versions.keep(stage.edition, now=now)
    with acting(stage.reviewer) as actor:
        rows = list(Nomination.objects.for_detail().order_by("pk"))
        nominations.reject(rows[0], reason="不符合", actor=actor, now=now)
        for row in rows[1:]:
            nominations.pass_review(row, reason="", actor=actor, now=now)
    return [row.pk for row in rows]


def amend(stage, rule, parameters=NEW):
    """Publish another range of births; how many it concerns."""
    now = timezone.now()
    with acting(stage.office) as actor:
        stage.edition.refresh_from_db()
        draft = amendments.begin(stage.edition, reason="省委要求", actor=actor, now=now)
        proposing.propose(draft, Part.RULES, rule.ref, parameters=parameters, actor=actor, now=now)
        return amendments.publish(draft, actor=actor, now=now)
