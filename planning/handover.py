"""The only module of planning that later stages may import."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.notices.waiting import Waiting
from planning import formats, policies
from planning.models import Edition, QualificationRule, SubProject
from planning.rules import qualifications
from planning.rules.dates import age
from planning.rules.qualifications import FAIL, NEEDS_PROOF, PASS, Facts, Gap, RuleLike
from planning.services import days
from planning.states import CityPlanState, EditionState, Field, Tier

__all__ = [
    "FAIL",
    "NEEDS_PROOF",
    "PASS",
    "EditionState",
    "Facts",
    "Field",
    "Gap",
    "PlaceSeats",
    "Tier",
    "age",
    "edition_for",
    "editions",
    "gaps",
    "notice_end",
    "quota",
    "quota_cells",
    "quota_totals",
    "rules_of",
    "running_editions",
    "sub_projects",
    "switcher",
    "waiting",
]


#: So many editions fit into the menu; older ones are in the list.
SWITCHER_ROWS = 6


class PlaceSeats(NamedTuple):
    """Seats of a place in one tier; of the province itself in the provincial tier."""

    organisation_id: int
    path: str
    tier: str
    seats: int


def editions(actor):
    """Editions in the actor's view, the newest first; below the province only published ones."""
    return policies.editions.scope(actor).latest()


def running_editions(actor):
    """Published and not closed: in these work goes on."""
    return editions(actor).running()


def switcher(actor) -> list[dict]:
    """The latest published and closed editions, for the header of every page."""
    if not policies.editions.may(actor, "view"):
        return []
    rows = editions(actor).published().only("ref", "year", "name", "state")[:SWITCHER_ROWS]
    return [
        {
            "label": str(row),
            "url": row.get_absolute_url(),
            "running": row.state == EditionState.PUBLISHED,
        }
        for row in rows
    ]


def edition_for(actor, ref) -> Edition | None:
    """One edition in view, by its reference."""
    return editions(actor).filter(ref=ref).first()


def sub_projects(edition):
    return edition.sub_projects.all()


def quota(edition: Edition, tier: str, sub_project: SubProject, place) -> int:
    """Seats of a place in a field; in the provincial tier those of the whole province."""
    rows = edition.quotas.filter(tier=tier, sub_project=sub_project)
    if tier == Tier.MUNICIPAL:
        rows = rows.filter(organisation=place)
    return rows.values_list("seats", flat=True).first() or 0


def quota_cells(edition: Edition, actor) -> dict[tuple[str, int, int], int]:
    """(tier, sub-project id, organisation id) -> seats, as far as the actor sees them."""
    rows = policies.quotas.scope(actor).filter(edition=edition)
    return {
        (tier, field, place): seats
        for tier, field, place, seats in rows.values_list(
            "tier", "sub_project_id", "organisation_id", "seats"
        )
    }


def quota_totals(edition: Edition, actor) -> list[PlaceSeats]:
    """Seats by place and tier, as far as the actor sees them."""
    rows = policies.quotas.scope(actor).filter(edition=edition).totals_by_place()
    return [
        PlaceSeats(row["organisation_id"], row["organisation__path"], row["tier"], row["total"])
        for row in rows
    ]


def rules_of(edition: Edition, tier: str) -> list[QualificationRule]:
    return list(QualificationRule.objects.filter(edition=edition).of_tier(tier))


def gaps(facts: Facts, rules: Iterable[RuleLike], on: datetime.date) -> list[Gap]:
    """Everything that stops a person on the cut-off day, each with its text; empty: qualified."""
    return formats.worded(qualifications.gaps(facts, rules, on))


def notice_end(edition: Edition, start: datetime.date) -> datetime.date:
    """Last day of a public notice put up on `start`; that day itself does not count."""
    return days.notice_end(edition, start)


def waiting(actor, now: datetime.datetime) -> list[Waiting]:
    """What waits for the actor in this stage."""
    found = []
    if policies.city_plans.may(actor, "accept"):
        filed = policies.city_plans.scope(actor, "accept").waiting_for_province().count()
        url = f"{reverse('planning:cityplan-list')}?state={CityPlanState.FILED}"
        found.append(Waiting(_("City plans to read"), filed, url))
    if policies.city_plans.may(actor, "file"):
        rows = policies.city_plans.scope(actor, "file").waiting_for_place()
        opens = list(rows.values_list("edition__nomination_opens_on", flat=True))
        due = min((day for day in opens if day), default=None)
        late = sum(1 for day in opens if day and day < timezone.localdate(now))
        found.append(
            Waiting(
                _("Plans of your place to file"),
                len(opens),
                reverse("planning:cityplan-list"),
                due_on=due,
                late=late,
            )
        )
    if policies.receipts.may(actor, "acknowledge"):
        pending = policies.receipts.scope(actor, "acknowledge").pending().count()
        url = f"{reverse('planning:receipt-list')}?state=pending"
        found.append(Waiting(_("Documents to acknowledge"), pending, url))
    return [item for item in found if item.count]
