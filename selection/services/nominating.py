"""The nominating side: writing, submitting, endorsing, giving up."""

import datetime
from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.functions import Left
from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.models import Person
from core.audit.log import act
from core.orgs.models import SEGMENT, Membership, Organisation
from core.orgs.scoping import array_text, fresh_refs
from core.workflow import rows
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused
from core.workflow.table import Move
from planning.handover import EditionState, own_closing_days
from selection import notices
from selection.models import Nomination
from selection.services import attachments, queueing, stopping
from selection.services.refusing import refusals
from selection.states import NOMINATION, NominationState

COUNTY = "county_officer"
#: What a nomination says beside whom it names; `submit` asks for all of it.
CONTENT = ("grounds", "recommender", "met_on", "present", "agreed")
_DUE = ("grounds", "met_on", "present", "agreed")

#: Rows of one statement. Its text exists four times over on its way: a worker must not grow with it.
AT_ONCE = 5_000

_INSERT = """
    INSERT INTO selection_nomination
        (ref, version, org_path, edition_id, tier, sub_project_id, place_id, organisation_id,
         person_id, name, pinyin, pinyin_key, initials, stroke_key, grounds, recommender, met_on,
         present, agreed, state, exam_number, author_id, ground, attested, remark,
         import_run_id)
    SELECT r.ref, 0, p.org_path, r.edition, r.tier, r.field, place.id,
           coalesce(r.unit, place.id), p.id, p.name, p.pinyin, p.pinyin_key, p.initials,
           p.stroke_key, r.grounds, r.recommender, r.met_on, r.present, r.agreed, 'draft', '',
           %(author)s, '', '{}', '', %(import_run)s
    FROM unnest(%(ref)s::uuid[], %(person)s::bigint[], %(edition)s::bigint[], %(tier)s::text[], %(field)s::bigint[],
                %(unit)s::bigint[], %(grounds)s::text[], %(recommender)s::text[],
                %(met_on)s::date[], %(present)s::int[], %(agreed)s::int[])
         WITH ORDINALITY AS r(ref, person, edition, tier, field, unit, grounds, recommender, met_on,
                              present, agreed, line)
    JOIN candidates_person p ON p.id = r.person
    JOIN core_organisation place ON place.path = left(p.org_path, %(length)s)
    ORDER BY r.line
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
    given: Sequence[dict[Any, Any]],
    *,
    actor: Membership,
    now: datetime.datetime,
    import_run: Any = None,
) -> list[str]:
    """Drafts for many people in one statement; their references in the order given.

    Each row: `edition`, `tier`, `sub_project`, `person` (rows or their ids), and as far as known
    `organisation` (the nominating unit; when absent the place, or the county of a county's officer)
    and CONTENT. Drafts are not in the
    ledger before they are submitted.
    """
    if not given:
        return []
    editions = {id(row["edition"]): row["edition"] for row in given}
    for edition in editions.values():
        if not isinstance(edition, int):
            require_open(edition, now)
            people = [_id(row["person"]) for row in given if row["edition"] is edition]
            _require_places_open(edition, now, _paths_of(people))
    unit = actor.organisation_id if actor.role == COUNTY else None
    refs = fresh_refs(len(given))
    values = {
        "import_run": import_run.pk if import_run is not None else None,
        "author": actor.user_id,
        "length": 2 * SEGMENT,
    }
    with act(actor, now), refusals(), connection.cursor() as cursor:
        for first in range(0, len(given), AT_ONCE):
            part = slice(first, first + AT_ONCE)
            columns = {**_columns(given[part], unit), "ref": array_text(refs[part])}
            cursor.execute(_INSERT, values | columns)
            if cursor.rowcount != len(refs[part]):
                raise Refused(_("Some of these people are not in your scope."))
    return refs


def _columns(given: Sequence[dict[Any, Any]], unit: int | None) -> dict[str, Any]:
    """Each column as the text of one array: the least to send, to hold and to read for PostgreSQL.

    `unit`: who nominates where a row does not say.
    """
    return {
        "person": array_text(_id(row["person"]) for row in given),
        "edition": array_text(_id(row["edition"]) for row in given),
        "tier": array_text(str(row["tier"]) for row in given),
        "field": array_text(_id(row["sub_project"]) for row in given),
        "unit": array_text(_id(row.get("organisation")) or unit for row in given),
        "grounds": array_text(row.get("grounds") or "" for row in given),
        "recommender": array_text(row.get("recommender") or "" for row in given),
        "met_on": array_text(row.get("met_on") or None for row in given),
        "present": array_text(row.get("present") for row in given),
        "agreed": array_text(row.get("agreed") for row in given),
    }


def revise(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, **values: Any
) -> Nomination:
    """Other words, numbers, field or tier, while the nomination is with the place. In the ledger from
    the first submission on; before it the nomination is the writer's draft."""
    if not nomination.is_editable:
        raise MoveRefused(_("It can be changed only as a draft or when returned."), code="state")
    with act(actor, now), refusals():
        return rows.change(
            nomination, values, actor=actor, now=now, verb="revise",
            is_recorded=nomination.submitted_at is not None,
        )  # fmt: skip


def submit(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    """Hand it to another officer of the place. Everything that is due must be said."""
    missing = {name: _("This is due before it is submitted.") for name in _missing(nomination)}
    if missing:
        raise Refused(_("The nomination is not complete yet."), fields=missing)
    if nomination.state == NominationState.DRAFT:
        require_open_for(nomination.edition, nomination.place, now)
    else:
        require_open(nomination.edition, now)
    with act(actor, now):
        attachments.require_attachments(stopping.of_one(nomination), NOMINATION.submit)
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
        drafts = waiting.filter(edition_id=one.edition_id, state=NominationState.DRAFT)
        nominating = Q(pk__in=drafts.order_by().values("place_id"))
        _require_places_open(one.edition, now, nominating)
    with act(actor, now):
        attachments.require_attachments(queryset, NOMINATION.submit)
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
        attachments.require_attachments(stopping.of_one(nomination), NOMINATION.endorse)
        advance(
            nomination,
            NOMINATION.endorse,
            actor=actor,
            now=now,
            reason=reason,
            approver_id=actor.user_id,
        )
        queueing.enter([nomination.pk], actor=actor, now=now)
        notices.endorsed(nomination.place, nomination.edition.organisation, 1)
    return nomination


def endorse_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    with act(actor, now), refusals():
        stopping.require_settled(queryset, NOMINATION.endorse)
        attachments.require_attachments(queryset, NOMINATION.endorse)
        places = _places(queryset, NOMINATION.endorse)
        province = Organisation.objects.filter(kind=Organisation.Kind.PROVINCE).first()
        moving = queryset.filter(state__in=NOMINATION.endorse.sources).order_by("pk")
        ids = list(moving.values_list("pk", flat=True))
        moved = advance_many(
            queryset,
            NOMINATION.endorse,
            actor=actor,
            now=now,
            reason=reason,
            changes={"approver_id": actor.user_id},
        )
        queueing.enter(ids, actor=actor, now=now)
        for place, count in places:
            notices.endorsed(place, province, count)
    return moved


# -- what is asked before ------------------------------------------------------------------------


def require_open(edition: Any, now: datetime.datetime) -> None:
    today = timezone.localdate(now)
    if edition.state != EditionState.PUBLISHED:
        raise MoveRefused(_("The edition is not running."), code="state")
    opens, closes = edition.nomination_opens_on, edition.nomination_closes_on
    if opens and today < opens:
        raise MoveRefused(_("Nominations open on %(day)s.") % {"day": opens}, code="state")
    if closes and today > closes:
        raise MoveRefused(_("Nominations closed on %(day)s.") % {"day": closes}, code="state")


def require_open_for(edition: Any, place: Any, now: datetime.datetime) -> None:
    """The same for what this place nominates: its own closing day counts as well."""
    require_open(edition, now)
    _require_places_open(edition, now, Q(pk=place.pk))


def closes_on(edition: Any, place: Any) -> datetime.date | None:
    """The last day on which the place nominates: its own, or the province's."""
    days = own_closing_days(edition, [place.pk])
    return days.get(place.pk, edition.nomination_closes_on)


def _require_places_open(edition: Any, now: datetime.datetime, places: Q) -> None:
    """None of these places has ended its nominations by its own plan. What is returned for correction is
    handed in again until the province closes."""
    today = timezone.localdate(now)
    closed = {place: day for place, day in own_closing_days(edition).items() if day < today}
    found = Organisation.objects.filter(places, pk__in=closed).first() if closed else None
    if found is not None:
        text = _("By its own plan %(place)s closed its nominations on %(day)s.")
        raise MoveRefused(text % {"place": found.label, "day": closed[found.pk]}, code="state")


def _paths_of(people: Sequence[int]) -> Q:
    """The places in whose files these people are."""
    rows = Person.objects.any_of("pk", people).order_by()
    return Q(path__in=rows.annotate(place=Left("org_path", 2 * SEGMENT)).values("place"))


def place_of(organisation: Any) -> Organisation:
    """The place that an organisation belongs to; the province itself where it is none."""
    return Organisation.objects.get(path=organisation.scope_path[: 2 * SEGMENT])


def live_people(edition: Any, person_ids: Any) -> set[int]:
    """Those of these people who stand in the edition already."""
    rows = Nomination.objects.live().filter(edition=edition).any_of("person_id", person_ids)
    return set(rows.order_by().values_list("person_id", flat=True))


def _missing(nomination: Nomination) -> list[str]:
    return [name for name in _DUE if getattr(nomination, name) in (None, "")]


def _places(queryset: QuerySet[Any], move: Move) -> list[tuple[Organisation, int]]:
    """Places of the rows that will move, with how many; asked before they move."""
    moving = queryset.filter(state__in=move.sources).order_by()
    counts = Counter(moving.values_list("place_id", flat=True))
    places = Organisation.objects.in_bulk(counts)
    return [(places[place], count) for place, count in counts.items()]


def _id(value: Any) -> Any:
    return value if value is None or isinstance(value, int) else value.pk


def known_people(refs: Sequence[Any]) -> dict[UUID, Person]:
    """People in scope by reference."""
    return {person.ref: person for person in Person.objects.filter(ref__in=list(refs))}
