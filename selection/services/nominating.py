"""The nominating side: writing, submitting, endorsing, giving up."""

import datetime
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.models import Person
from core.audit.log import act
from core.orgs.models import SEGMENT, Membership, Organisation
from core.workflow import rows
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused
from core.workflow.table import Move
from planning.handover import EditionState, quota
from selection import notices
from selection.models import Nomination, NominationRatio
from selection.rules import PER_SEAT, Meter, nomination_limit
from selection.services import stopping
from selection.services.refusing import refusals
from selection.states import GIVEN_UP, NOMINATION

#: What a nomination says beside whom it names; `submit` asks for all of it.
CONTENT = ("grounds", "recommender", "met_on", "present", "agreed")
_DUE = ("grounds", "met_on", "present", "agreed")

_INSERT = """
    INSERT INTO selection_nomination
        (ref, version, org_path, edition_id, tier, sub_project_id, place_id, organisation_id,
         person_id, name, pinyin, pinyin_key, initials, stroke_key, grounds, recommender, met_on,
         present, agreed, state, exam_number, author_id, ground, attested, remark)
    SELECT gen_random_uuid(), 0, p.org_path, r.edition, r.tier, r.field, place.id,
           coalesce(r.unit, place.id), p.id, p.name, p.pinyin, p.pinyin_key, p.initials,
           p.stroke_key, r.grounds, r.recommender, r.met_on, r.present, r.agreed, 'draft', '',
           %(author)s, '', '{}', ''
    FROM ROWS FROM (
             json_to_recordset(%(given)s::json)
             AS (person bigint, edition bigint, tier text, field bigint, unit bigint, grounds text,
                 recommender text, met_on date, present int, agreed int)
         ) WITH ORDINALITY AS r(person, edition, tier, field, unit, grounds, recommender, met_on,
                                present, agreed, line)
    JOIN candidates_person p ON p.id = r.person
    JOIN core_organisation place ON place.path = left(p.org_path, %(length)s)
    ORDER BY r.line
    RETURNING person_id, ref
"""


def nominate(
    *,
    edition: Any,
    tier: str,
    sub_project: Any,
    person: Any,
    actor: Membership,
    now: datetime.datetime,
    organisation: Any = None,
    **content: Any,
) -> Nomination:
    """A draft for one person. Refused when the limit is used up or the person stands already."""
    row = {
        "edition": edition,
        "tier": tier,
        "sub_project": sub_project,
        "person": person,
        "organisation": organisation,
        **content,
    }
    [ref] = nominate_many([row], actor=actor, now=now)
    return Nomination.objects.get(ref=ref)


def nominate_many(
    given: Sequence[dict[Any, Any]], *, actor: Membership, now: datetime.datetime
) -> list[UUID]:
    """Drafts for many people in one statement; their references in the order given.

    Each row: `edition`, `tier`, `sub_project`, `person` (rows or their ids), and as far as known
    `organisation` (the nominating unit; the place when absent) and CONTENT. Drafts are not in the
    ledger before they are submitted.
    """
    if not given:
        return []
    for edition in {row["edition"] for row in given if not isinstance(row["edition"], int)}:
        require_open(edition, now)
    # One JSON text: ten arrays of thousands as constants take the planner a quarter of a second.
    text = json.dumps([_plain(row) for row in given], ensure_ascii=False)
    values: dict[str, str | int] = {
        "given": text,
        "author": actor.user_id,
        "length": 2 * SEGMENT,
    }
    with act(actor, now), refusals(), connection.cursor() as cursor:
        cursor.execute(_INSERT, values)
        made = dict(cursor.fetchall())
    if len(made) != len(given):
        raise Refused(_("Some of these people are not in your scope."))
    return [made[_id(row["person"])] for row in given]


def _plain(row: dict[Any, Any]) -> dict[str, Any]:
    """One row as JSON knows it."""
    met_on = row.get("met_on")
    return {
        "person": _id(row["person"]),
        "edition": _id(row["edition"]),
        "tier": str(row["tier"]),
        "field": _id(row["sub_project"]),
        "unit": _id(row.get("organisation")),
        "grounds": row.get("grounds") or "",
        "recommender": row.get("recommender") or "",
        "met_on": str(met_on) if met_on else None,
        "present": row.get("present"),
        "agreed": row.get("agreed"),
    }


def revise(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, **values: Any
) -> Nomination:
    """Other words, numbers, field or tier, while the nomination is with the place."""
    if not nomination.is_editable:
        raise MoveRefused(_("It can be changed only as a draft or when returned."), code="state")
    with act(actor, now), refusals():
        return rows.change(nomination, values, actor=actor, now=now, verb="revise")


