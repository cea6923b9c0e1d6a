"""Individual talks: held by two inspectors after the notice, their notes sealed, counted by group."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.models import Career
from candidates.rules.dates import full_months
from candidates.states import CareerKind
from core import vault
from core.audit.log import act, record
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.errors import MoveRefused, Refused
from selection.models import Nomination, Talk, TeamCase
from selection.rules.conflicts import unit_and_post
from selection.rules.fieldwork import AT_A_TALK, Due, is_new_in_post
from selection.services.inspectors import team_of
from selection.services.refusing import refusals


def due_of(nominations: Iterable[int]) -> dict[int, list[Due]]:
    """Nominee -> talks with each group that the team's plan asks for; none without a team."""
    found: dict[int, list[Due]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nomination_id, talk_group, due, held FROM selection_talks_of(%s)",
            [list(nominations)],
        )
        for nominee, *numbers in cursor.fetchall():
            found.setdefault(nominee, []).append(Due(*numbers))
    return found


def hold(
    case: TeamCase, *, group: str, partner: str, held_on: datetime.date, inspectors: Sequence[str], text: str,
    actor: Membership, now: datetime.datetime, site: str = "",
) -> Talk:  # fmt: skip
    """Put a talk on record. The team reads what was said, and the programme office; nobody else."""
    team = [each.name for each in team_of(case.nomination_id)]
    if len(set(inspectors)) != AT_A_TALK or not set(inspectors) <= set(team):
        raise Refused(fields={"inspectors": _("Two inspectors of the team hold a talk.")})
    if held_on > timezone.localdate(now):
        raise Refused(fields={"held_on": _("This day has not come yet.")})
    talk = Talk(
        org_path=case.org_path, nomination_id=case.nomination_id, group=group, partner=partner,
        held_on=held_on, site=site, inspectors=list(inspectors), taken_by_id=actor.user_id,
    )  # fmt: skip
    talk.sealed = vault.seal(text, talk.context)
    with refusals():
        return rows.create(talk, actor=actor, now=now, names=["nomination", "group", "held_on"])


def hold_many(
    given: Sequence[Mapping[Any, Any]], *, actor: Membership, now: datetime.datetime
) -> int:
    """Talks of many cases in one statement, from the team's own notebook. Rows: `case`, `group`,
    `partner`, `held_on`, `inspectors`, `text`."""
    talks = []
    for row in given:
        case = row["case"]
        talk = Talk(
            org_path=case.org_path, nomination_id=case.nomination_id, group=row["group"],
            partner=row["partner"], held_on=row["held_on"], inspectors=row["inspectors"],
            taken_by_id=actor.user_id,
        )  # fmt: skip
        talk.sealed = vault.seal(row["text"], talk.context)
        talks.append(talk)
    with act(actor, now), refusals():
        Talk.objects.bulk_create(talks, batch_size=2_000)
        for case in {row["case"].pk: row["case"] for row in given}.values():
            held = sum(row["case"].pk == case.pk for row in given)
            record(case, "teamcase.hold_talks", after={"talks": held})
    return len(talks)


def strike(talk: Talk, *, reason: str, actor: Membership, now: datetime.datetime) -> Talk:
    """A record made by mistake stays and does not count."""
    if talk.struck_reason:
        raise MoveRefused(_("This record is struck already."), code="state")
    with act(actor, now), refusals():
        locked = rows.lock(talk)
        locked.struck_reason = reason
        locked.version += 1
        locked.save(update_fields=["struck_reason", "version"])
        record(locked, "talk.strike", reason=reason)
    return locked


def previous_units(nominations: Iterable[Nomination], on: datetime.date) -> dict[int, str]:
    """Nominee -> the post before the present one, of those who are under two years in it on that day."""
    chosen = {row.person_id: row.pk for row in nominations}
    posts: dict[int, list[Career]] = {}
    for row in Career.objects.filter(person_id__in=chosen, kind=CareerKind.POST):
        posts.setdefault(row.person_id, []).append(row)
    found = {}
    for person, stays in posts.items():
        present = max((row for row in stays if row.end is None), key=_start, default=None)
        before = max((row for row in stays if row.end is not None), key=_start, default=None)
        if present is None or before is None:
            continue
        if present.start and is_new_in_post(full_months(present.start, on)):
            unit, _post = unit_and_post(before.text)
            found[chosen[person]] = (unit or before.text)[:300]
    return found


def _start(row: Career) -> str:
    return str(row.start)
