"""The only module of planning that later stages may import."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.notices.waiting import Waiting
from planning import formats, policies
from planning.formats import basis_of, found_text, needed_text, rule_label
from planning.models import Edition, Gate, QualificationRule, SubProject
from planning.rules import calendar
from planning.rules.dates import age
from planning.rules.own import PLACE, Condition
from planning.rules.qualifications import FAIL, NEEDS_PROOF, PASS, WARNS, Verdict
from planning.rules.qualifications.sql import Sql, statement
from planning.rules.structure import TEAM_LEVELS
from planning.services import days, in_force
from planning.states import CityPlanState, EditionState, Field, Tier

__all__ = [
    "FAIL",
    "NEEDS_PROOF",
    "PASS",
    "PLACE",
    "TEAM_LEVELS",
    "WARNS",
    "Condition",
    "EditionState",
    "Field",
    "PlaceSeats",
    "Sql",
    "Tier",
    "Verdict",
    "age",
    "basis_of",
    "edition_choices",
    "edition_for",
    "editions",
    "found_text",
    "needed_text",
    "notice_end",
    "own_closing_days",
    "period_end",
    "quota",
    "quota_cells",
    "quota_totals",
    "rule_label",
    "rule_sets",
    "rules_of",
    "running_editions",
    "statement",
    "sub_projects",
    "switcher",
    "version_of",
    "waiting",
    "with_step",
    "worded",
    "working_day_after",
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


def edition_choices(actor) -> list[tuple[str, str]]:
    """(reference, name) of the same, for a filter or a form."""
    return [(str(row.ref), str(row)) for row in editions(actor).only("ref", "year", "name")]


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


def with_step(editions: Iterable[int], step: str) -> set[int]:
    """Those of the editions, by their keys, whose procedure has this gate."""
    found = Gate.objects.filter(edition_id__in=list(editions), step=step)
    return set(found.values_list("edition_id", flat=True))


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


def version_of(edition: Edition) -> int | None:
    """Number of the version that stands; None where none was kept."""
    return edition.versions.aggregate(last=Max("number"))["last"]


def rules_of(edition: Edition, tier: str, version: int | None = None) -> list[QualificationRule]:
    """The conditions of a tier that are in effect on the cut-off day, in their order; those of an earlier
    version for whoever was judged by it. Of the province alone: what judges a nominee says
    `rule_sets`."""
    return in_force.provincial(edition, tier, version)


def rule_sets(
    edition: Edition, tier: str, cases: Sequence[in_force.Case], version: int | None = None
) -> list[tuple[list[Condition], list[int]]]:
    """The cases (id, place, when handed in) by the conditions that judge them: those of the province,
    of an earlier version for whoever was judged by it, with those of the place's plan that was in force
    then."""
    return in_force.rule_sets(edition, tier, cases, version)


def own_closing_days(
    edition: Edition, places: Iterable[int] | None = None
) -> dict[int, datetime.date]:
    """Place id -> the day on which its own plan in force ends its nominations; others end with the
    province."""
    return in_force.closing_days(edition, places)


def worded(found: Iterable[Verdict]) -> list[Verdict]:
    """The verdicts with their texts in the reader's language."""
    return formats.worded(found)


def notice_end(edition: Edition, start: datetime.date) -> datetime.date:
    """Last day of a public notice put up on `start`; that day itself does not count."""
    return days.notice_end(edition, start)


def period_end(
    start: datetime.date,
    count: int,
    in_working_days: bool,
    exceptions: Mapping[datetime.date, bool],
) -> datetime.date:
    """As `notice_end`, from numbers and exceptions of the calendar already read."""
    return calendar.notice_end(
        start,
        count,
        in_working_days=in_working_days,
        is_working_day=days.working_days_but(exceptions),
    )


def working_day_after(edition: Edition, start: datetime.date, count: int) -> datetime.date:
    """The last of so many working days; the day on which they begin to run does not count."""
    return calendar.notice_end(
        start,
        count,
        in_working_days=True,
        is_working_day=days.working_days(edition.organisation_id),
    )


def waiting(actor, now: datetime.datetime) -> list[Waiting]:
    """What waits for the actor in this stage."""
    found = []
    if policies.city_plans.may(actor, "accept"):
        filed = policies.city_plans.scope(actor, "accept").waiting_for_province().count()
        url = f"{reverse('planning:cityplan-list')}?state={CityPlanState.FILED}"
        found.append(Waiting(_("City plans to read"), filed, url))
    if policies.city_plans.may(actor, "file"):
        # A plan that is in force and changed has no day any more.
        rows = policies.city_plans.scope(actor, "file").waiting_for_place().with_versions()
        opens = [
            None if kept else day
            for day, kept in rows.values_list("edition__nomination_opens_on", "kept")
        ]
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
    if policies.version_receipts.may(actor, "acknowledge"):
        pending = policies.version_receipts.scope(actor, "acknowledge").pending().count()
        url = f"{reverse('planning:versionreceipt-list')}?state=pending"
        found.append(Waiting(_("Versions of the plan to acknowledge"), pending, url))
    return [item for item in found if item.count]