def submit(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    """Hand it to another officer of the place. Everything that is due must be said."""
    missing = {name: _("This is due before it is submitted.") for name in _missing(nomination)}
    if missing:
        raise Refused(_("The nomination is not complete yet."), fields=missing)
    require_open(nomination.edition, now)
    with act(actor, now):
        advance(
            nomination, NOMINATION.submit, actor=actor, now=now, reason=reason, submitted_at=now
        )
        notices.submitted(nomination.place, 1)
    return nomination


def submit_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    """The same as `submit` asks of one: complete in every point, and the edition open."""
    waiting = queryset.filter(state__in=NOMINATION.submit.sources)
    missing = Q(grounds="")
    for name in _DUE[1:]:
        missing |= Q(**{f"{name}__isnull": True})
    if first := waiting.filter(missing).order_by("pk").values_list("name", flat=True).first():
        raise Refused(_("The nomination of %(name)s is not complete yet.") % {"name": first})
    for one in waiting.order_by("edition_id").distinct("edition_id").select_related("edition"):
        require_open(one.edition, now)
    with act(actor, now):
        places = _places(queryset, NOMINATION.submit)
        moved = advance_many(
            queryset,
            NOMINATION.submit,
            actor=actor,
            now=now,
            reason=reason,
            changes={"submitted_at": now},
        )
        for place, count in places:
            notices.submitted(place, count)
    return moved


def endorse(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    """The place stands behind it; another officer than the author says so."""
    if nomination.author_id == actor.user_id:
        raise MoveRefused(_("Who wrote a nomination does not endorse it."))
    with act(actor, now), refusals():
        stopping.require_settled(stopping.of_one(nomination), NOMINATION.endorse)
        advance(
            nomination,
            NOMINATION.endorse,
            actor=actor,
            now=now,
            reason=reason,
            approver_id=actor.user_id,
        )
        notices.endorsed(nomination.place, nomination.edition.organisation, 1)
    return nomination


def endorse_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    with act(actor, now), refusals():
        stopping.require_settled(queryset, NOMINATION.endorse)
        places = _places(queryset, NOMINATION.endorse)
        province = Organisation.objects.filter(kind=Organisation.Kind.PROVINCE).first()
        moved = advance_many(
            queryset,
            NOMINATION.endorse,
            actor=actor,
            now=now,
            reason=reason,
            changes={"approver_id": actor.user_id},
        )
        for place, count in places:
            notices.endorsed(place, province, count)
    return moved


# -- limits ---------------------------------------------------------------------------------------


def per_seat(edition: Any, tier: str) -> Any:
    row = NominationRatio.objects.filter(edition=edition, tier=tier).first()
    return row.per_seat if row else PER_SEAT[str(tier)]


def set_ratio(
    edition: Any,
    tier: str,
    *,
    per_seat: Any,
    legal_basis: str,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
) -> NominationRatio:
    """Another number of nominations for a seat than the usual one, with its basis."""
    row = NominationRatio.objects.filter(edition=edition, tier=tier).first()
    values = {"per_seat": per_seat, "legal_basis": legal_basis}
    with act(actor, now), refusals():
        if row is not None:
            return rows.change(row, values, actor=actor, now=now, reason=reason)
        row = NominationRatio(org_path=edition.org_path, edition=edition, tier=tier, **values)
        return rows.create(row, actor=actor, now=now, reason=reason)


def meter(edition: Any, tier: str, sub_project: Any, place: Any) -> Meter:
    """Limit and use of the group in which a nomination would stand."""
    limit = nomination_limit(quota(edition, tier, sub_project, place), per_seat(edition, tier))
    if str(tier) == "provincial":
        return Meter(limit, provincial_use(edition).get(sub_project.pk, 0))
    group = Nomination.objects.in_group(edition, tier, sub_project, place)
    return Meter(limit, group.exclude(state__in=GIVEN_UP).count())


def provincial_use(edition: Any) -> dict[int, int]:
    """Sub-project id -> nominations of all places in the provincial tier; numbers only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT field, used FROM selection_used(%s)", [edition.pk])
        return dict(cursor.fetchall())


def require_open(edition: Any, now: datetime.datetime) -> None:
    today = timezone.localdate(now)
    if edition.state != EditionState.PUBLISHED:
        raise MoveRefused(_("The edition is not running."), code="state")
    opens, closes = edition.nomination_opens_on, edition.nomination_closes_on
    if opens and today < opens:
        raise MoveRefused(_("Nominations open on %(day)s.") % {"day": opens}, code="state")
    if closes and today > closes:
        raise MoveRefused(_("Nominations closed on %(day)s.") % {"day": closes}, code="state")


def place_of(organisation: Any) -> Organisation:
    """The place that an organisation belongs to; the province itself where it is none."""
    return Organisation.objects.get(path=organisation.scope_path[: 2 * SEGMENT])


def live_people(edition: Any, person_ids: Any) -> set[int]:
    """Those of these people who stand in the edition already."""
    rows = Nomination.objects.live().filter(edition=edition).any_of("person_id", person_ids)
    return set(rows.values_list("person_id", flat=True))


def _missing(nomination: Nomination) -> list[str]:
    return [name for name in _DUE if getattr(nomination, name) in (None, "")]


def _places(queryset: QuerySet[Any], move: Move) -> list[tuple[Organisation, int]]:
    """Places of the rows that will move, with how many; asked before they move."""
    moving = queryset.filter(state__in=move.sources).order_by()
    counts = Counter(moving.values_list("place_id", flat=True))
    places = Organisation.objects.in_bulk(counts)
    return [(places[place], count) for place, count in counts.items()]


def _id(value: Any) -> Any:
    return value.pk if hasattr(value, "pk") else value


def known_people(refs: Sequence[Any]) -> dict[UUID, Person]:
    """People in scope by reference."""
    return {person.ref: person for person in Person.objects.filter(ref__in=list(refs))}
